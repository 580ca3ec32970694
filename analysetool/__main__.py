# SPDX-License-Identifier: EUPL-1.2
"""`python -m analysetool` and the console script: output in UTF-8 everywhere, and a clear word when the tool fails."""

from __future__ import annotations

import gc
import os
import sys

# A run is short: looking for cycles while modules are imported costs more than the memory is worth.
gc.set_threshold(100_000, 50, 50)

from analysetool.cli import EXIT_BUG  # noqa: E402 - after the line above, to count for these imports too
from analysetool.cli import main as run  # noqa: E402


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, a pager) stopped; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if os.environ.get("ANALYSETOOL_FOUTZOEKEN"):
            raise
        sys.stderr.write(
            f"Fout: er gaat iets mis in de Analysetool zelf ({type(error).__name__}: {error}).\n"
            "Uw bestanden zijn niet veranderd. Meld deze fout met het commando dat u gaf.\n"
            "Meer details: zet de omgevingsvariabele ANALYSETOOL_FOUTZOEKEN op 1 en probeer het opnieuw.\n"
        )
        code = EXIT_BUG
    sys.exit(code)


if __name__ == "__main__":
    main()
