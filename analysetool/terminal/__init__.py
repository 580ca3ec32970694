# SPDX-License-Identifier: EUPL-1.2
"""The terminal: keys, lines, questions, and commands as people can type them."""
