# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In every mode: care and building are left alone, and the journal is what was sent."""

from collections import Counter

import pytest
from capture import ARP, IGMP, TCP, UDP
from home import CLASSES, EXAMINED, NURSE_CALL, OTHERS, OUT_OF_BOUNDS, SERVER
from lan import Host, Lan
from told import Told, count, look, most_in_one_second

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import UNTOUCHABLE

pytestmark = pytest.mark.lab


@pytest.fixture(scope="module")
def quiet(lan: Lan, tmp_path_factory: pytest.TempPathFactory) -> Told:
    file = tmp_path_factory.mktemp("capture") / "quiet.pcap"
    return look(lan, file, ["--quiet-seconds", "3", "--only-listen"])


def test_every_untouchable_class_of_the_home_is_out_of_bounds() -> None:
    untouchable = {host for host in OTHERS if CLASSES[host] in UNTOUCHABLE}
    assert untouchable <= {NURSE_CALL, *OUT_OF_BOUNDS}
    assert {"medical", "imaging", "building", "sensor"} <= {CLASSES[host] for host in untouchable}


@pytest.mark.parametrize("mode", ["quiet", "examined"])
@pytest.mark.parametrize("host", OUT_OF_BOUNDS, ids=lambda host: host.name)
def test_nothing_is_asked_of_care_and_building_but_the_address(
    request: pytest.FixtureRequest, mode: str, host: Host
) -> None:
    told: Told = request.getfixturevalue(mode)
    received = told.to(host)
    assert len(received) <= (0 if mode == "quiet" else 1)
    assert all(frame.is_datagram and frame.payload == 0 for frame in received)
    assert told.journal_of(host) == ["datagram"] * len(received)


def test_a_nurse_call_on_an_ordinary_computer_is_left_at_its_first_page(examined: Told) -> None:
    assert [frame.port for frame in examined.to(NURSE_CALL) if frame.is_syn] == [80]


def test_quiet_only_asks_everybody_and_writes_it_down(quiet: Told) -> None:
    assert count(quiet.multicasts) == quiet.journal("multicast")
    others = [frame for frame in quiet.sent if frame not in quiet.multicasts]
    assert {frame.kind for frame in others if frame.protocol != IGMP} <= {ARP}
    assert not [frame for frame in quiet.sent if frame.protocol == TCP]


def test_the_journal_of_the_own_thorough_probe_is_what_was_sent(examined: Told) -> None:
    assert count(examined.connects) == examined.journal("connect")
    assert len([frame for frame in examined.to(SERVER) if frame.is_syn]) > len(
        load_limits().connect_ports
    )
    live = {str(host.address) for host in OTHERS}
    journal = examined.journal("datagram")
    wanted = Counter({key: number for key, number in journal.items() if key[0] in live})
    assert count(examined.datagrams) == wanted
    assert count(examined.multicasts) == examined.journal("multicast")


def test_the_rates_hold_in_a_thorough_look_too(examined: Told) -> None:
    limits = load_limits()
    started = [frame for frame in examined.sent if frame.is_syn or frame.protocol == UDP]
    assert most_in_one_second(started) <= limits.packets_per_second + 1
    for host in EXAMINED:
        mine = [frame for frame in started if frame.target == host.address]
        assert most_in_one_second(mine) <= limits.packets_per_second_per_device + 1
