# SPDX-License-Identifier: EUPL-1.2
"""From figures to what people read: values that every format shows, computed once."""
