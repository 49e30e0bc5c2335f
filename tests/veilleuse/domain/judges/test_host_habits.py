# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-06 to HST-09."""

from datetime import timedelta

import pytest

from veilleuse.domain.model import CareFunction, CareFunctionId, DeviceId, FactStatus, Site

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED
NOT_APPLICABLE = FactStatus.NOT_APPLICABLE
WINDOWS = {"os.family": "windows", "os.build": 26200, "os.product_type": "WinNT"}


def session(active=True, secure=True, seconds=600, saver=True):
    return {"active": active, "secure": secure, "seconds": seconds, "saver": saver, "profiles": 1}


def lock(machine=ABSENT, *sessions, profiles=None):
    seen = {"profiles": len(sessions), "refused": 0, "settings": [*sessions]}
    return WINDOWS | {
        "screen_lock.machine_seconds": machine,
        "screen_lock.profiles": profiles or seen,
    }


def linux(desktop):
    return {"os.family": "linux", "screen_lock.desktop": desktop}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "severity"),
    [
        (lock(600), "ok", "lock_soon", "medium"),
        (lock(900), "ok", "lock_soon", "medium"),
        (lock(901), "finding", "lock_late", "low"),
        (lock(1800), "finding", "lock_late", "low"),
        (lock(3600), "finding", "lock_late", "medium"),
        # Zero is never; absent leaves it to each session.
        (lock(0), "unknown", "lock_unseen", "medium"),
        (lock(0, session()), "ok", "lock_soon", "medium"),
        (lock(ABSENT, session(), session(seconds=1200)), "finding", "lock_late", "low"),
        (lock(ABSENT, session(), session(active=False)), "finding", "lock_none", "medium"),
        (lock(ABSENT, session(secure=False)), "finding", "lock_none", "medium"),
        (
            lock(ABSENT, session(active=None, secure=None, seconds=None)),
            "finding",
            "lock_none",
            "medium",
        ),
        (lock(ABSENT, session(saver=False)), "finding", "lock_none", "medium"),
        (lock(ABSENT, session(seconds=None)), "unknown", "lock_unseen", "medium"),
        (lock(ABSENT), "unknown", "lock_unseen", "medium"),
        (lock(ABSENT, profiles=DENIED), "unknown", "fact_denied", "medium"),
        (lock(DENIED), "unknown", "fact_denied", "medium"),
        (linux({"gnome_lock": True, "gnome_idle_seconds": 300}), "ok", "lock_soon", "medium"),
        (
            linux({"gnome_idle_seconds": 840, "gnome_delay_seconds": 120}),
            "finding",
            "lock_late",
            "low",
        ),
        (linux({"gnome_idle_seconds": 0}), "finding", "lock_none", "medium"),
        (linux({"gnome_lock": False, "gnome_idle_seconds": 300}), "finding", "lock_none", "medium"),
        (linux({"kde_lock": True, "kde_idle_minutes": 5}), "ok", "lock_soon", "medium"),
        (linux({"kde_resume": True}), "unknown", "lock_unseen", "medium"),
        (linux(ABSENT), "unknown", "lock_of_session", "medium"),
        (linux(NOT_APPLICABLE), "not_applicable", "lock_no_desktop", "medium"),
        ({"os.family": "macos"}, "unknown", "lock_of_session", "medium"),
    ],
)
def test_a_screen_that_is_left_alone_locks(bench, facts, verdict, reason, severity):
    found = bench.one("HST-06", facts)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


CARE = Site(
    "S", care_functions=(CareFunction(CareFunctionId("records"), 0.3, frozenset({DeviceId("d1")})),)
)


def media(drives=255, commands=ABSENT, start=3, services=(), **denied):
    return WINDOWS | {
        "autorun.drive_types_off": drives,
        "autorun.commands_off": commands,
        "removable.usb_storage_start": start,
        "services": [{"name": name, "state": "running", "kind": "service"} for name in services],
    } | {f"removable.{name}": value for name, value in denied.items()}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "site", "verdict", "reason"),
    [
        (media(), None, "ok", "autorun_off"),
        (media(145), None, "finding", "autorun_on"),
        (media(145, commands=True), None, "ok", "autorun_off"),
        (media(ABSENT), None, "finding", "autorun_unset"),
        (media(ABSENT) | {"os.build": DENIED}, None, "unknown", "default_unsure"),
        (media(DENIED), None, "unknown", "fact_denied"),
        (media(ABSENT, commands=DENIED), None, "unknown", "fact_denied"),
        # Where care depends on the machine, sticks count too.
        (media(), CARE, "finding", "usb_open"),
        (media(start=4), CARE, "ok", "usb_restricted"),
        (media(deny_all=True), CARE, "ok", "usb_restricted"),
        (media(deny_write=True), CARE, "ok", "usb_restricted"),
        (media(start=ABSENT), CARE, "finding", "usb_open"),
        (media(start=DENIED), CARE, "unknown", "fact_denied"),
        (media(services=["ekrn"]), CARE, "unknown", "usb_by_product"),
        ({"os.family": "linux"}, CARE, "not_applicable", "windows_only"),
    ],
)
def test_nothing_starts_by_itself_from_a_stick(bench, facts, site, verdict, reason):
    found = bench.one("HST-07", facts, site=site)

    assert (found.verdict, found.reason) == (verdict, reason)


