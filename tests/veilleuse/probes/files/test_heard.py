# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was heard, and how much is kept of it."""

from datetime import UTC, datetime

import pytest

from veilleuse.domain.model import Evidence
from veilleuse.probes.files.heard import Heard, is_inside

PC, OTHER = bytes.fromhex("001122334455"), bytes.fromhex("001122334466")
HOME, AWAY = bytes([10, 0, 0, 5]), bytes([8, 8, 8, 8])
OPEN = Evidence("tcp.open", "22")


def _told(heard: Heard) -> set[tuple[str, str | None]]:
    return {(str(one.address), one.hardware) for one in heard.sightings()}


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("0a000001", True), ("ac100001", True), ("ac200001", False), ("c0a80001", True),
        ("a9fe0001", True), ("08080808", False), ("fe80" + "0" * 28, True),
        ("fd00" + "0" * 28, True), ("2a01" + "0" * 28, False), ("", False),
    ],
)  # fmt: skip
def test_private_addresses_are_inside(address, inside) -> None:
    assert is_inside(bytes.fromhex(address)) is inside


def test_an_address_of_the_internet_counts_only_with_a_card_beside_it(reading) -> None:
    heard = Heard(reading)
    heard.say(AWAY, b"", 1795600000, [OPEN])
    assert _told(heard) == set()
    heard.say(AWAY, PC, 1795600000, [OPEN])
    assert _told(heard) == {("8.8.8.8", "00:11:22:33:44:55")}


@pytest.mark.parametrize("address", ["00000000", "7f000001", "e00000fb", "ff" * 4, "00" * 16,
                                     "00" * 15 + "01", "ff02" + "0" * 28])  # fmt: skip
def test_nobody_has_some_addresses(reading, address) -> None:
    heard = Heard(reading)
    heard.say(bytes.fromhex(address), PC, 1795600000, [OPEN])
    assert _told(heard) == set()


def test_the_latest_time_counts_whatever_the_order(reading) -> None:
    heard = Heard(reading)
    for seconds in (1795600000, 1795600009, 1795600005, None):
        heard.at(HOME, PC, seconds)
    (one,) = heard.sightings()
    assert one.at == datetime.fromtimestamp(1795600009, UTC)


def test_names_by_others_need_somebody_who_was_heard(reading) -> None:
    heard = Heard(reading)
    heard.name(HOME, [Evidence("name.dns", "pc.lan")])
    assert _told(heard) == set()
    heard.at(HOME, b"", None)
    (one,) = heard.sightings()
    assert one.evidence == (Evidence("name.dns", "pc.lan"),)
