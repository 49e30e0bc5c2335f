# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes letters in: opened, admitted, written down together, and only then acknowledged."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from veilleuse.domain.admission import Admission, Outcome, admit
from veilleuse.domain.letters import Letter, Reply
from veilleuse.probes.mail import Mailbox, Opened, Unopened
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.rotate_keys import usable_keys

_Admitted = tuple[Opened, Admission] | Unopened


def take_many(desk: Desk, letters: Sequence[Letter]) -> tuple[Reply, ...]:
    """What becomes of each, in their order. All are written down in one transaction, or none is.

    Whatever is in them, only a StoreError is raised; then nobody was answered, and each may be sent
    again: taking a letter twice changes nothing.
    """
    if not letters:
        return ()
    at = desk.now()
    mailbox = Mailbox(usable_keys(desk))
    opened = [mailbox.open(letter, at) for letter in letters]
    with desk.store.transaction():
        admitted = [_admitted(desk, one, at) for one in opened]
        _count_refusals(desk, letters, admitted, at)
    return tuple(_reply(mailbox, one, at) for one in admitted)


def _admitted(desk: Desk, opened: Opened | Unopened, at: datetime) -> _Admitted:
    if isinstance(opened, Unopened):
        return opened
    store, limits = desk.store, desk.shelf.inbox
    arrival = opened.arrival
    past = store.past(
        arrival.report, token_hash=arrival.token_hash, waiting_limit=limits.waiting_agents
    )
    admission = admit(arrival, past, at, clock_days=limits.clock_days)
    if admission.agent is not None:
        store.save_agent(admission.agent)
    if admission.kit is not None:
        store.save_kit(admission.kit)
    match admission.outcome:
        case Outcome.KEPT:
            store.take_in_aside(arrival.report.agent_id)
            store.add_report(arrival.report)
        case Outcome.ASIDE:
            store.keep_aside(arrival.report)
    return opened, admission


def _count_refusals(
    desk: Desk, letters: Sequence[Letter], admitted: Sequence[_Admitted], at: datetime
) -> None:
    """One write for each reason, whatever the flood."""
    reasons: Counter[str] = Counter()
    sources: dict[str, str] = {}
    for letter, one in zip(letters, admitted, strict=True):
        reason = _refusal(one)
        if reason:
            reasons[reason] += 1
            sources[reason] = letter.source
    for reason, times in reasons.items():
        desk.store.count_refusal(reason, at, sources[reason], times)


def _refusal(one: _Admitted) -> str:
    if isinstance(one, Unopened):
        return one.reason
    _, admission = one
    return admission.reason if admission.outcome is Outcome.REFUSED else ""


def _reply(mailbox: Mailbox, one: _Admitted, at: datetime) -> Reply:
    if isinstance(one, Unopened):
        return Reply(outcome=Outcome.REFUSED, reason=one.reason)
    opened, admission = one
    report = opened.arrival.report
    return Reply(
        outcome=admission.outcome,
        reason=admission.reason,
        ack=mailbox.acknowledge(opened, admission, at),
        agent_id=report.agent_id,
        report_id=report.report_id,
    )
