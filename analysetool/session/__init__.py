# SPDX-License-Identifier: EUPL-1.2
"""The session in which a coalition agrees on scores: what the facilitator types and what the room sees."""
