# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import errno
from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.common import overheard
from veilleuse_agent.collect.common.ears import DOORS, Door, Ears
from veilleuse_agent.collect.common.overheard import Notes, read, reading
from veilleuse_agent.collect.common.subnets import Subnet
from veilleuse_agent.protocol import Status

AROUND = (Subnet(IPv4Address("192.168.7.2"), IPv4Network("192.168.7.0/24")),)
OTHER = IPv4Address("192.168.7.9")
SSDP = next(door for door in DOORS if door.protocol == "ssdp")
WSD = next(door for door in DOORS if door.protocol == "wsd")


def notify(server: str) -> bytes:
    return f"NOTIFY * HTTP/1.1\r\nSERVER: {server}\r\n\r\n".encode()


def noted(*heard: tuple[Door, bytes, IPv4Address]) -> list[dict[str, object]]:
    notes = Notes(AROUND)
    for door, message, sender in heard:
        notes.hear(door, message, sender)
    return notes.rows()


def test_what_a_neighbour_says_is_kept_once_by_address_and_protocol() -> None:
    told = (SSDP, notify("MiniDLNA/1.3.0"), OTHER)
    assert noted(told, told) == [
        {
            "address": "192.168.7.9",
            "protocol": "ssdp",
            "said": [{"kind": "ssdp.server", "value": "MiniDLNA/1.3.0"}],
        }
    ]


@pytest.mark.parametrize("sender", ["192.168.7.2", "192.168.8.1", "8.8.8.8"])
def test_the_machine_itself_and_strangers_are_not_kept(sender) -> None:
    assert noted((SSDP, notify("x"), IPv4Address(sender))) == []


def test_what_says_nothing_takes_no_place() -> None:
    assert noted((SSDP, b"M-SEARCH * HTTP/1.1", OTHER), (WSD, b"", OTHER)) == []


def test_devices_sayings_and_characters_are_bounded(monkeypatch) -> None:
    monkeypatch.setattr(overheard, "DEVICES", 3)
    monkeypatch.setattr(overheard, "SAYINGS", 2)
    rows = noted(
        *((SSDP, notify(f"s{n}"), IPv4Address(f"192.168.7.{n}")) for n in range(10, 20)),
        *((SSDP, notify(f"t{n}"), IPv4Address("192.168.7.10")) for n in range(9)),
    )
    assert [row["address"] for row in rows] == ["192.168.7.10", "192.168.7.11", "192.168.7.12"]
    assert [len(row["said"]) for row in rows] == [2, 1, 1]


def test_a_talker_cannot_fill_the_report() -> None:
    long = "x" * 180
    heard = [
        (SSDP, notify(f"{long}{n}-{last}"), IPv4Address(f"192.168.7.{last}"))
        for last in range(10, 130)
        for n in range(overheard.SAYINGS)
    ]
    kept = sum(len(said["value"]) for row in noted(*heard) for said in row["said"])
    assert 0.9 * overheard.CHARACTERS < kept <= overheard.CHARACTERS


@given(st.sampled_from(DOORS), st.binary(max_size=200))
def test_any_datagram_is_heard_without_failing(door, message) -> None:
    for row in noted((door, message, OTHER)):
        assert set(row) == {"address", "protocol", "said"}


def test_a_deaf_protocol_is_named_and_the_rest_is_told() -> None:
    ears = Ears(open={None: SSDP}, refused={"netbios 137": OSError(errno.EADDRINUSE, "used")})
    fact = reading(Notes(AROUND), ears, 4.0)
    assert fact.status is Status.OK
    assert fact.value == []
    assert fact.source == "4 s on 1 subnets; not netbios 137: EADDRINUSE"


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ([errno.EACCES, errno.EPERM], Status.DENIED),
        ([errno.EACCES, errno.EADDRINUSE], Status.ERROR),
        ([], Status.ERROR),
    ],
)
def test_without_any_ear_the_fact_says_why(codes, status) -> None:
    refused = {f"x {n}": OSError(code, "no") for n, code in enumerate(codes)}
    fact = reading(Notes(AROUND), Ears(refused=refused), 4.0)
    assert (fact.value, fact.status) == (None, status)


def test_this_machine_answers_with_a_status_and_a_source() -> None:
    fact = read(seconds=0.0)["overheard"]
    assert fact.status in {Status.OK, Status.ABSENT, Status.DENIED, Status.ERROR}
    assert fact.source
