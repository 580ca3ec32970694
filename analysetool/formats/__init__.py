# SPDX-License-Identifier: EUPL-1.2
"""One module per format: from a document or from figures to text or bytes."""
