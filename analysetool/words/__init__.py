# SPDX-License-Identifier: EUPL-1.2
"""The Dutch that people read: sentences about figures, problems and next steps, in one place."""
