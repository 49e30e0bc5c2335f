# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.model import (
    AgentId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)
from veilleuse.domain.traces import RELAY_ADDRESSES, newest, of_report, of_sightings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CARD = HardwareAddress("00:11:22:33:44:55")


def report(sequence: int = 1, epoch: str = "e", value: object = None) -> Report:
    facts = {"host.interfaces": Fact(value, FactStatus.OK, "test", NOON)}
    return Report(AgentId("a"), epoch, sequence, f"{epoch}{sequence}", NOON, NOON, "1", facts)


@pytest.mark.parametrize(
    ("kind", "value", "keys"),
    [
        ("name.dhcp", "PC-1.maison.lan", ("host:pc-1",)),
        ("name.netbios", " PC-1 ", ("host:pc-1",)),
        ("name.mdns", "PC-1.local", ("mdns:pc-1",)),
        ("name.dns", "dhcp-5.maison.lan", ()),
        ("name.dhcp", "localhost", ()),
        ("name.dhcp", "192.0.2.1", ()),
    ],
)
def test_only_a_name_of_its_own_identifies(kind: str, value: str, keys: tuple[str, ...]) -> None:
    sighting = Sighting("probe", NOON, ip_address("10.0.0.5"), None, (Evidence(kind, value),))
    (trace,) = of_sightings([sighting], [])
    assert trace.keys == keys


def test_a_sighting_without_identity_says_nothing() -> None:
    assert list(of_sightings([Sighting("probe", NOON)], [])) == []


def test_a_card_with_many_addresses_answers_for_others() -> None:
    many = [
        Sighting("arp", NOON, ip_address(f"10.0.0.{last}"), CARD)
        for last in range(1, RELAY_ADDRESSES + 2)
    ]
    assert {trace.claims for trace in of_sightings(many, [])} == {(), (ip_address("10.0.0.1"),)}
    few = many[:RELAY_ADDRESSES]
    assert () not in {trace.claims for trace in of_sightings(few, [])}


def test_the_newest_report_is_the_highest_sequence_of_its_installation() -> None:
    assert newest([report(3), report(5), report(4)])["a"].sequence == 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["hardware", "address", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(JSON)
def test_whatever_an_agent_says_of_its_cards_is_survived(value: object) -> None:
    assert of_report(report(value=value)).keys[0] == "agent:a"
