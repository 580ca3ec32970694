# SPDX-License-Identifier: EUPL-1.2
"""What somebody would write without this tool, or what cannot be avoided: scripts that do the same work plainly."""
