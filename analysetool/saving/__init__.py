# SPDX-License-Identifier: EUPL-1.2
"""Putting results on disk: whole or not at all, never over somebody else's work."""
