# SPDX-License-Identifier: EUPL-1.2
"""`python -m analysetool` and the console script: streams as they can be, and a clear word when the tool fails.

A pipeline reads the exit code. Whatever goes wrong around the tool never gives 1, for that says that a requirement is
not met: 70 when the tool or its installation is broken, 2 when the result cannot be delivered.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys

# A run is short: looking for cycles while modules are imported costs more than the memory is worth.
gc.set_threshold(100_000, 50, 50)
# Looking for them once more on the way out took a sixth of a report. What was opened is closed where it is used.
atexit.register(gc.freeze)
# NumPy would make a thread for each core of the machine, and no matrix here is large enough for two.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

EXIT_BUG = 70
_BAD_INPUT = 2


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        sys.exit(_run())
    except Exception as error:
        if os.environ.get("ANALYSETOOL_FOUTZOEKEN"):
            raise
        _say(
            f"Fout: er gaat iets mis in de Analysetool zelf ({type(error).__name__}: {error}).\n"
            "Uw bestanden zijn niet veranderd. Meld deze fout met het commando dat u gaf.\n"
            "Meer details: zet de omgevingsvariabele ANALYSETOOL_FOUTZOEKEN op 1 en probeer het opnieuw.\n"
        )
        sys.exit(EXIT_BUG)


def _run() -> int:
    from analysetool.cli import main as run  # noqa: PLC0415 - a broken installation shows here
    from analysetool.errors import reason_of  # noqa: PLC0415 - the same
    from analysetool.streams import is_unwritable, prepare_streams, silence_output  # noqa: PLC0415 - the same
    from analysetool.words.messages import as_error  # noqa: PLC0415 - the same
    from analysetool.words.outputs import FOLDER_IS_GONE, cannot_deliver  # noqa: PLC0415 - the same

    prepare_streams()
    code = 0
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        silence_output()  # the reader (head, a pager) had what it wanted
    except OSError as error:
        if _folder_is_gone():
            _say(f"{as_error(FOLDER_IS_GONE)}\n")
            return _BAD_INPUT
        if not is_unwritable(error):
            raise
        silence_output()
        _say(f"{as_error(cannot_deliver(reason_of(error)))}\n")
        return _BAD_INPUT
    if code == _BAD_INPUT and _folder_is_gone():
        _say(f"{as_error(FOLDER_IS_GONE)}\n")  # why nothing was found: an empty folder looks the same from inside
    return code


def _folder_is_gone() -> bool:
    """True when the folder in which the command was given was removed or renamed meanwhile."""
    try:
        os.getcwd()  # noqa: PTH109 - the question is what the system says
    except FileNotFoundError:
        return True
    return False


def _say(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, AttributeError):
        pass  # there is nobody to tell it to


if __name__ == "__main__":
    main()
