# SPDX-License-Identifier: EUPL-1.2
"""Reading what people hand in: statement sets, score sheets, metadata and tables, with every problem as a value."""
