# SPDX-License-Identifier: EUPL-1.2
"""Files that people keep: read with every problem as a value with its line, written whole or not at all."""
