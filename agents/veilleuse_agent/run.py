# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run: read the machine, seal what was read, let it wait, take it along the roads."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from veilleuse_agent.collect.run import collect
from veilleuse_agent.delivery import Delivery
from veilleuse_agent.enrolment import Enrolled, exclusive, read_enrolled, site_of
from veilleuse_agent.envelope import seal
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.facts import collectors_of
from veilleuse_agent.files import write_private
from veilleuse_agent.installation import FULL, Turn, next_turn
from veilleuse_agent.protocol import AckMessage, ReportMessage, Verdict
from veilleuse_agent.report import produce
from veilleuse_agent.spool import Spool
from veilleuse_agent.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of the report of this run."""

    status: Exit
    code: str
    """Of the sentence that says it."""
    reason: str = ""
    """The desktop's, or what went wrong on the way."""


def run_once(
    data: Path, around: Surroundings, *, out: Path | None = None, folder: Path | None = None
) -> Ending:
    """One whole run. `out`: write the sealed report there and send nothing.

    `folder`: the drop folder of this run in place of the site's.
    Raises InstallationError, SiteError, StoppedError.
    """
    site_of(data, around)
    with exclusive(data):
        enrolled = read_enrolled(data, around)
        turn = next_turn(data)
        report = _report(enrolled, turn, data, around)
        site_key = bytes.fromhex(enrolled.site.keys.seal)
        envelope = seal(report, agent_seed=turn.seed, site_key=site_key)
        if out is not None:
            _write_out(out, envelope)
            return Ending(Exit.DONE, "written", str(out))
        delivery = _delivery(enrolled, turn, report.report_id)
        kept = _keep(delivery, turn, envelope)
        delivery.by_http(around.find)
        place = folder or (Path(enrolled.site.folder) if enrolled.site.folder else None)
        if place is not None:
            delivery.by_folder(place)
        return _ending(delivery, kept=kept)


def _report(enrolled: Enrolled, turn: Turn, data: Path, around: Surroundings) -> ReportMessage:
    return produce(
        collect(collectors_of(around, data)),
        turn,
        datetime.now(UTC),
        site_key=enrolled.site.name,
        token=enrolled.token,
        machine=enrolled.binding.machine,
    )


def _write_out(path: Path, envelope: bytes) -> None:
    try:
        write_private(path, envelope)
    except OSError as failure:
        raise StoppedError("output", path, Exit.OUTPUT) from failure


def _delivery(enrolled: Enrolled, turn: Turn, report_id: str) -> Delivery:
    return Delivery(
        data=enrolled.data,
        stored=enrolled.stored,
        site=enrolled.site,
        keys_are_pinned=enrolled.policy.keys is not None,
        agent_id=turn.agent_id,
        epoch=turn.epoch,
        fresh_id=report_id,
        memory=enrolled.memory,
        spool=Spool(enrolled.data),
    )


def _keep(delivery: Delivery, turn: Turn, envelope: bytes) -> bool:
    """Whether the disk had room for the report; what waits already is still sent."""
    spool = delivery.spool
    damaged = spool.tidy()
    try:
        spool.add(turn.epoch, turn.sequence, delivery.fresh_id, envelope)
    except OSError as failure:
        if failure.errno not in FULL:
            raise
        return False
    delivery.count(damaged=damaged, pushed_out=spool.trim(turn.epoch))
    return True


_SAID = {
    Verdict.ACCEPTED: (Exit.DONE, "accepted"),
    Verdict.WAITING: (Exit.DONE, "waiting"),
    Verdict.REFUSED: (Exit.REFUSED, "refused"),
}


def _ending(delivery: Delivery, *, kept: bool) -> Ending:
    report_id = delivery.fresh_id
    if not kept:
        return Ending(Exit.DISK_FULL, "report_dropped", str(delivery.data))
    about_it = [ack for ack in delivery.answers if ack.report_id == report_id]
    if about_it:
        return _ending_of(about_it[0])
    if any(e.report_id == report_id and e.is_handed for e in delivery.waiting()):
        return Ending(Exit.DONE, "handed")
    return Ending(Exit.KEPT, "kept", os.linesep.join(delivery.troubles))


def _ending_of(ack: AckMessage) -> Ending:
    status, code = _SAID[ack.verdict]
    return Ending(status, code, ack.reason)
