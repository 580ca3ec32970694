# SPDX-License-Identifier: EUPL-1.2
"""What each kind of document says, in what order; formats only lay it out."""
