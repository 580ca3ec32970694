# SPDX-License-Identifier: EUPL-1.2
"""Answers from elsewhere: forms, spreadsheets and survey exports become score sheets without a name on them."""
