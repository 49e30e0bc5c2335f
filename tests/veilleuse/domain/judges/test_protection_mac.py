# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.model import FactStatus

ABSENT, DENIED, ERROR = FactStatus.ABSENT, FactStatus.DENIED, FactStatus.ERROR
FALCON = "com.crowdstrike.falcon.Agent"


def extension(name, state="activated_enabled"):
    return {"name": name, "team": "X", "version": "1", "state": state, "categories": []}


def mac(xprotect="5342", extensions=(), services=(), integrity=True, gatekeeper=True):
    return {
        "os.family": "macos",
        "services": [{"name": name, "state": state} for name, state in services],
        "protection.xprotect": xprotect,
        "protection.system_extensions": [*extensions],
        "protection.system_integrity": integrity,
        "protection.gatekeeper": gatekeeper,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "product"),
    [
        (mac(), "ok", "protection_active", "XProtect (Apple)"),
        # A product is named before what Apple builds in.
        (mac(extensions=[extension(FALCON)]), "ok", "protection_active", "CrowdStrike Falcon"),
        # Waiting for somebody's consent it sees nothing; Apple's own goes on.
        (
            mac(extensions=[extension(FALCON, "activated_waiting_for_user")]),
            "ok",
            "protection_active",
            "XProtect (Apple)",
        ),
        (
            mac(xprotect=ABSENT, extensions=[extension(FALCON, "activated_disabled")]),
            "unknown",
            "fact_absent",
            None,
        ),
        # Whole names only.
        (
            mac(extensions=[extension(FALCON + ".other")]),
            "ok",
            "protection_active",
            "XProtect (Apple)",
        ),
        (
            mac(ABSENT, services=[("com.sentinelone.sentineld", "running")]),
            "ok",
            "protection_active",
            "SentinelOne",
        ),
        (
            mac(ABSENT, services=[("com.sentinelone.sentineld", "unknown")]),
            "unknown",
            "protection_unproven",
            "SentinelOne",
        ),
        (mac(ERROR), "unknown", "fact_error", None),
        ({"os.family": "macos"}, "unknown", "fact_missing", None),
    ],
)
def test_a_mac_is_protected_by_what_is_let_in(bench, facts, verdict, reason, product):
    found = bench.one("EDR-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.details.get("product") == product


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "severity"),
    [
        (mac(), "ok", "realtime_on_opening", "critical"),
        (mac(integrity=False), "finding", "integrity_off", "high"),
        (mac(gatekeeper=False), "finding", "gatekeeper_off", "high"),
        (mac(integrity=DENIED), "unknown", "fact_denied", "critical"),
        (mac(gatekeeper=ERROR), "unknown", "fact_error", "critical"),
        (mac(xprotect=ERROR), "unknown", "protection_in_doubt", "critical"),
    ],
)
def test_a_mac_checks_programs_as_they_are_opened(bench, facts, verdict, reason, severity):
    found = bench.one("EDR-03", facts)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


def test_the_age_of_apples_signatures_is_not_known(bench):
    assert bench.one("EDR-02", mac()).verdict == "unknown"
