# SPDX-License-Identifier: EUPL-1.2
"""The guide: sees what is in a folder, offers what comes next, runs it and comes back."""
