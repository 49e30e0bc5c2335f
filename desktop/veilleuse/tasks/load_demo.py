# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Twelve months of a fictitious establishment, through the same pipeline as a real one's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from veilleuse.catalogue.demo import Correction, DemoMonth, demo_desktop, demo_months
from veilleuse.catalogue.demo_agents import DemoAgents, Heard, demo_agents
from veilleuse.domain.classify import guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import AgentId, Device, DeviceId, HardwareAddress, Site
from veilleuse.tasks.assess import assess
from veilleuse.tasks.correct import correct_device
from veilleuse.tasks.declare import accept, mark_done
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.record_moves import record_moves


def ensure_demo(desk: Desk) -> None:
    """Loads the demonstration where the desk has none yet."""
    if desk.store.last_assessment() is None:
        load_demo(desk)


def load_demo(desk: Desk) -> None:
    """Lives the twelve months that end now: all of them, or none where one fails."""
    heard: dict[AgentId, Heard] = {}
    months: dict[int, datetime] = {}
    with desk.store.transaction():
        told = demo_months(desk.now(), desk.shelf.knowledge)
        for index, month in enumerate(told, start=1):
            _live(desk, month)
            months[index] = month.at
            for report in month.reports:
                before = heard.get(report.agent_id) or Heard(report, report, index)
                heard[report.agent_id] = replace(before, last=report)
        _register(desk, demo_agents(heard.values(), months))


def _register(desk: Desk, known: DemoAgents) -> None:
    """Who sent the reports, with which kit, and what was refused."""
    for kit in known.kits:
        desk.store.save_kit(kit)
    for agent in known.agents:
        desk.store.save_agent(agent)
    for refusal in known.refusals:
        desk.store.count_refusal(
            refusal.reason, refusal.last_at, refusal.last_source, refusal.count
        )


def _live(desk: Desk, month: DemoMonth) -> None:
    desk.store.save_site(_declared(desk.store.site(), month))
    for answer in month.answers:
        desk.store.remember_answer(answer)
    desk.store.begin_round(replace(month.round, ended_at=None))
    before = desk.store.devices()
    _ingest(desk, month)
    desk.store.end_round(month.round)
    record_moves(desk, month.round, before)
    by_hardware = _by_hardware(desk)
    for correction in month.corrections:
        _correct(desk, by_hardware[correction.hardware], correction)
    assess(desk, month.at)
    for risk in month.acceptances:
        device = by_hardware[risk.hardware]
        accept(desk, risk.control, device, until=risk.until, by=risk.by, because=risk.because)
    for done in month.done:
        mark_done(desk, done.control, by_hardware[done.hardware])


def _declared(before: Site, month: DemoMonth) -> Site:
    """The month's site with the answers kept from before; a new answer replaces the older one."""
    answers = {answer.control: answer for answer in (*before.answers, *month.answers)}
    return replace(month.site, answers=tuple(answers.values()))


def _ingest(desk: Desk, month: DemoMonth) -> None:
    store = desk.store
    store.add_sightings(month.round.id, month.sightings)
    store.add_journal(month.round.id, month.journal)
    for report in month.reports:
        store.add_report(report)
    rules = partial(guess, rules=desk.shelf.rules)
    merged = merge(store.devices(), month.sightings, store.reports(), rules)
    own = demo_desktop()
    store.save_devices(tuple(replace(d, is_desktop=own in d.hardware) for d in merged))


def _by_hardware(desk: Desk) -> Mapping[HardwareAddress, DeviceId]:
    devices: tuple[Device, ...] = desk.store.devices()
    return {hardware: device.id for device in devices for hardware in device.hardware}


def _correct(desk: Desk, device: DeviceId, said: Correction) -> None:
    correct_device(desk, device, device_class=said.device_class, label=said.label)
