# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.model import FactStatus

DENIED, ABSENT = FactStatus.DENIED, FactStatus.ABSENT


def saved(authentication, encryption="AES", automatic=True, profiles=1):
    return {
        "authentication": authentication,
        "encryption": encryption,
        "automatic": automatic,
        "profiles": profiles,
    }


HOME = saved("WPA2PSK")


@pytest.mark.parametrize(
    ("profiles", "verdict", "reason", "severity"),
    [
        ([HOME, saved("WPA3SAE")], "ok", "wireless_strong", "medium"),
        # It encrypts by itself, without a password.
        ([saved("OWE")], "ok", "wireless_strong", "medium"),
        ([HOME, saved("open", "none")], "finding", "wireless_weak", "medium"),
        ([saved("open", "WEP")], "finding", "wireless_weak", "medium"),
        ([saved("shared", "WEP")], "finding", "wireless_weak", "medium"),
        ([HOME, saved("open", "none", automatic=False)], "finding", "wireless_weak_by_hand", "low"),
        (ABSENT, "not_applicable", "wireless_none", "medium"),
        (DENIED, "unknown", "fact_denied", "medium"),
    ],
)
def test_no_open_network_is_remembered(bench, profiles, verdict, reason, severity):
    found = bench.one("NET-03", {"os.family": "windows", "wifi.profiles": profiles})

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


def test_networks_are_counted_not_rows(bench):
    facts = {"os.family": "windows", "wifi.profiles": [saved("open", "none", profiles=3)]}

    assert bench.one("NET-03", facts).details == {"n": 3}
    assert bench.one("NET-03", {"os.family": "linux"}).reason == "judged_on_windows"
    assert bench.one("NET-03", {}).reason == "agent_none"
