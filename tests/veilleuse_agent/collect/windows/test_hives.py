# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.hives import counted, read
from veilleuse_agent.protocol import Status

PROFILES = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList"
ONE, TWO = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"
ENTRA = "S-1-12-1-1-2-3-4"
DENIED = PermissionError(13, "no")


def rows(hive):
    value = hive.value("Software\\X", "A")
    return [] if value is None else [{"a": value}]


def test_services_and_classes_are_nobody(windows):
    machine = windows(
        {f"{PROFILES}\\{sid}": {} for sid in ("S-1-5-18", ONE, TWO, ENTRA)},
        users={sid: {} for sid in (".DEFAULT", "S-1-5-19", ONE, f"{ONE}_Classes", ENTRA)},
    )
    assert read(machine)["profiles.loaded"].value == {"loaded": 2, "known": 3}
    assert read(windows())["profiles.loaded"].status is Status.ABSENT


def test_equal_settings_are_counted_and_nobody_is_named(windows):
    machine = windows(users={f"{sid}\\Software\\X": {"A": 1} for sid in (ONE, TWO)} | {ENTRA: {}})
    reading = counted(machine, "HKEY_USERS", rows)
    assert reading.value == {"profiles": 3, "refused": 0, "settings": [{"a": 1, "profiles": 2}]}
    assert "S-1-" not in repr(reading)


@pytest.mark.parametrize("first", [ONE, TWO])
def test_the_order_of_people_does_not_show(windows, first):
    values = {ONE: 1, TWO: 2} if first == ONE else {ONE: 2, TWO: 1}
    machine = windows(users={f"{sid}\\Software\\X": {"A": a} for sid, a in values.items()})
    assert [row["a"] for row in counted(machine, "", rows).value["settings"]] == [1, 2]


def test_hives_that_refuse_are_counted_and_denied_when_all_do(windows):
    shut = {f"{ONE}\\Software\\X": DENIED}
    reading = counted(windows(users=shut | {f"{TWO}\\Software\\X": {"A": 1}}), "", rows)
    assert (reading.value["profiles"], reading.value["refused"]) == (1, 1)
    assert counted(windows(users=shut), "", rows).status is Status.DENIED


def test_nobody_logged_on_is_no_profile_and_not_an_absent_policy(windows):
    assert counted(windows(), "", rows).value == {"profiles": 0, "refused": 0, "settings": []}
