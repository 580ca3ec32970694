# SPDX-License-Identifier: EUPL-1.2
"""The list of mutants follows the code: each text that is to be broken stands in its module once."""

from __future__ import annotations

import pytest

from benchmarks.mutations import TARGETS
from benchmarks.places import ROOT


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: str(target.module))
def test_every_text_to_break_stands_there_once(target):
    """A text that is gone breaks nothing, and one that stands twice breaks something else."""
    text = (ROOT / target.module).read_text(encoding="utf-8")
    broken = {mutation.what: text.count(mutation.before) for mutation in target.mutations}
    assert broken == dict.fromkeys(broken, 1)
