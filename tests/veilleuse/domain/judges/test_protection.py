# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from veilleuse.domain.judges.protection_state import Working, decode
from veilleuse.domain.model import DeviceClass, FactStatus

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED
DEFENDER_ON, DEFENDER_OFF, DEFENDER_STALE = 397568, 393472, 397584
OTHER_ON, OTHER_STALE, OTHER_OFF, OTHER_SNOOZED, OTHER_EXPIRED = (
    266240,
    266256,
    262144,
    270336,
    274432,
)


def ago(days):
    return (datetime(2026, 11, 23, 11, tzinfo=UTC) - timedelta(days=days)).isoformat()


def service(name, state="running", kind="service", path=None):
    return {"name": name, "state": state, "start": "auto", "kind": kind, "path": path}


def listed(name, state, path="C:\\Program Files\\X\\a.exe"):
    return {"name": name, "state": state, "path": path}


def windows(services, registered=ABSENT, defender=ABSENT, software=(), signatures=ABSENT):
    return {
        "os.family": "windows",
        "services": services if isinstance(services, FactStatus) else [*services],
        "protection.registered": registered,
        "protection.defender": defender,
        "protection.signatures_at": signatures,
        "software": [*software],
        "processes": ["sfc.exe", "smc.exe", "sentinel.exe", "avp.exe", "MsSense.exe"],
    }


def linux(services, processes=(), signatures=ABSENT):
    return {
        "os.family": "linux",
        "services": services,
        "processes": [*processes],
        "protection.signatures_at": signatures,
    }


IDLE = [service("WinDefend", "stopped"), service("Sense", "stopped"), service("Spooler")]
DEFENDER = [service("WinDefend"), service("Sense", "stopped"), service("WdFilter", kind="driver")]


