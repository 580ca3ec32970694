# SPDX-License-Identifier: EUPL-1.2
"""What people install: wheel, source and a folder that needs no Python; RELEASING.md says in what order."""