def log(bench, size, reach, **more):
    oldest = None if reach is None else (bench.now - timedelta(days=reach)).isoformat()
    told = {"max_bytes": size, "when_full": "overwrite"} if isinstance(size, int) else size
    return WINDOWS | {"event_log.security": told, "event_log.oldest": {"security": oldest}} | more


LARGE, SMALL = 256 << 20, 20 << 20
OLD = {"event_log.oldest": {"security": "2026-01-10T00:00:00+00:00"}}
YOUNG = {"event_log.oldest": {"security": "2026-11-10T00:00:00+00:00"}}


@pytest.mark.parametrize(
    ("size", "reach", "more", "verdict", "reason"),
    [
        (LARGE, 200, {}, "ok", "log_long"),
        (LARGE, None, {}, "unknown", "fact_missing"),
        # Known for a hundred days: what is younger was lost meanwhile.
        (LARGE, 20, {}, "finding", "log_short"),
        (LARGE, 150, {}, "unknown", "log_young"),
        (SMALL, 400, {}, "finding", "log_small"),
        # Absent is what Windows keeps by itself, not nothing.
        (ABSENT, 400, {}, "finding", "log_small"),
        (DENIED, 400, {}, "unknown", "fact_denied"),
        (LARGE, 200, {"clock.offset_seconds": 400.5}, "finding", "clock_off"),
        (LARGE, 200, {"clock.offset_seconds": -301}, "finding", "clock_off"),
        (LARGE, 200, {"clock.offset_seconds": 300}, "ok", "log_long"),
        (LARGE, 200, {"clock.offset_seconds": ABSENT}, "ok", "log_long"),
        (LARGE, 200, {"time.type": "NoSync"}, "finding", "clock_alone"),
        (LARGE, 200, {"time.type": "NT5DS"}, "ok", "log_long"),
    ],
)
def test_traces_go_back_half_a_year_at_the_right_time(bench, size, reach, more, *, verdict, reason):
    found = bench.one("HST-08", log(bench, size, reach, **more))

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        ({"time.synchronised": True}, "unknown", "fact_missing"),
        ({"time.synchronised": True} | OLD, "ok", "log_long"),
        ({"time.synchronised": DENIED} | OLD, "ok", "log_long"),
        ({"time.synchronised": True} | YOUNG, "finding", "log_short"),
        ({"time.synchronised": False}, "finding", "clock_alone"),
        ({"time.synchronised": False} | OLD, "finding", "clock_alone"),
        ({"event_log.oldest": ABSENT}, "unknown", "fact_absent"),
    ],
)
def test_elsewhere_the_clock_and_the_reach_are_judged(bench, facts, verdict, reason):
    found = bench.one("HST-08", {"os.family": "linux"} | facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def names(llmnr=False, options=(2, 2), policy=ABSENT, node=ABSENT):
    return WINDOWS | {
        "names.llmnr": llmnr,
        "names.netbios_options": list(options) if isinstance(options, tuple) else options,
        "names.netbios_policy": policy,
        "names.netbios_node_type": node,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (names(), "ok", "names_by_server"),
        (names(True), "finding", "llmnr_on"),
        # Absent is on: Windows asks its neighbours until somebody forbids it.
        (names(ABSENT), "finding", "llmnr_on"),
        (names(DENIED), "unknown", "fact_denied"),
        (names(DENIED, options=(1,)), "finding", "netbios_on"),
        (names(options=(2, 1)), "finding", "netbios_on"),
        (names(options=(2, 0)), "unknown", "netbios_by_dhcp"),
        (names(options=(None,)), "unknown", "netbios_by_dhcp"),
        (names(options=(0,), policy=0), "ok", "names_by_server"),
        # Off on public networks alone is no answer for the others.
        (names(options=(0,), policy=2), "unknown", "netbios_by_dhcp"),
        (names(options=(0,), node=2), "ok", "names_by_server"),
        (names(options=DENIED), "unknown", "fact_denied"),
        ({"os.family": "linux"}, "not_applicable", "windows_only"),
    ],
)
def test_names_are_asked_of_a_server_alone(bench, facts, verdict, reason):
    found = bench.one("HST-09", facts)

    assert (found.verdict, found.reason) == (verdict, reason)
