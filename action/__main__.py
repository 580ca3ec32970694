# SPDX-License-Identifier: EUPL-1.2
"""`python -I action STEP`: one step of the action, with its inputs in the environment."""

from __future__ import annotations

import io
import os
import sys
import traceback

if sys.version_info < (3, 11):  # noqa: UP036 - the Python of a runner can be older than the project allows
    sys.stdout.write("::error title=Oude Python::Kies bij python een commando van Python 3.11 of nieuwer.\n")
    sys.exit(2)

# Instead of this folder, which Python looks in first.
sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - older Pythons too

from action import check, install  # noqa: E402 - found by the line above
from action.runner import TOOL_FAILED, StepError, say  # noqa: E402 - the same

STEPS = {"key": install.write_key, "install": install.install, "check": check.check}


def main() -> int:
    """Run a step; the exit code is that of the step."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        return STEPS[sys.argv[1]]()
    except StepError as error:
        say("error", error.title, str(error))
        return error.code
    except Exception:  # noqa: BLE001 - Python itself would end with 1, which says that a requirement is not met
        traceback.print_exc()
        return TOOL_FAILED


if __name__ == "__main__":
    sys.exit(main())
