# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from veilleuse.domain.classify import guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import AgentId, Device, Fact, FactStatus, Report
from veilleuse.probes.systeminfo import SysteminfoUnknownError
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.import_systeminfo import agent_id, import_systeminfo

FILE = Path(__file__).parents[1] / "probes" / "systeminfo" / "windows_10_fr.txt"
OUTPUT = FILE.read_bytes()
HOST = "DESKTOP-U2EVGBM"


def imported(desk: Desk, data: bytes = OUTPUT, **more: datetime) -> Report:
    return import_systeminfo(desk, data, path=FILE, **more)


def of_agent(at: datetime, build: int = 19045, name: str = f"{HOST}.local") -> Report:
    row = {"name": "x", "hardware": "00:14:22:00:00:01", "address": "192.168.0.42", "prefix": 24}
    told = {
        "host.name": name,
        "os.family": "windows",
        "os.build": build,
        "host.interfaces": [row],
    }
    facts = {key: Fact(value, FactStatus.OK, "registry", at) for key, value in told.items()}
    return Report(AgentId("a" * 32), "e" * 32, 1, "r" * 32, at, at, "1", facts)


def remerge(desk: Desk) -> tuple[Device, ...]:
    rules = partial(guess, rules=desk.shelf.rules)
    desk.store.save_devices(merge(desk.store.devices(), (), desk.store.reports(), rules))
    return desk.store.devices()


def test_an_output_becomes_the_report_of_a_device_without_an_agent(desk, clock) -> None:
    kept = imported(desk)
    assert desk.store.reports() == (kept,)
    assert kept.is_hand_made
    assert (kept.produced_at, kept.received_at) == (clock.at, clock.at)
    (device,) = remerge(desk)
    assert device.name == HOST
    assert device.agent_id is None
    assert device.addresses == ()
    assert device.facts["os.build"].value == 18363
    assert device.facts["os.build"].source.startswith("systeminfo")


def test_the_id_is_the_names_whatever_its_case_and_no_other_names() -> None:
    assert agent_id("poste-3") == agent_id("POSTE-3") != agent_id("POSTE-4")
    assert len(agent_id("poste-3")) == 32
    assert set(agent_id("poste-3")) <= set("0123456789abcdef")


def test_the_age_of_the_file_dates_it_but_never_in_the_future(desk, clock) -> None:
    before = clock.at - timedelta(days=60)
    assert imported(desk, written_at=before).produced_at == before
    later = clock.at + timedelta(days=60)
    assert imported(desk, written_at=later).produced_at == clock.at


def test_a_later_import_replaces_an_earlier_one(desk, wait) -> None:
    imported(desk)
    wait(seconds=0.5)
    second = imported(desk, OUTPUT.replace(b"18363", b"19045"))
    assert desk.store.reports() == (second,)
    (device,) = remerge(desk)
    assert device.facts["os.build"].value == 19045


@pytest.mark.parametrize("order", ["agent first", "import first", "together"])
def test_the_machines_own_agent_wins_whichever_came_last(desk, clock, wait, order) -> None:
    if order == "import first":
        imported(desk)
        remerge(desk)
    wait(hours=1)
    desk.store.add_report(of_agent(clock.at))
    if order == "agent first":
        remerge(desk)
    wait(hours=1)
    imported(desk)
    (device,) = remerge(desk)
    assert device.agent_id == "a" * 32
    assert device.facts["os.build"].source == "registry"
    assert device.facts["os.build"].value == 19045
    assert remerge(desk) == (device,)


def test_an_agent_on_another_machine_stays_another_device(desk, clock) -> None:
    imported(desk)
    desk.store.add_report(of_agent(clock.at, name="POSTE-4"))
    assert len(remerge(desk)) == 2


def test_an_address_of_an_old_output_takes_nobodys_place(desk, clock, wait) -> None:
    desk.store.add_report(of_agent(clock.at, name="POSTE-4"))
    wait(hours=1)
    imported(desk)  # which lists 192.168.0.42 too
    holders = [d.name for d in remerge(desk) if "192.168.0.42" in map(str, d.addresses)]
    assert holders == ["POSTE-4"]


def test_what_is_no_output_is_refused_and_nothing_is_kept(desk) -> None:
    with pytest.raises(SysteminfoUnknownError) as caught:
        imported(desk, b"Bonjour")
    assert caught.value.details == {"path": str(FILE)}
    assert desk.store.reports() == ()


def test_the_moment_of_an_import_has_a_zone(desk) -> None:
    assert imported(desk).produced_at.tzinfo is UTC
