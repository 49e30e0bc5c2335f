# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from veilleuse.domain.classify import Guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import (
    AgentId,
    Device,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)
M1, M2, M3 = (f"00:14:22:00:00:0{number}" for number in (1, 2, 3))
DOCK = "00:14:22:00:00:dd"

Cards = list[tuple[str, ...]]


def seen(card: str, last: int, *names: str, day: int = 0, kind: str = "name.dhcp") -> Sighting:
    at = MORNING + day * DAY + timedelta(seconds=last)
    evidence = tuple(Evidence(kind, name) for name in names)
    hardware = HardwareAddress(card) if card else None
    return Sighting("probe", at, ip_address(f"10.0.0.{last}"), hardware, evidence)


def report(agent: str, *cards: str, day: int = 0) -> Report:
    at = MORNING + day * DAY + timedelta(minutes=1)
    rows = [{"hardware": card, "address": ""} for card in cards]
    values: dict[str, object] = {"host.name": "image", "host.interfaces": rows}
    facts = {name: Fact(value, FactStatus.OK, "test", at) for name, value in values.items()}
    return Report(AgentId(agent), "e", day + 1, f"{agent}{day}", at, at, "1", facts)


def rounds(*days: Sequence[Sighting], reports: Sequence[Report] = ()) -> tuple[Device, ...]:
    devices: tuple[Device, ...] = ()
    for day in days:
        devices = merge(devices, day, reports, lambda *_: Guess())
    return devices


def cards(devices: Sequence[Device]) -> Cards:
    return sorted(tuple(sorted(device.hardware)) for device in devices)


def test_two_cards_that_ask_for_one_name_at_once_are_two_machines() -> None:
    assert cards(rounds([seen(M1, 1, "image"), seen(M2, 2, "image")])) == [(M1,), (M2,)]


def test_they_stay_two_when_only_one_is_there() -> None:
    both = [seen(M1, 1, "image"), seen(M2, 2, "image")]
    later = [seen(M2, 9, "image", day=3)]
    assert cards(rounds(both, later)) == [(M1,), (M2,)]


def test_two_cards_that_ask_for_one_name_on_two_days_are_one_machine() -> None:
    assert cards(rounds([seen(M1, 1, "poste")], [seen(M2, 2, "poste", day=1)])) == [(M1, M2)]


def test_two_cards_that_both_defend_their_name_are_one_machine() -> None:
    wire = [seen(M1, 1, "nas"), seen("", 1, "NAS", kind="name.netbios")]
    radio = [seen(M2, 2, "nas"), seen("", 2, "NAS", kind="name.netbios")]
    assert cards(rounds([*wire, *radio])) == [(M1, M2)]


def test_a_card_with_a_new_name_is_a_machine_that_was_renamed() -> None:
    (device,) = rounds([seen(M1, 1, "ancien")], [seen(M1, 1, "nouveau", day=1)])
    assert device.name == "nouveau"


def test_a_docking_station_does_not_make_one_machine_of_two() -> None:
    devices = rounds(
        [seen(M1, 1, "un"), seen(M2, 2, "deux")],
        [seen(DOCK, 3, "un", day=1), seen(M2, 2, "deux", day=1)],
        [seen(DOCK, 4, "deux", day=2), seen(M1, 1, "un", day=2)],
        [seen(DOCK, 4, day=3), seen("", 4, "deux", day=3)],
    )
    assert {device.name: sorted(device.hardware) for device in devices} == {
        "un": [M1, DOCK],
        "deux": [M2, DOCK],
    }
    held = {device.name: [str(one) for one in device.addresses] for device in devices}
    assert "10.0.0.4" in held["deux"]


def test_a_machine_never_seen_before_on_a_shared_dock_is_a_machine_of_its_own() -> None:
    devices = rounds(
        [seen(M1, 1, "un")], [seen(DOCK, 3, "un", day=1)], [seen(DOCK, 4, "deux", day=2)]
    )
    assert sorted(device.name for device in devices) == ["deux", "un"]


def test_a_repeater_with_three_names_at_once_takes_nobody_with_it() -> None:
    behind = [seen(M1, last, f"poste-{last}") for last in (1, 2, 3)]
    assert len(rounds(behind)) == 3


def test_what_two_agents_list_settles_whose_card_it_is() -> None:
    """Both clones defend one name, so that at first they look like one machine."""
    clones = [
        [
            one
            for card, last in ((M1, 1), (M2, 2))
            for one in (
                seen(card, last, "image", day=day),
                seen("", last, "IMAGE", day=day, kind="name.netbios"),
            )
        ]
        for day in (0, 1)
    ]
    assert cards(rounds(clones[0])) == [(M1, M2)]
    known = rounds(clones[0])
    for day in (0, 1):
        told = [report("a", M1, day=day), report("b", M2, day=day)]
        known = merge(known, clones[day], told, lambda *_: Guess())
    assert {device.agent_id: device.hardware for device in known} == {"a": (M1,), "b": (M2,)}


def test_two_agents_that_list_one_dock_each_keep_their_own_sightings() -> None:
    devices = rounds(
        [seen(M1, 1, "image"), seen(M2, 2, "image")],
        reports=[report("a", M1, DOCK), report("b", M2, DOCK)],
    )
    assert sorted((device.agent_id or "", M1 in device.hardware) for device in devices) == [
        ("a", True),
        ("b", False),
    ]
