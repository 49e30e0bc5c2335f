# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The store's side of what arrives from agents. Everything may raise a StoreError."""

from collections.abc import Iterable
from datetime import date, datetime

from veilleuse.domain.admission import Past
from veilleuse.domain.agents import Agent, Kit, KitId, RefusalCount, SiteKey
from veilleuse.domain.model import AgentId, Report
from veilleuse.store import agents, kits, refusals, reports
from veilleuse.store.connected import Connected


class Arrivals(Connected):
    """Reports and who sent them, kits and keys, refusals."""

    def add_report(self, report: Report) -> bool:
        """Keeps it; False for one sent twice, and for a late one, which is only history."""
        with self.transaction():
            return reports.add(self._db, report)

    def reports(self) -> tuple[Report, ...]:
        """The newest of each agent that counts, by agent; one that nobody registered counts."""
        with self._reading() as db:
            return reports.read(db)

    def unsettled_reports(self) -> tuple[Report, ...]:
        """Those among them whose consequences are still to be drawn."""
        with self._reading() as db:
            return reports.unsettled(db)

    def mark_settled(self, settled: Iterable[Report]) -> None:
        """Their consequences were drawn."""
        with self.transaction():
            reports.mark_settled(self._db, settled)

    def unsettle(self, agent_id: AgentId) -> None:
        """The consequences of its newest report are to be drawn again."""
        with self.transaction():
            reports.unsettle(self._db, agent_id)

    def agents(self) -> tuple[Agent, ...]:
        """All that are registered, those heard last first."""
        with self._reading() as db:
            return agents.read(db)

    def agent(self, agent_id: AgentId) -> Agent | None:
        """One of them."""
        with self._reading() as db:
            return agents.find(db, agent_id)

    def save_agent(self, agent: Agent) -> None:
        """Keeps it in the place of what was known of it."""
        with self.transaction():
            agents.save(self._db, agent)

    def past(self, report: Report, *, token_hash: str, waiting_limit: int) -> Past:
        """What there is to know before the report is admitted."""
        with self._reading() as db:
            return agents.past(db, report, token_hash, waiting_limit)

    def keep_aside(self, report: Report) -> None:
        """Keeps it until its agent is approved, unless a newer one is kept already."""
        with self.transaction():
            agents.keep_aside(self._db, report)

    def take_in_aside(self, agent_id: AgentId) -> None:
        """What was kept aside becomes a report like others."""
        with self.transaction():
            agents.take_in_aside(self._db, agent_id)

    def kits(self) -> tuple[Kit, ...]:
        """All of them, the newest first."""
        with self._reading() as db:
            return kits.read(db)

    def kit(self, kit_id: KitId) -> Kit | None:
        """One of them."""
        with self._reading() as db:
            return kits.find(db, kit_id)

    def save_kit(self, kit: Kit) -> None:
        """Keeps it in the place of what was known of it."""
        with self.transaction():
            kits.save(self._db, kit)

    def site_keys(self) -> tuple[SiteKey, ...]:
        """The one that counts first, then the retired ones; none before the first kit."""
        with self._reading() as db:
            return kits.keys(db)

    def replace_site_key(self, new: SiteKey, at: datetime) -> None:
        """From now on this one counts; the one that did is retired."""
        with self.transaction():
            kits.replace_key(self._db, new, at)

    def count_refusal(self, reason: str, at: datetime, source: str, times: int = 1) -> None:
        """Adds to the count of this reason on that day."""
        with self.transaction():
            refusals.count(self._db, reason, at, source, times)

    def refusals(self, since: date) -> tuple[RefusalCount, ...]:
        """The counts since that day, the newest day first."""
        with self._reading() as db:
            return refusals.read(db, since)

    def tidy_arrivals(
        self, *, history: datetime, waiting: datetime, keys: datetime, refused: date
    ) -> None:
        """Drops what is older: superseded reports, agents nobody heard of again, keys, counts."""
        with self.transaction():
            reports.thin_out(self._db, history)
            agents.forget_waiting(self._db, waiting)
            kits.forget_keys(self._db, keys)
            refusals.forget(self._db, refused)
