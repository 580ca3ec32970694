# SPDX-License-Identifier: EUPL-1.2
"""What the steps of `action.yml` do, in the standard library and the parts of the tool that need nothing else.

Everything is written in a folder of its own below RUNNER_TEMP; of the workspace only what inputs name is read.
"""
