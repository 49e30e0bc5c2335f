# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A subnet that the desktop cannot reach, seen through the report of one machine on it."""

from datetime import UTC, datetime, timedelta
from functools import partial
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.domain.classify import guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import (
    AgentId,
    DeviceClass,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
)
from veilleuse.domain.neighbourhood import ROWS, SAYINGS, seen_by

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OWN = {"name": "eth0", "hardware": "00:14:22:00:00:01", "address": "10.20.0.5", "prefix": 24}
PRINTER = {"address": "10.20.0.11", "hardware": "00:80:77:00:00:11", "interface": "eth0"}
PC = {"address": "10.20.0.12", "hardware": "00:1e:0b:00:00:12", "interface": "eth0"}
SAYS_PRINTER = {
    "address": "10.20.0.11",
    "protocol": "mdns",
    "said": [
        {"kind": "name.mdns", "value": "accueil"},
        {"kind": "mdns.service", "value": "_ipp._tcp"},
    ],
}
SAYS_PC = {
    "address": "10.20.0.12",
    "protocol": "netbios",
    "said": [{"kind": "name.netbios", "value": "POSTE-3"}],
}
GUESS = partial(guess, rules=load_rules())


def report(neighbours: object = (), overheard: object = (), *, at: datetime = NOON) -> Report:
    values = {
        "host.name": "relais",
        "os.family": "linux",
        "host.interfaces": [OWN],
        "neighbours": neighbours,
        "overheard": overheard,
    }
    facts = {name: Fact(value, FactStatus.OK, "test", at) for name, value in values.items()}
    return Report(AgentId("a1"), "e", 1, "r", at, NOON, "1", facts)


def both(at: datetime = NOON) -> Report:
    return report([PRINTER, PC], [SAYS_PRINTER, SAYS_PC], at=at)


def test_neighbours_and_what_was_overheard_become_sightings_of_the_agents_moment() -> None:
    seen = seen_by(both(NOON - timedelta(hours=2)))
    assert {(one.probe, str(one.address), one.hardware) for one in seen} == {
        ("neighbours", "10.20.0.11", "00:80:77:00:00:11"),
        ("neighbours", "10.20.0.12", "00:1e:0b:00:00:12"),
        ("mdns", "10.20.0.11", None),
        ("netbios", "10.20.0.12", None),
    }
    assert {(one.via, one.at) for one in seen} == {(AgentId("a1"), NOON - timedelta(hours=2))}


def test_a_clock_that_runs_ahead_is_not_believed() -> None:
    assert {one.at for one in seen_by(both(NOON + timedelta(days=3)))} == {NOON}


def test_two_hosts_nobody_else_sees_become_devices_through_a_third_ones_report() -> None:
    told = both()
    devices = merge((), seen_by(told), [told], GUESS)
    by_address = {str(device.addresses[0]): device for device in devices}
    assert set(by_address) == {"10.20.0.5", "10.20.0.11", "10.20.0.12"}
    agent, printer, pc = (by_address[f"10.20.0.{last}"] for last in (5, 11, 12))
    assert agent.agent_id == "a1"
    assert agent.evidence == ()
    assert printer.agent_id is pc.agent_id is None
    assert printer.device_class is DeviceClass.PRINTER
    assert set(printer.evidence) == {
        Evidence("name.mdns", "accueil"), Evidence("mdns.service", "_ipp._tcp")
    }  # fmt: skip
    assert printer.hardware == (HardwareAddress("00:80:77:00:00:11"),)
    assert pc.name == "POSTE-3"
    assert pc.hardware == (HardwareAddress("00:1e:0b:00:00:12"),)


@given(st.permutations([PRINTER, PC]), st.permutations([SAYS_PRINTER, SAYS_PC]), st.booleans())
def test_the_order_does_not_matter_and_merging_again_changes_nothing(
    neighbours, overheard, turned
) -> None:
    told = both()
    seen = seen_by(report(neighbours, overheard))
    once = merge((), seen[::-1] if turned else seen, [told], GUESS)
    assert once == merge((), seen_by(told), [told], GUESS)
    assert merge(once, seen, [told], GUESS) == once


