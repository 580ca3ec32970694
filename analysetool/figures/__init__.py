# SPDX-License-Identifier: EUPL-1.2
"""What may be shown of a measurement, worked out once."""
