# SPDX-License-Identifier: EUPL-1.2
"""JSON Schemas (2020-12) of the files that people write and of the JSON that the tool writes."""
