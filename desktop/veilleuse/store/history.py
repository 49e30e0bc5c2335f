# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The past: reports as they stood, and scores told again. Everything may raise a StoreError."""

from datetime import datetime

from veilleuse.domain.exposure import Exposure
from veilleuse.domain.model import Report
from veilleuse.store import reports, verdicts
from veilleuse.store.connected import Connected
from veilleuse.store.verdicts import TrendRow


class History(Connected):
    """What was known at an earlier date, and what today's model says of it."""

    def reports_as_of(self, at: datetime) -> tuple[Report, ...]:
        """Of each agent that counts, the last report received by then and still kept."""
        with self._reading() as db:
            return reports.as_of(db, at)

    def add_restated(self, at: datetime, exposure: Exposure, knowledge_version: str) -> None:
        """Keeps the figures of an assessment told again; what was told at the time stays."""
        with self.transaction():
            verdicts.add_restated(self._db, at, exposure, knowledge_version)

    def restated(
        self, since: datetime, *, model_version: str, knowledge_version: str
    ) -> tuple[TrendRow, ...]:
        """The figures told again under these versions, oldest first."""
        with self._reading() as db:
            return verdicts.restated(db, since, model_version, knowledge_version)