def test_the_machine_itself_is_not_among_what_it_sees() -> None:
    own_card = PC | {"hardware": OWN["hardware"].upper()}
    own_words = SAYS_PC | {"address": OWN["address"]}
    assert seen_by(report([own_card, PC | {"address": OWN["address"]}], [own_words])) == ()


def test_a_medical_device_overheard_afar_is_never_probed() -> None:
    says = {
        "address": "10.20.0.40",
        "protocol": "wsd",
        "said": [{"kind": "wsd.types", "value": "Device MedicalDevice"}],
    }
    told = report([], [says])
    device = next(d for d in merge((), seen_by(told), [told], GUESS) if d.agent_id is None)
    assert device.device_class is DeviceClass.MEDICAL
    assert device.never_probe


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "224.0.0.251", "0.0.0.0", "255.255.255.255", "::1", "ff02::fb", "", "x", 7, None],
)
def test_an_address_that_is_no_devices_is_dropped(address) -> None:
    told = report([PC | {"address": address}], [SAYS_PC | {"address": address}])
    assert seen_by(told) == ()


@pytest.mark.parametrize(
    "hardware", ["01:00:5e:00:00:fb", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "x", 7, None]
)
def test_a_hardware_address_that_is_no_cards_is_dropped(hardware) -> None:
    assert seen_by(report([PC | {"hardware": hardware}])) == ()


def test_an_address_of_one_link_does_not_leave_it() -> None:
    seen = seen_by(report([PC | {"address": "fe80::1"}], [SAYS_PC | {"address": "169.254.1.1"}]))
    assert [(one.address, one.hardware) for one in seen] == [(None, PC["hardware"])]


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [
        ("mdns", "tcp.open"),
        ("mdns", "net.gateway"),
        ("mdns", "name.netbios"),
        ("ssdp", "mdns.service"),
        ("nmap", "nmap.service"),
        ("mdns", "mdns.txt."),
    ],
)
def test_a_kind_that_is_not_overheard_by_that_protocol_is_dropped(protocol, kind) -> None:
    says = {"address": "10.20.0.9", "protocol": protocol, "said": [{"kind": kind, "value": "x"}]}
    assert seen_by(report([], [says])) == ()


def test_values_become_plain_and_short() -> None:
    told = report([], [SAYS_PC | {"said": [{"kind": "name.netbios", "value": "A\u202eB\n" * 99}]}])
    (value,) = (item.value for one in seen_by(told) for item in one.evidence)
    assert len(value) <= 200
    assert value.startswith("A B A B")


def test_how_much_is_read_is_bounded() -> None:
    many = [PC | {"address": str(ip_address("10.20.0.0") + n)} for n in range(20, 3000)]
    said = [{"kind": "name.netbios", "value": f"PC{n}"} for n in range(500)]
    assert len(seen_by(report(many))) == ROWS
    (one,) = seen_by(report([], [SAYS_PC | {"said": said}]))
    assert len(one.evidence) == SAYINGS


@pytest.mark.parametrize("status", [FactStatus.DENIED, FactStatus.TIMEOUT, FactStatus.ABSENT])
def test_facts_that_were_not_read_show_nothing(status) -> None:
    fact = Fact(None, status, "test", NOON)
    told = Report(
        AgentId("a1"), "e", 1, "r", NOON, NOON, "1", {"neighbours": fact, "overheard": fact}
    )
    assert seen_by(told) == ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["address", "hardware", "protocol", "said", "kind", "value"]), inner
        )
    ),
    max_leaves=12,
)


@given(_JSON, _JSON)
def test_any_claim_is_read_without_failing(neighbours, overheard) -> None:
    told = report(neighbours, overheard)
    merge((), seen_by(told), [told], GUESS)
