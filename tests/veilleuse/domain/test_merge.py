# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.classify import Guess
from veilleuse.domain.compose import ADDRESSES_KEPT, CARDS_KEPT, EVIDENCE_KEPT
from veilleuse.domain.merge import merge
from veilleuse.domain.model import (
    AgentId,
    Device,
    DeviceClass,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
M1 = "00:11:22:33:44:01"
M2 = "00:11:22:33:44:02"
RANDOM = "3a:11:22:33:44:55"


def guess(evidence: tuple[Evidence, ...], hardware: tuple[HardwareAddress, ...]) -> Guess:
    if Evidence("tcp.open", "9100") in evidence:
        return Guess(DeviceClass.PRINTER, 0.8, ("port-9100",), "Acme", "LP 1")
    if Evidence("mdns.service", "_medical._tcp") in evidence:
        return Guess(DeviceClass.MEDICAL, 0.9, ("medical",), never_probe=True)
    return Guess()


def seen(
    address: str | None = None,
    hardware: str | None = None,
    *evidence: tuple[str, str],
    at: datetime = NOON,
) -> Sighting:
    return Sighting(
        "probe",
        at,
        ip_address(address) if address else None,
        HardwareAddress(hardware) if hardware else None,
        tuple(Evidence(*item) for item in evidence),
    )


def report(
    agent: str = "a1",
    *cards: tuple[str, str],
    name: str = "",
    sequence: int = 1,
    at: datetime = NOON,
    epoch: str = "e",
    **more: object,
) -> Report:
    rows = [{"name": "x", "hardware": card, "address": address} for card, address in cards]
    values = {"host.name": name or None, "host.interfaces": rows} | {
        key.replace("__", "."): value for key, value in more.items()
    }
    facts = {
        key: Fact(value, FactStatus.OK if value is not None else FactStatus.DENIED, "test", at)
        for key, value in values.items()
    }
    return Report(AgentId(agent), epoch, sequence, f"{epoch}-{sequence}", at, at, "1", facts)


def one(devices: Sequence[Device]) -> Device:
    assert len(devices) == 1, [(device.keys, device.addresses) for device in devices]
    return devices[0]


def merged(
    *sightings: Sighting, known: Sequence[Device] = (), reports: Sequence[Report] = ()
) -> tuple[Device, ...]:
    return merge(known, sightings, reports, guess)


def test_a_host_seen_twice_is_one_host() -> None:
    device = one(merged(seen("10.0.0.5", M1), seen("10.0.0.5", M1, at=NOON + HOUR)))
    assert device.first_seen == NOON
    assert device.last_seen == NOON + HOUR
    assert device.hardware == (M1,)
    assert device.keys == (f"hw:{M1}",)


def test_a_device_keeps_its_identity_when_its_address_changes() -> None:
    before = one(merged(seen("10.0.0.5", M1)))
    after = one(merged(seen("10.0.0.9", M1, at=NOON + 30 * DAY), known=[before]))
    assert after.id == before.id
    assert [str(address) for address in after.addresses] == ["10.0.0.9", "10.0.0.5"]
    assert after.first_seen == NOON


def test_one_address_with_another_card_is_another_device() -> None:
    before = one(merged(seen("10.0.0.5", M1)))
    after = merged(seen("10.0.0.5", M2, at=NOON + DAY), known=[before])
    assert len(after) == 2
    by_card = {device.hardware: device for device in after}
    assert by_card[M1,].id == before.id
    assert by_card[M1,].addresses == ()
    assert [str(address) for address in by_card[M2,].addresses] == ["10.0.0.5"]


def test_an_address_alone_goes_with_whoever_was_seen_there_at_that_time() -> None:
    devices = merged(
        seen("10.0.0.5", M1, at=NOON),
        seen("10.0.0.5", M2, at=NOON + 9 * HOUR),
        seen("10.0.0.5", None, ("tcp.open", "9100"), at=NOON + HOUR),
        seen("10.0.0.5", None, ("tcp.open", "22"), at=NOON + 10 * HOUR),
    )
    by_card = {device.hardware: device for device in devices}
    assert len(devices) == 2
    assert by_card[M1,].evidence == (Evidence("tcp.open", "9100"),)
    assert by_card[M2,].evidence == (Evidence("tcp.open", "22"),)


def test_an_address_alone_belongs_to_the_device_that_held_it_last() -> None:
    known = one(merged(seen("10.0.0.5", M1)))
    after = one(merged(seen("10.0.0.5", None, ("tcp.open", "9100"), at=NOON + DAY), known=[known]))
    assert after.id == known.id
    assert after.device_class is DeviceClass.PRINTER
    assert (after.vendor, after.product) == ("Acme", "LP 1")


def test_a_device_behind_a_router_is_known_by_its_address_until_something_better_is_seen() -> None:
    known = one(merged(seen("10.9.0.5", None, ("tcp.open", "22"))))
    assert known.keys == ("ip:10.9.0.5",)
    after = one(merged(seen("10.9.0.5", M1, at=NOON + 7 * DAY), known=[known]))
    assert after.id == known.id
    assert after.keys == (f"hw:{M1}",)


def test_a_known_address_is_not_swallowed_by_another_known_device_that_moves_there() -> None:
    alone = one(merged(seen("10.0.0.5", None, ("tcp.open", "22"))))
    moving = one(merged(seen("10.0.0.9", M1)))
    after = merged(seen("10.0.0.5", M1, at=NOON + DAY), known=[alone, moving])
    assert {device.id for device in after} == {alone.id, moving.id}


def test_a_randomised_card_seen_again_is_the_same_device() -> None:
    known = one(merged(seen("10.0.0.5", RANDOM)))
    later = one(merged(seen("10.0.0.8", RANDOM, at=NOON + 30 * DAY), known=[known]))
    assert later.id == known.id


def test_a_randomised_card_does_not_separate_what_a_name_holds_together() -> None:
    known = one(merged(seen("10.0.0.5", RANDOM, ("name.mdns", "telephone.local"))))
    after = one(
        merged(
            seen("10.0.0.7", "4e:00:00:00:00:01", ("name.mdns", "telephone"), at=NOON + 5 * DAY),
            known=[known],
        )
    )
    assert after.id == known.id
    assert after.name == "telephone"


def test_a_proxy_that_answers_for_many_addresses_stays_one_device_and_takes_nobody_with_it() -> (
    None
):
    arp = [seen(f"10.0.0.{last}", M1) for last in range(10, 60)]
    gateway = seen("10.0.0.254", M1, ("net.gateway", "default"))
    names = [seen(f"10.0.0.{last}", None, ("name.mdns", f"poste-{last}")) for last in range(10, 60)]
    devices = merged(*arp, gateway, *names)
    assert len(devices) == 51
    router = next(device for device in devices if device.hardware)
    assert [str(address) for address in router.addresses] == ["10.0.0.254"]
    assert router.name == ""


def test_ipv4_and_ipv6_of_one_mdns_name_are_one_device() -> None:
    device = one(
        merged(
            seen("10.0.0.5", M1),
            seen("10.0.0.5", None, ("name.mdns", "imprimante.local")),
            seen("fe80::5", None, ("name.mdns", "imprimante.local")),
        )
    )
    assert {address.version for address in device.addresses} == {4, 6}
    assert device.keys == ("mdns:imprimante", f"hw:{M1}")


def test_two_names_at_one_address_are_two_devices() -> None:
    devices = merged(
        seen("10.0.0.5", None, ("name.mdns", "un")),
        seen("10.0.0.5", None, ("name.mdns", "deux"), at=NOON + HOUR),
    )
    assert len(devices) == 2


def test_two_cards_of_one_agent_are_one_device() -> None:
    wire, radio = merged(seen("10.0.0.5", M1), seen("10.0.0.6", M2))
    device = one(
        merged(
            known=[wire, radio],
            reports=[report("a1", (M1, "10.0.0.5"), (M2, "10.0.0.6"), name="PC-1")],
        )
    )
    assert device.agent_id == "a1"
    assert device.id in {wire.id, radio.id}
    assert set(device.hardware) == {M1, M2}
    assert device.name == "PC-1"


def test_two_agents_never_become_one_device() -> None:
    reports = [
        report("a1", (M1, "10.0.0.5"), name="PC"),
        report("a2", (M1, "10.0.0.5"), name="PC"),
    ]
    devices = merged(seen("10.0.0.5", M1, ("name.netbios", "PC")), reports=reports)
    agents = [device.agent_id for device in devices if device.agent_id]
    assert sorted(agents) == ["a1", "a2"]


def test_two_devices_named_by_hand_never_become_one() -> None:
    wire, radio = merged(seen("10.0.0.5", M1), seen("10.0.0.6", M2))
    known = [replace(wire, label="Accueil"), replace(radio, label="Infirmerie")]
    after = merged(seen("10.0.0.5", M1, ("name.dhcp", "pc")), known=known)
    again = merged(seen("10.0.0.6", M2, ("name.dhcp", "pc")), known=after)
    assert {device.label for device in again} == {"Accueil", "Infirmerie"}


def test_what_a_person_said_survives() -> None:
    known = replace(
        one(merged(seen("10.0.0.5", M1))),
        label="Pousse-seringue",
        class_by_hand=True,
        device_class=DeviceClass.MEDICAL,
        confidence=1.0,
        never_probe=True,
        is_desktop=True,
    )
    sighting = seen("10.0.0.5", M1, ("tcp.open", "9100"), at=NOON + DAY)
    after = one(merged(sighting, known=[known]))
    assert (after.id, after.label, after.first_seen) == (known.id, known.label, known.first_seen)
    assert (after.device_class, after.confidence) == (DeviceClass.MEDICAL, 1.0)
    assert after.class_by_hand
    assert after.never_probe
    assert after.is_desktop


def test_a_guess_can_forbid_probes_and_nothing_allows_them_again() -> None:
    known = one(merged(seen("10.0.0.5", M1, ("mdns.service", "_medical._tcp"))))
    assert known.never_probe
    assert one(merge([known], [], [], lambda *_: Guess())).never_probe


@pytest.mark.parametrize(
    ("facts", "expected", "reason"),
    [
        ({"os__product_type": "WinNT"}, DeviceClass.WORKSTATION, "fact.os.product_type"),
        ({"os__product_type": "LanmanNT"}, DeviceClass.SERVER, "fact.os.product_type"),
        ({"host__chassis": "server"}, DeviceClass.SERVER, "fact.host.chassis"),
        (
            {"os__family": "linux", "services": [{"name": "gdm.service", "state": "running"}]},
            DeviceClass.WORKSTATION,
            "fact.services",
        ),
        (
            {"os__family": "linux", "services": [{"name": "gdm.service", "state": "stopped"}]},
            DeviceClass.SERVER,
            "fact.services",
        ),
    ],
)
def test_the_machine_itself_says_what_it_is(
    facts: dict[str, object], expected: DeviceClass, reason: str
) -> None:
    sighting = seen("10.0.0.5", M1, ("tcp.open", "9100"))
    device = one(merged(sighting, reports=[report("a1", (M1, "10.0.0.5"), **facts)]))
    assert device.device_class is expected
    assert device.reasons == (reason,)


def test_a_machine_with_an_agent_is_a_computer_whatever_the_rules_say() -> None:
    sighting = seen("10.0.0.5", M1, ("tcp.open", "9100"))
    silent = report("a1", (M1, "10.0.0.5"), os__family="linux", services=None)
    assert one(merged(sighting, reports=[silent])).device_class is DeviceClass.WORKSTATION


def test_facts_are_those_of_the_newest_report() -> None:
    older, newer = report(sequence=8, name="AVANT"), report(sequence=9, name="APRES")
    device = one(merged(reports=[newer, older]))
    assert device.name == "APRES"
    assert device.facts == newer.facts
    late = report(sequence=7, name="TARD", at=NOON - DAY)
    assert one(merged(known=[device], reports=[late])).facts == newer.facts


def test_a_reinstalled_agent_starts_a_new_count() -> None:
    old = report(sequence=900, name="AVANT", epoch="e1")
    new = report(sequence=1, name="APRES", epoch="e2", at=NOON + HOUR)
    assert one(merged(reports=[old, new])).name == "APRES"


def test_a_clock_that_runs_ahead_is_not_believed() -> None:
    ahead = replace(report(), produced_at=NOON + 900 * DAY)
    assert one(merged(reports=[ahead])).last_seen == NOON


def test_nonsense_from_an_agent_identifies_nobody() -> None:
    odd = report("a1", ("zz", "127.0.0.1"), ("00:00:00:00:00:00", "oops"), name="localhost")
    rows = replace(odd, facts={**odd.facts, "host.interfaces": Fact("x", FactStatus.OK, "t", NOON)})
    assert one(merged(reports=[odd])).keys == ("agent:a1",)
    assert one(merged(reports=[rows])).keys == ("agent:a1",)


@pytest.mark.parametrize("card", ["00:00:5e:00:01:0a", "01:00:5e:00:00:fb", "00:00:00:00:00:00"])
def test_a_card_that_many_share_is_no_identity(card: str) -> None:
    assert len(merged(seen("10.0.0.5", card), seen("10.0.0.6", card))) == 2


def test_what_is_kept_of_a_talkative_device_is_bounded() -> None:
    chatter = [
        seen(f"fe80::{number:x}", None, ("name.mdns", "bavard"), ("tcp.open", str(number)))
        for number in range(1, EVIDENCE_KEPT + 50)
    ]
    cards = [
        seen(None, f"00:11:22:33:55:{number:02x}", ("name.mdns", "bavard")) for number in range(40)
    ]
    device = one(merged(*chatter, *cards))
    assert len(device.evidence) == EVIDENCE_KEPT
    assert len(device.addresses) == ADDRESSES_KEPT
    assert len(device.hardware) == CARDS_KEPT


CARDS = st.sampled_from([None, M1, M2, "00:11:22:33:44:03", RANDOM, "3a:11:22:33:44:66"])
ADDRESSES = st.sampled_from([None, "10.0.0.1", "10.0.0.2", "10.0.0.3", "fe80::1"])
EVIDENCE = st.lists(
    st.sampled_from(
        [
            ("name.mdns", "un"),
            ("name.mdns", "deux"),
            ("name.dhcp", "un"),
            ("name.netbios", "TROIS"),
            ("tcp.open", "22"),
            ("tcp.open", "9100"),
        ]
    ),
    max_size=2,
)
TIMES = st.integers(0, 100).map(lambda hours: NOON + hours * HOUR)
SIGHTINGS = st.lists(
    st.builds(lambda a, h, e, at: seen(a, h, *e, at=at), ADDRESSES, CARDS, EVIDENCE, TIMES),
    max_size=8,
)
REPORTS = st.lists(
    st.builds(
        lambda agent, cards, name, at, number: report(
            agent, *cards, name=name, at=at, sequence=number
        ),
        st.sampled_from(["a1", "a2"]),
        st.lists(
            st.tuples(st.sampled_from([M1, M2, RANDOM]), st.sampled_from(["10.0.0.1", "10.0.0.2"])),
            max_size=2,
        ),
        st.sampled_from(["", "un", "trois"]),
        TIMES,
        st.integers(1, 9),
    ),
    max_size=3,
    unique_by=lambda one_: (one_.agent_id, one_.sequence),
)


@settings(max_examples=200)
@given(SIGHTINGS, SIGHTINGS, REPORTS)
def test_merging_again_changes_nothing(
    before: list[Sighting], now: list[Sighting], reports: list[Report]
) -> None:
    known = merge((), before, (), guess)
    once = merge(known, now, reports, guess)
    assert merge(once, now, reports, guess) == once


@settings(max_examples=200)
@given(SIGHTINGS, REPORTS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    sightings: list[Sighting], reports: list[Report], random: object
) -> None:
    before = merge((), sightings, reports, guess)
    random.shuffle(sightings)  # type: ignore[attr-defined]
    random.shuffle(reports)  # type: ignore[attr-defined]
    assert merge((), sightings, reports, guess) == before


@settings(max_examples=200)
@given(SIGHTINGS, SIGHTINGS, REPORTS)
def test_a_device_seen_again_by_its_strongest_key_keeps_its_id(
    before: list[Sighting], now: list[Sighting], reports: list[Report]
) -> None:
    known = merge((), before, (), guess)
    after = merge(known, now, reports, guess)
    assert len({device.id for device in after}) == len(after)
    agents = [device.agent_id for device in after if device.agent_id]
    assert len(set(agents)) == len(agents)
    ids = {device.id for device in known}
    for device in after:
        lasting = [old for old in known if not old.keys[0].startswith("local:")]
        if any(old.keys[0] == device.keys[0] for old in lasting):
            assert device.id in ids
