# SPDX-License-Identifier: EUPL-1.2
"""Where each result of a command goes: to its file, or to the screen, and there one screen at a time."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.formats.outputs import Output, write_output


def put_outputs(rendered: Iterable[tuple[Output, bytes]], *, overwrite: bool, paged: bool) -> None:
    """Write every result; with `paged` what somebody reads on a terminal goes through a pager when it is long.

    That is not for plain lines: a screen reader has its own way through them.
    """
    for output, content in rendered:
        if output.on_screen and output.coloured and paged:
            from analysetool.terminal.pager import show  # noqa: PLC0415 - only for a screen

            show(content.decode())
        else:
            write_output(output, content, overwrite=overwrite)
