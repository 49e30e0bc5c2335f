# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes what waits along the roads, and does what the acknowledgements say.

Each word of the desktop is acted on before the report it is about leaves the spool: a run that is
killed between the two hears it again.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from veilleuse_agent.answers import believed
from veilleuse_agent.envelope import addressee
from veilleuse_agent.folder_road import DropError, answer_to, clear_answer, drop_name, leave
from veilleuse_agent.http_road import Outcome, Way, post
from veilleuse_agent.installation import begin_anew
from veilleuse_agent.memory import Memory, Offset, Said, write_memory
from veilleuse_agent.protocol import AckMessage, SiteKeys, Verdict
from veilleuse_agent.site import Site, site_name, write_site
from veilleuse_agent.spool import Entry, Spool

HTTP_SECONDS = 120.0
"""For all exchanges of one run; what is left waits for the next."""

Find = Callable[[], Sequence[str]]


@dataclass(slots=True)
class Delivery:
    """One run's dealings with its desktop."""

    data: Path
    stored: Site | None
    """The site as it is kept, before any policy."""
    site: Site
    """The site as it counts in this run."""
    keys_are_pinned: bool
    """Whether the policy names the keys: an acknowledgement does not change those."""
    agent_id: str
    epoch: str
    fresh_id: str
    """The report made in this run: only its acknowledgement can tell the time."""
    memory: Memory
    spool: Spool
    answers: list[AckMessage] = field(default_factory=list)
    handed: int = 0
    troubles: list[str] = field(default_factory=list)
    """What went wrong on the way, for whoever asks."""

    def count(self, *, damaged: int, pushed_out: int) -> None:
        """Remember what the spool lost."""
        if damaged or pushed_out:
            self._write_memory(
                damaged=self.memory.damaged + damaged,
                pushed_out=self.memory.pushed_out + pushed_out,
            )

    def by_http(self, find: Find) -> None:
        """To each address until nothing waits; whoever says to be the desktop only if none was."""
        end = time.monotonic() + HTTP_SECONDS
        proven = [address for address in self._addresses() if self._to(address, end)]
        if not proven and self.waiting():
            for address in find():
                if self._to(address, end):
                    return

    def by_folder(self, folder: Path) -> None:
        """Hear the answers left there, leave what waits, keep only the newest of what was left."""
        for entry in self.waiting():
            self._hear(folder, entry)
        for entry in self.waiting():
            envelope = None if entry.is_handed else self.spool.envelope(entry)
            if envelope is None:
                continue
            try:
                leave(folder, drop_name(addressee(envelope), self.agent_id, entry), envelope)
            except DropError as failure:
                self.troubles.append(str(failure))
                return
            self.spool.mark_handed(entry)
            self.handed += 1
        for older in [entry for entry in self.waiting() if entry.is_handed][:-1]:
            self.spool.drop(older)

    def waiting(self) -> Sequence[Entry]:
        """What has no acknowledgement yet, the oldest first."""
        return self.spool.entries(self.epoch)

    def _addresses(self) -> Iterator[str]:
        last = self.memory.last_address
        yield from dict.fromkeys(
            (last, *self.site.addresses)
            if last in self.site.addresses
            else (*self.site.addresses, *filter(None, (last,)))
        )

    def _to(self, address: str, end: float) -> bool:
        """Whether the desktop is there, proven by its word on at least one report."""
        proven = False
        for entry in self.waiting():
            if time.monotonic() >= end:
                break
            outcome = self._post(address, entry)
            if outcome.ack is not None:
                self._accept(entry, outcome.ack, address, outcome.ahead_seconds)
                proven = True
            else:
                self.troubles.append(f"{address}: {outcome.way} {outcome.detail}")
            if outcome.way in {Way.UNREACHABLE, Way.BUSY, Way.FORGED}:
                break
        return proven

    def _post(self, address: str, entry: Entry) -> Outcome:
        envelope = self.spool.envelope(entry)
        if envelope is None:
            self.spool.drop(entry)
            return Outcome(Way.REFUSED, "damaged")
        return post(address, envelope, self._believer(entry, envelope))

    def _hear(self, folder: Path, entry: Entry) -> None:
        envelope = self.spool.envelope(entry)
        if envelope is None:
            return
        believe = self._believer(entry, envelope)
        ack = answer_to(folder, self.agent_id, entry.report_id, believe)
        if ack is not None:
            self._accept(entry, ack)
            clear_answer(folder, self.agent_id, entry.report_id)

    def _believer(self, entry: Entry, envelope: bytes) -> Callable[[bytes], AckMessage]:
        previous = self.memory.previous_keys
        keys: tuple[SiteKeys, ...] = (self.site.keys, *filter(None, (previous,)))

        def believe(data: bytes) -> AckMessage:
            return believed(
                data,
                addressee=addressee(envelope),
                agent_id=self.agent_id,
                report_id=entry.report_id,
                keys=keys,
            )

        return believe

    def _accept(
        self, entry: Entry, ack: AckMessage, address: str = "", ahead: float | None = None
    ) -> None:
        if ack.begin_anew:
            begin_anew(self.data, entry.epoch)
        self._remember(entry, ack, address, ahead)
        self._change_site(ack)
        self.spool.drop(entry)
        self.answers.append(ack)

    def _remember(self, entry: Entry, ack: AckMessage, address: str, ahead: float | None) -> None:
        changes: dict[str, object] = {"said": Said(ack.verdict, ack.reason, ack.received_at)}
        if address:
            changes["last_address"] = address
        if ahead is not None and entry.report_id == self.fresh_id:
            changes["offset"] = Offset(round(ahead, 1), ack.received_at)
        if ack.verdict is Verdict.ACCEPTED and self.site.token:
            changes["spent_token"] = self.site.token
        if self._replaces_keys(ack):
            changes["previous_keys"] = self.site.keys
        self._write_memory(**changes)

    def _write_memory(self, **changes: object) -> None:
        self.memory = msgspec.structs.replace(self.memory, **changes)
        write_memory(self.data, self.memory)

    def _change_site(self, ack: AckMessage) -> None:
        """New keys, and a token that has done its work, in one write."""
        changes: dict[str, object] = {}
        if ack.next_keys is not None and self._replaces_keys(ack):
            changes["keys"] = ack.next_keys
        if ack.verdict is Verdict.ACCEPTED:
            changes["token"] = ""
        self.site = msgspec.structs.replace(self.site, **changes)
        if self.stored is not None:
            kept = msgspec.structs.replace(self.stored, **changes)
            if kept != self.stored:
                write_site(self.data, kept)
                self.stored = kept

    def _replaces_keys(self, ack: AckMessage) -> bool:
        """Only the keys that count now name the next ones: old keys may have been stolen since."""
        return (
            ack.next_keys is not None
            and ack.next_keys != self.site.keys
            and ack.site_key == site_name(self.site.keys)
            and self.stored is not None
            and not self.keys_are_pinned
        )
