# SPDX-License-Identifier: EUPL-1.2
"""Analysetool Kansrijke Start: from scored statements to a report a coalition can act on."""

__version__ = "0.1.0"