@pytest.mark.parametrize(
    ("state", "working", "stale", "microsoft"),
    [
        (DEFENDER_ON, Working.ACTIVE, False, True),
        (DEFENDER_OFF, Working.OFF, False, True),
        (DEFENDER_STALE, Working.ACTIVE, True, True),
        (OTHER_ON, Working.ACTIVE, False, False),
        (OTHER_STALE, Working.ACTIVE, True, False),
        (OTHER_OFF, Working.OFF, False, False),
        (OTHER_SNOOZED, Working.SNOOZED, False, False),
        (OTHER_EXPIRED, Working.EXPIRED, False, False),
    ],
)
def test_the_state_of_security_center_is_decoded_bit_by_bit(state, working, stale, microsoft):
    found = decode("A", state)

    assert (found.working, found.stale, found.microsoft, found.antivirus) == (
        working,
        stale,
        microsoft,
        True,
    )


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (windows(IDLE, [listed("Windows Defender", DEFENDER_ON)]), "ok", "protection_active"),
        (windows(DEFENDER, defender={"AMRunningMode": "Normal"}), "ok", "protection_active"),
        (windows(DEFENDER, defender={"AMRunningMode": "Passive"}), "finding", "protection_passive"),
        (
            windows(DEFENDER, defender={"AMRunningMode": "SxS Passive Mode"}),
            "finding",
            "protection_passive",
        ),
        (
            windows(DEFENDER, defender={"AMRunningMode": "EDR Block Mode"}),
            "ok",
            "protection_active",
        ),
        (
            windows(DEFENDER, defender={"AMRunningMode": "Not running"}),
            "finding",
            "protection_stopped",
        ),
        (windows(DEFENDER, defender={"AntivirusEnabled": False}), "finding", "protection_stopped"),
        # A server has no Security Center: neither proof of protection nor lack of it.
        (windows(DEFENDER, FactStatus.NOT_APPLICABLE), "unknown", "protection_unproven"),
        (windows(DEFENDER, defender={"IsTamperProtected": True}), "unknown", "protection_unproven"),
        (windows(IDLE), "finding", "protection_stopped"),
        (windows([service("Spooler")]), "finding", "protection_none"),
        (windows([]), "finding", "protection_none"),
        (windows(DENIED), "unknown", "fact_denied"),
        (windows(FactStatus.TIMEOUT, DENIED, DENIED), "unknown", "fact_timeout"),
        # Sense exists on every Windows; only running means something.
        (windows([service("Sense", "stopped")]), "finding", "protection_none"),
        (windows([service("Sense")]), "ok", "protection_active"),
        # Third-party products, by exact names.
        (windows([*IDLE, service("ekrn")]), "ok", "protection_active"),
        (windows([*IDLE, service("EKRN")]), "ok", "protection_active"),
        (windows([service("ekrn", "stopped")]), "finding", "protection_stopped"),
        (windows([service("ekrn2"), service("myekrn")]), "finding", "protection_none"),
        (windows([service("hurukai")]), "ok", "protection_active"),
        (windows([service("AVP.KES.21.9")]), "ok", "protection_active"),
        (windows([service("avp")]), "finding", "protection_none"),
        (windows([service("egambit", kind="driver")]), "ok", "protection_active"),
        (windows([service("egambit")]), "finding", "protection_none"),
        (
            windows([], software=[{"name": "HarfangLab Hurukai agent", "publisher": "HarfangLab"}]),
            "unknown",
            "protection_unproven",
        ),
        (windows([service("WazuhSvc")]), "finding", "protection_none"),
        (windows([service("SentinelOneHelperOfMine")]), "finding", "protection_none"),
        # Security Center beside the service.
        (
            windows(
                [*IDLE, service("ekrn")],
                [listed("Windows Defender", DEFENDER_OFF), listed("ESET Security", OTHER_ON)],
            ),
            "ok",
            "protection_active",
        ),
        (
            windows([*IDLE, service("ekrn")], [listed("ESET Security", OTHER_SNOOZED)]),
            "finding",
            "protection_snoozed",
        ),
        (
            windows([service("ekrn")], [listed("ESET Security", OTHER_EXPIRED)]),
            "finding",
            "protection_expired",
        ),
        # What an uninstalled product leaves behind.
        (
            windows([service("Spooler")], [listed("ESET Security", OTHER_ON)]),
            "finding",
            "protection_none",
        ),
        # A product nobody listed: real where one of its services lies beside it.
        (
            windows(
                [service("FooSvc", path='"C:\\Program Files\\Foo\\svc.exe" -k')],
                [listed("Foo AV", OTHER_ON, "%ProgramFiles%\\Foo\\wsc.exe")],
            ),
            "ok",
            "protection_active",
        ),
        (
            windows([service("Spooler")], [listed("Foo AV", OTHER_ON)]),
            "unknown",
            "protection_unproven",
        ),
        (linux([service("falcon-sensor")]), "ok", "protection_active"),
        (linux([service("mdatp.service", "active")]), "ok", "protection_active"),
        (linux([service("mdatp", "stopped")], ["wdavdaemon"]), "ok", "protection_active"),
        (
            linux([service("mdatp")]) | {"protection.mde": {"enforcement_level": "passive"}},
            "finding",
            "protection_passive",
        ),
        (
            linux([service("mdatp")]) | {"protection.mde": {"enforcement_level": "real_time"}},
            "ok",
            "protection_active",
        ),
        (linux([service("eea", "stopped")]), "finding", "protection_stopped"),
        (linux([service("ssh"), service("clamav-daemon")]), "finding", "protection_none"),
        (linux([service("clamav-clamonacc")]), "ok", "protection_active"),
        (linux(ABSENT, ["clamonacc"]), "ok", "protection_active"),
        (linux(ABSENT, ["bash"]), "unknown", "fact_absent"),
        ({"os.family": "freebsd"}, "unknown", "protection_family"),
        ({"os.family": DENIED}, "unknown", "fact_denied"),
    ],
)
def test_a_machine_is_protected_by_what_works(bench, facts, verdict, reason):
    found = bench.one("EDR-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_severity_follows_the_system(bench):
    assert bench.one("EDR-01", windows([])).severity == "critical"
    assert bench.one("EDR-01", linux([]), device_class=DeviceClass.SERVER).severity == "high"


ON = [listed("Windows Defender", DEFENDER_ON)]
ESET = [service("ekrn")]


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "severity"),
    [
        (windows(DEFENDER, ON, signatures={"defender": ago(0)}), "ok", "signatures_recent", "high"),
        (windows(DEFENDER, ON, signatures={"defender": ago(3)}), "ok", "signatures_recent", "high"),
        (
            windows(DEFENDER, ON, signatures={"defender": ago(4)}),
            "finding",
            "signatures_old",
            "low",
        ),
        (
            windows(DEFENDER, ON, signatures={"defender": ago(8)}),
            "finding",
            "signatures_old",
            "high",
        ),
        (windows(DEFENDER, ON, signatures={"defender": ago(-3)}), "unknown", "clock_wrong", "high"),
        (
            windows(DEFENDER, ON, signatures={"defender": "1601-01-01T00:00:00+00:00"}),
            "finding",
            "signatures_never",
            "high",
        ),
        (
            windows(DEFENDER, ON, {"AntivirusSignatureAge": 65535}),
            "finding",
            "signatures_never",
            "high",
        ),
        (windows(DEFENDER, ON, {"AntivirusSignatureAge": 2}), "ok", "signatures_recent", "high"),
        (
            windows(DEFENDER, ON, {"AntivirusSignatureLastUpdated": ago(30)}),
            "finding",
            "signatures_old",
            "high",
        ),
        (windows(DEFENDER, ON), "ok", "signatures_unflagged", "high"),
        (
            windows(DEFENDER, [listed("Windows Defender", DEFENDER_STALE)]),
            "finding",
            "signatures_flagged",
            "high",
        ),
        # The signatures of a product that does not work do not count.
        (
            windows(
                [*IDLE, *ESET],
                [listed("Windows Defender", DEFENDER_OFF), listed("ESET Security", OTHER_STALE)],
                signatures={"defender": ago(0)},
            ),
            "finding",
            "signatures_flagged",
            "high",
        ),
        (windows(ESET, signatures={"eset": ago(1)}), "ok", "signatures_recent", "high"),
        (windows(ESET), "unknown", "signatures_undated", "high"),
        (windows(ESET, signatures=DENIED), "unknown", "fact_denied", "high"),
        (windows([service("hurukai")]), "not_applicable", "signatures_none", "high"),
        (windows([service("Spooler")]), "not_applicable", "protection_missing", "high"),
        (windows(DENIED), "unknown", "protection_in_doubt", "high"),
    ],
)
def test_signatures_age_by_the_clock_of_the_machine(bench, facts, verdict, reason, severity):
    found = bench.one("EDR-02", facts)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


