# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.posture import read_firewall, read_remote, read_sharing
from veilleuse_agent.protocol import Status

LOCAL = "SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy"
POLICY = "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall"
ON = {"mpssvc": "running"}


def profiles(machine):
    return {row["name"]: row for row in read_firewall(machine)["firewall.profiles"].value}


def test_the_private_profile_is_called_standard_locally(windows):
    found = profiles(windows({f"{LOCAL}\\StandardProfile": {"EnableFirewall": 0}}, services=ON))
    assert {name: row["enabled"] for name, row in found.items()} == {
        "domain": True,
        "private": False,
        "public": True,
    }


def test_policy_wins_over_the_local_setting(windows):
    machine = windows(
        {
            f"{LOCAL}\\PublicProfile": {"EnableFirewall": 0, "DefaultInboundAction": 1},
            f"{POLICY}\\PublicProfile": {"EnableFirewall": 1, "DefaultInboundAction": 0},
        },
        services=ON,
    )
    assert profiles(machine)["public"] == {
        "name": "public",
        "enabled": True,
        "inbound_block": False,
    }


@pytest.mark.parametrize("services", [{}, {"MpsSvc": "stopped"}])
def test_a_stopped_service_filters_nothing_whatever_the_settings_say(windows, services):
    found = profiles(windows({f"{LOCAL}\\PublicProfile": {"EnableFirewall": 1}}, services=services))
    assert not any(row["enabled"] for row in found.values())


def test_no_settings_at_all_is_absent(windows):
    assert read_firewall(windows())["firewall.profiles"].status is Status.ABSENT


SERVER = "SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters"


@pytest.mark.parametrize(
    ("values", "version_1", "signing"),
    [
        ({}, Status.ABSENT, Status.ABSENT),
        ({"SMB1": 0, "RequireSecuritySignature": 1}, False, True),
        ({"SMB1": 1, "RequireSecuritySignature": 0}, True, False),
        ({"EnableSecuritySignature": 1}, Status.ABSENT, Status.ABSENT),
    ],
)
def test_sharing_is_what_is_set_and_absent_is_left_to_the_desktop(
    windows, values, version_1, signing
):
    facts = read_sharing(windows({SERVER: values}))
    found = [facts[name] for name in ("smb.v1_server", "smb.signing_required")]
    assert [r.value if r.status is Status.OK else r.status for r in found] == [version_1, signing]


TERMINAL = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
TERMINAL_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"


@pytest.mark.parametrize(
    ("registry", "enabled", "level"),
    [
        ({TERMINAL: {"fDenyTSConnections": 1}}, False, None),
        ({TERMINAL: {"fDenyTSConnections": 0}}, True, None),
        (
            {
                TERMINAL: {"fDenyTSConnections": 1},
                TERMINAL_POLICY: {"fDenyTSConnections": 0, "UserAuthentication": 0},
                f"{TERMINAL}\\WinStations\\RDP-Tcp": {"UserAuthentication": 1},
            },
            True,
            False,
        ),
        ({f"{TERMINAL}\\WinStations\\RDP-Tcp": {"UserAuthentication": 1}}, None, True),
    ],
)
def test_remote_desktop_follows_policy_first(windows, registry, enabled, level):
    facts = read_remote(windows(registry))
    assert (facts["rdp.enabled"].value, facts["rdp.nla"].value) == (enabled, level)


def test_a_setting_of_another_type_is_an_error(windows):
    key = "SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters"
    found = read_sharing(windows({key: {"SMB1": "1"}}))
    assert found["smb.v1_server"].status is Status.ERROR
