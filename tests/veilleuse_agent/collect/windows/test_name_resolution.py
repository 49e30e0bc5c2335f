# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.name_resolution import PROMISES, netbios_options, read
from veilleuse_agent.protocol import Status

POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient"
NETBT = "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters"
MDNS = "SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters"
ADAPTERS = "SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}"


@pytest.mark.parametrize(
    "row",
    [
        ("names.llmnr", POLICY, "EnableMulticast", 0, False),
        ("names.mdns", MDNS, "EnableMDNS", 0, False),
        ("names.mdns", POLICY, "EnableMDNS", 1, True),
        ("names.netbios_policy", POLICY, "EnableNetbios", 2, 2),
        ("names.netbios_node_type", NETBT, "NodeType", 2, 2),
    ],
)
def test_what_is_set_is_told(windows, row):
    fact, key, name, value, expected = row
    facts = read(windows({key: {name: value}}))
    assert set(facts) == set(PROMISES)
    assert (facts[fact].status, facts[fact].value) == (Status.OK, expected)
    assert type(facts[fact].value) is type(expected)
    assert read(windows({key: {name: "on"}}))[fact].status is Status.ERROR
    assert read(windows({key: PermissionError(13, "no")}))[fact].status is Status.DENIED
    assert read(windows())[fact].status is Status.ABSENT


def interface(guid, name, **values):
    return {
        f"{NETBT}\\Interfaces\\Tcpip_{guid}": values,
        f"{ADAPTERS}\\{guid}\\Connection": {"Name": name},
    }


def test_only_interfaces_that_are_up_count(windows):
    machine = windows(
        interface("{A}", "Ethernet", NetbiosOptions=2)
        | interface("{B}", "Wi-Fi", NetbiosOptions=0)
        | interface("{C}", "Bluetooth", NetbiosOptions=1)
        | interface("{D}", "VPN")
        | interface("{E}", "Ethernet 2", NetbiosOptions="2")
    )
    assert netbios_options(machine, {"Ethernet", "Wi-Fi"}).value == [0, 2]
    assert netbios_options(machine, {"VPN", "Ethernet", "Ethernet 2"}).value == [None, None, 2]
    assert netbios_options(machine, set()).status is Status.ABSENT


def test_interfaces_that_are_refused_are_denied(windows):
    machine = windows({f"{NETBT}\\Interfaces": PermissionError(13, "no")})
    assert netbios_options(machine, {"Ethernet"}).status is Status.DENIED
    assert netbios_options(windows(), {"Ethernet"}).status is Status.ABSENT
