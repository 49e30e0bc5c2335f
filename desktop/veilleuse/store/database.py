# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The store: one establishment's encrypted database. Any thread may read, one at a time writes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import Answer, Device, RoundId, Sighting, Site
from veilleuse.domain.moves import Move
from veilleuse.domain.rounds import JournalEntry, Round
from veilleuse.domain.verdicts import Finding
from veilleuse.store import devices, moves, reports, rounds, site, verdicts
from veilleuse.store.arrivals import Arrivals
from veilleuse.store.cipher import connect
from veilleuse.store.errors import told
from veilleuse.store.folder import DATABASE, private
from veilleuse.store.history import History
from veilleuse.store.key import Key
from veilleuse.store.packs import Packs
from veilleuse.store.papers import Papers
from veilleuse.store.schema import migrate
from veilleuse.store.verdicts import TrendRow


class Store(Arrivals, History, Packs, Papers):
    """Records in and records out. Everything may raise a StoreError, which has a sentence."""

    @classmethod
    def open(cls, folder: Path, key: Key, *, at: datetime | None = None) -> Self:
        """Opens the folder's database, making or migrating it; `at` dates the copy made before."""
        path = private(folder) / DATABASE
        with told(path):
            path.touch(mode=0o600)
        database = connect(path, key.secret)
        try:
            migrate(database, path, at or datetime.now(UTC))
        except BaseException:
            database.close_all()
            raise
        return cls(database, path)

    def site(self) -> Site:
        """The establishment; nameless before anybody named it."""
        with self._reading() as db:
            return site.read(db)

    def save_site(self, new: Site) -> None:
        """Replaces the establishment, its zones, care functions, answers and registers."""
        with self.transaction():
            site.save(self._db, new)

    def remember_answer(self, answer: Answer) -> None:
        """Writes an answer down for good, beside those of `site` that stand today."""
        with self.transaction():
            site.remember(self._db, answer)

    def past_answers(self, control: str | None = None) -> tuple[Answer, ...]:
        """All that were ever given, or those to one control, in the order they were written."""
        with self._reading() as db:
            return site.past_answers(db, control)

    def devices(self) -> tuple[Device, ...]:
        """All devices, by id."""
        with self._reading() as db:
            return devices.read(db)

    def save_devices(self, new: Sequence[Device]) -> None:
        """Makes them all there are."""
        with self.transaction():
            devices.replace(self._db, new)

    def begin_round(self, round_: Round) -> None:
        """Writes it down before it does anything."""
        with self.transaction():
            rounds.begin(self._db, round_)

    def end_round(self, round_: Round) -> None:
        """Writes down how it went."""
        with self.transaction():
            rounds.end(self._db, round_)

    def rounds(self) -> tuple[Round, ...]:
        """All of them, oldest first."""
        with self._reading() as db:
            return rounds.read(db)

    def last_round(self) -> Round | None:
        """The one begun last."""
        with self._reading() as db:
            return rounds.last(db)

    def close_abandoned_rounds(self, now: datetime) -> int:
        """Ends as stopped those that were cut short; how many."""
        with self.transaction():
            return rounds.close_abandoned(self._db, now)

    def add_sightings(self, round_id: RoundId | None, seen: Sequence[Sighting]) -> None:
        """Keeps what probes saw in a round, or an agent outside any."""
        with self.transaction():
            rounds.add_sightings(self._db, round_id, seen)

    def sightings(self, since: datetime) -> tuple[Sighting, ...]:
        """What was seen since then, oldest first."""
        with self._reading() as db:
            return rounds.sightings(db, since)

    def add_journal(self, round_id: RoundId, entries: Sequence[JournalEntry]) -> None:
        """Keeps what was sent, for good."""
        with self.transaction():
            rounds.add_journal(self._db, round_id, entries)

    def journal(self, round_id: RoundId) -> tuple[JournalEntry, ...]:
        """What the round sent, in order."""
        with self._reading() as db:
            return rounds.journal(db, round_id)

    def save_moves(self, round_id: RoundId, found: Sequence[Move]) -> None:
        """Makes them all that the round found changed."""
        with self.transaction():
            moves.replace(self._db, round_id, found)

    def moves(self, since: datetime) -> tuple[Move, ...]:
        """What the rounds begun since then found changed, oldest first."""
        with self._reading() as db:
            return moves.read(db, since)

    def findings(self) -> tuple[Finding, ...]:
        """All of them, resolved ones too, by opening, control and device."""
        with self._reading() as db:
            return verdicts.findings(db)

    def save_findings(self, new: Sequence[Finding]) -> None:
        """Makes them all there are."""
        with self.transaction():
            verdicts.replace_findings(self._db, new)

    def add_assessment(self, assessment: Assessment) -> None:
        """Keeps it whole, and of much older ones only the figures."""
        with self.transaction():
            verdicts.add_assessment(self._db, assessment)

    def assessments(self, since: datetime) -> tuple[Assessment, ...]:
        """Those still kept whole since then, oldest first."""
        with self._reading() as db:
            return verdicts.assessments(db, since)

    def last_assessment(self, *, before: datetime | None = None) -> Assessment | None:
        """The newest, strictly before that moment where one is given."""
        with self._reading() as db:
            return verdicts.last_assessment(db, before)

    def trend(self, since: datetime) -> tuple[TrendRow, ...]:
        """The figures of every assessment since then, oldest first."""
        with self._reading() as db:
            return verdicts.trend(db, since)

    def forget(self, before: datetime) -> None:
        """Drops sightings, moves and superseded reports older than that; the journal stays."""
        with self.transaction():
            moves.forget(self._db, before)
            rounds.forget_sightings(self._db, before)
            reports.forget(self._db, before)