def test_a_report_older_than_the_limit_says_nothing_about_signatures(bench):
    past = bench.now - timedelta(days=8)
    facts = windows(DEFENDER, ON, signatures={"defender": past.isoformat()})

    found = bench.one("EDR-02", facts, read_at=past, reported_at=past)

    assert (found.verdict, found.reason) == ("unknown", "report_old")


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "severity"),
    [
        (
            windows(DEFENDER, ON, {"RealTimeProtectionEnabled": False}),
            "finding",
            "realtime_off",
            "critical",
        ),
        (
            windows(DEFENDER, ON, {"RealTimeProtectionEnabled": True, "IsTamperProtected": False}),
            "finding",
            "tamper_off",
            "high",
        ),
        (
            windows(DEFENDER, ON, {"RealTimeProtectionEnabled": True, "IsTamperProtected": True}),
            "ok",
            "realtime_on",
            "critical",
        ),
        (
            windows(DEFENDER, ON, {"IsTamperProtected": True}),
            "ok",
            "realtime_registered",
            "critical",
        ),
        (
            windows(DEFENDER, defender={"AMRunningMode": "Normal"}),
            "unknown",
            "realtime_unreadable",
            "critical",
        ),
        # Another product watches: Defender is off by design.
        (
            windows(
                [*IDLE, *ESET],
                [listed("Windows Defender", DEFENDER_OFF), listed("ESET Security", OTHER_ON)],
                {"AMRunningMode": "Not running", "RealTimeProtectionEnabled": False},
            ),
            "ok",
            "realtime_registered",
            "critical",
        ),
        (windows(ESET), "unknown", "realtime_unreadable", "critical"),
        (linux([service("falcon-sensor")]), "unknown", "realtime_unreadable", "critical"),
        (windows([service("Spooler")]), "not_applicable", "protection_missing", "critical"),
    ],
)
def test_real_time_protection(bench, facts, verdict, reason, severity):
    found = bench.one("EDR-03", facts)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)
