# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""nmap after our own examination of chosen machines: what it adds, and at what cost."""

from collections.abc import Mapping
from typing import cast

import pytest
from home import OLD_BOX, SERVER
from lan import Lan
from told import Told, count, look, most_in_one_second

from veilleuse.catalogue.network import load_limits

pytestmark = pytest.mark.lab


@pytest.fixture(scope="module")
def named(lan: Lan, tmp_path_factory: pytest.TempPathFactory) -> Told:
    file = tmp_path_factory.mktemp("capture") / "named.pcap"
    chosen = f"{SERVER.address},{OLD_BOX.address}"
    return look(
        lan, file, ["--quiet-seconds", "0.5", "--thorough", chosen, "--thorough-ports", "21,22"]
    )


def test_nmap_names_the_services_of_the_chosen_machines_alone(named: Told) -> None:
    seen = [line for line in named.of("sighting") if line["probe"] == "nmap"]
    services = {
        (str(line["address"]), str(item["value"]))
        for line in seen
        for item in cast("list[Mapping[str, object]]", line["evidence"])
        if item["kind"] == "nmap.service"
    }
    assert {address for address, _ in services} == {str(SERVER.address), str(OLD_BOX.address)}
    assert any(text.startswith("22 ssh OpenSSH") for _, text in services)
    assert any(text.startswith("21 ftp vsftpd") for _, text in services)


def test_the_journal_counts_each_connection_that_nmap_opened(named: Told) -> None:
    by_nmap = [line for line in named.of("journal") if line["probe"] == "nmap"]
    assert {line["act"] for line in by_nmap} == {"connect"}
    assert count(named.connects) == named.journal("connect")


def test_the_rates_hold_while_nmap_runs(named: Told) -> None:
    limits = load_limits()
    for host in (SERVER, OLD_BOX):
        mine = [frame for frame in named.connects if frame.target == host.address]
        assert most_in_one_second(mine) <= limits.packets_per_second_per_device + 1
    assert most_in_one_second(named.connects) <= limits.packets_per_second + 1
