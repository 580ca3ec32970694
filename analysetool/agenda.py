# SPDX-License-Identifier: EUPL-1.2
"""What a coalition talks about in the minutes it has: the statements that ask for it most, each with its reason."""
