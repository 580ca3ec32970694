# SPDX-License-Identifier: EUPL-1.2
"""Laying out views: one module per format, each a function from view to text."""
