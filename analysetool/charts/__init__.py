# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the pictures: where bars, dots and labels stand. Templates draw them, they calculate nothing."""
