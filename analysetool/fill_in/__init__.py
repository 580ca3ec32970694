# SPDX-License-Identifier: EUPL-1.2
"""The dialogue in which one person answers the statements: `analysetool invullen`."""
