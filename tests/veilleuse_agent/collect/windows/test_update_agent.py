# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse_agent.collect.windows.update_agent import read_pending, read_qfe, read_state
from veilleuse_agent.protocol import Status

DETECTED = (
    "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\Results\\Detect"
)
SEARCHED = datetime(2026, 11, 24, 6, 30, 15, 250_000, tzinfo=UTC)
NEVER = datetime(1899, 12, 30, tzinfo=UTC)
SECURITY = "0FA1201D-4330-4FA8-8AE9-B877473B6441"
DRIVERS = "EBFC1FC5-71A4-4F7B-9ACA-3B9A503104A0"
E_NOTIMPL = OSError("CreateUpdateSearcher: 0x80004001")


def machine(windows, searcher=None, *, last=SEARCHED, registry=None):
    programs = {
        "Microsoft.Update.AutoUpdate": {"Results": {"LastSearchSuccessDate": last}},
        "Microsoft.Update.SystemInfo": {"RebootRequired": True},
        "Microsoft.Update.Session": {"CreateUpdateSearcher": searcher or {}},
    }
    return windows(registry, programs=programs)


def found(*updates, result=2):
    return {"Online": None, "Search": {"ResultCode": result, "Updates": list(updates)}}


def update(category, severity=None):
    return {"MsrcSeverity": severity, "Categories": [{"CategoryID": category}]}


def pending(of):
    return read_pending(of)["updates.security_pending"]


def test_updates_for_security_are_counted_and_others_are_not(windows):
    searcher = found(update(SECURITY), update(DRIVERS), update(DRIVERS, "Critical"))
    reading = pending(machine(windows, searcher))
    assert reading.value == 2
    assert "2026-11-24T06:30:15+00:00" in reading.source


def test_nothing_missing_is_zero_only_after_a_search(windows):
    assert pending(machine(windows, found())).value == 0


@pytest.mark.parametrize("last", [None, NEVER])
def test_a_machine_that_never_searched_is_absent_and_not_zero(windows, last):
    assert pending(machine(windows, found(), last=last)).status is Status.ABSENT


class OnlineError(Exception):
    """A search went online."""


class Searcher:
    """A searcher that minds being sent online."""

    def __init__(self):
        self.is_online = True

    def put(self, name, value):
        assert name == "Online"
        self.is_online = value

    def call(self, name, *_):
        if self.is_online:
            raise OnlineError(name)
        raise OSError("Search: 0x80240438")


def test_no_search_goes_online(windows):
    reading = pending(machine(windows, Searcher()))
    assert (reading.status, reading.source[-10:]) == (Status.ERROR, "0x80240438")


@pytest.mark.parametrize(
    ("searcher", "status"),
    [
        (found(result=4), Status.ERROR),
        ({"Online": None, "Search": OSError("Search: 0x80070422")}, Status.ERROR),
        ({"Online": None, "Search": PermissionError(13, "Search: 0x80070005")}, Status.DENIED),
        ({"Online": None, "Search": 5}, Status.ERROR),
    ],
)
def test_a_search_that_fails_is_not_a_patched_machine(windows, searcher, status):
    assert pending(machine(windows, searcher)).status is status


def test_a_system_that_implements_nothing_says_so_with_its_code(windows):
    programs = {
        "Microsoft.Update.AutoUpdate": {"Results": E_NOTIMPL},
        "Microsoft.Update.SystemInfo": {"RebootRequired": E_NOTIMPL},
        "Microsoft.Update.Session": {"CreateUpdateSearcher": E_NOTIMPL},
    }
    of = windows(programs=programs)
    facts = dict(read_state(of)) | dict(read_pending(of))
    assert {reading.status for reading in facts.values()} == {Status.ERROR}
    assert all("0x80004001" in reading.source for reading in facts.values())


def test_the_last_search_and_the_wait_for_a_restart_are_read(windows):
    facts = read_state(machine(windows))
    assert facts["updates.lists_at"].value == "2026-11-24T06:30:15+00:00"
    assert facts["updates.reboot_required"].value is True


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [("2026-11-20 03:04:05", "2026-11-20T03:04:05+00:00", Status.OK), ("soon", None, Status.ERROR)],
)
def test_the_last_search_of_older_systems_is_in_the_registry(windows, text, value, status):
    of = machine(windows, last=None, registry={DETECTED: {"LastSuccessTime": text}})
    reading = read_state(of)["updates.lists_at"]
    assert (reading.value, reading.status) == (value, status)


def entry(title, on, result=2, operation=1, server=2):
    return {
        "Title": title,
        "Date": datetime(2026, 11, on, 10, tzinfo=UTC),
        "ResultCode": result,
        "Operation": operation,
        "ServerSelection": server,
    }


def history(windows, *entries):
    searcher = {"GetTotalHistoryCount": len(entries), "QueryHistory": list(entries)}
    return read_state(machine(windows, searcher))["updates.history"]


def test_a_recorded_entry_is_read_whatever_its_language(windows, recorded):
    reading = history(windows, *recorded("update_history")["entries"])
    assert reading.value == [
        {"kb": "KB2607047", "operation": 1, "result": 1, "server": 1, "on": "2011-12-15"}
    ]


def test_the_newest_of_each_update_and_result_is_kept_and_titles_are_not(windows):
    reading = history(
        windows,
        entry("Mise à jour de la veille de sécurité – KB2267602 (version 1.441)", 24),
        entry("Mise à jour de la veille de sécurité – KB2267602 (version 1.440)", 23),
        entry("2026-11 Mise à jour cumulative (KB5068861)", 12),
        entry("2026-11 Mise à jour cumulative (KB5068861)", 11, result=4),
        entry("HP - Firmware", 10),
    )
    assert [(row["kb"], row["result"], row["on"]) for row in reading.value] == [
        ("KB2267602", 2, "2026-11-24"),
        ("KB5068861", 2, "2026-11-12"),
        ("KB5068861", 4, "2026-11-11"),
    ]


def test_an_emptied_history_is_absent_and_is_not_asked_for_entries(windows):
    searcher = {"GetTotalHistoryCount": 0, "QueryHistory": OSError("0x80240007")}
    reading = read_state(machine(windows, searcher))["updates.history"]
    assert reading.status is Status.ABSENT


def test_a_long_history_is_cut(windows):
    entries = [entry(f"KB50{number:05}", 1) for number in range(120)]
    assert len(history(windows, *entries).value) == 50


@pytest.mark.parametrize(
    ("answer", "value", "status"),
    [
        ([{"HotFixID": "kb5068861"}, {"HotFixID": "File 1"}, {}], ["KB5068861"], Status.OK),
        ([], None, Status.ABSENT),
        (TimeoutError("late"), None, Status.TIMEOUT),
    ],
)
def test_fixes_are_listed_by_number(windows, answer, value, status):
    reading = read_qfe(windows(wmi={"Win32_QuickFixEngineering": answer}))["updates.qfe"]
    assert (reading.value, reading.status) == (value, status)
