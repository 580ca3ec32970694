# SPDX-License-Identifier: EUPL-1.2
"""Workbooks as they were handed in, read safely: their parts are looked through before anything is believed."""
