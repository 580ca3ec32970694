# SPDX-License-Identifier: EUPL-1.2
"""Looking along on a second laptop: the leader's situation as it stands on disk, without writing anything."""

from __future__ import annotations

from dataclasses import replace

from analysetool.errors import InputError, UsageError
from analysetool.session.clock import Clock
from analysetool.session.commands import Do
from analysetool.session.facilitator import screen_of
from analysetool.session.front import Front, Line, Screen
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.leader import Lead
from analysetool.session.material import Material
from analysetool.session.renewal import freeze
from analysetool.session.room_file import NAME as ROOM_NAME
from analysetool.session.situation import Situation
from analysetool.session.state_file import NAME as STATE_NAME
from analysetool.session.state_file import read_state
from analysetool.words import session_files as file_texts

_TAKE_OVER = frozenset({"o", "overnemen"})


class Following:
    """A view on the session that another laptop leads."""

    def __init__(self, material: Material, lead: Lead) -> None:
        """Look along from this material; notes of participants stay with the leader."""
        self._material = replace(material, notes={}, with_notes=False)
        self._lead = lead
        self._shown = Screen(lines=(Line(file_texts.runs_already("")),), keys=file_texts.FOLLOW_KEYS)

    def run(self, front: Front) -> bool:
        """Show what changes until the facilitator takes over (True) or stops (False).

        Raises:
            InputEnded: when there is nothing more to come.
        """
        front.keep_fresh(self._look)
        while True:
            front.show(self._look())
            typed = front.command()
            if typed.raw.strip().lower() in _TAKE_OVER:
                return True
            if typed.asked is Do.STOP:
                return False

    def _look(self) -> Screen:
        """The situation on disk now; the last one that could be read while the leader writes."""
        other = self._lead.other()
        told = file_texts.NOBODY_LEADS if other is None else file_texts.follows(other.since)
        found = self._situation()
        if found is not None:
            self._shown = screen_of(found)
        self._shown = replace(self._shown, keys=file_texts.FOLLOW_KEYS, said=(told,))
        return self._shown

    def _situation(self) -> Situation | None:
        material, measurement = self._material, self._material.measurement
        try:
            state, _ = read_state(material.home / STATE_NAME, material.known)
            joint = JointSheet(material.joint_path, material.statement_set, measurement.coalition, measurement.year)
        except (UsageError, InputError):
            return None
        if state is None or (state.coalition, state.year) != (measurement.coalition, measurement.year):
            return None
        clock = Clock(state.used, state.per_item)
        clock.start()
        now = Situation(
            material=freeze(material, state.saw, joint.sheet),
            joint=joint,
            clock=clock,
            plan=state.plan,
            minutes=state.minutes,
            room_path=material.home / ROOM_NAME,
            stop=state.stop,
            silent=state.silent,
        )
        if state.in_round:
            now.round = now.earlier_round()
        return now
