# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.screen_lock import read
from veilleuse_agent.protocol import Status

SYSTEM = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"
ONE, TWO = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"
OWN = "Control Panel\\Desktop"
POLICY = f"SOFTWARE\\Policies\\Microsoft\\Windows\\{OWN}"


def settings(machine):
    return read(machine)["screen_lock.profiles"].value["settings"]


def test_the_machine_wide_delay_is_a_number_of_seconds(windows):
    name = "screen_lock.machine_seconds"
    assert read(windows({SYSTEM: {"InactivityTimeoutSecs": 900}}))[name].value == 900
    assert read(windows({SYSTEM: {"InactivityTimeoutSecs": "900"}}))[name].status is Status.ERROR
    assert read(windows({SYSTEM: PermissionError(13, "no")}))[name].status is Status.DENIED
    assert read(windows())[name].status is Status.ABSENT


def test_policy_comes_before_the_persons_own_choice(windows):
    users = {
        f"{ONE}\\{OWN}": {
            "ScreenSaveActive": "1",
            "ScreenSaverIsSecure": "0",
            "ScreenSaveTimeOut": "3600",
            "SCRNSAVE.EXE": "C:\\Users\\jeanne\\x.scr",
        },
        f"{ONE}\\{POLICY}": {"ScreenSaverIsSecure": "1", "ScreenSaveTimeOut": "600"},
    }
    row = {"active": True, "secure": True, "seconds": 600, "saver": True, "profiles": 1}
    assert settings(windows(users=users)) == [row]


def test_people_with_the_same_settings_share_a_row(windows):
    users = {f"{sid}\\{OWN}": {"ScreenSaveActive": "0"} for sid in (ONE, TWO)}
    row = {"active": False, "secure": None, "seconds": None, "saver": False, "profiles": 2}
    assert settings(windows(users=users)) == [row]


def test_values_of_other_types_are_not_guessed_at(windows):
    users = {f"{ONE}\\{OWN}": {"ScreenSaveActive": b"1", "ScreenSaveTimeOut": "ten"}}
    row = {"active": None, "secure": None, "seconds": None, "saver": False, "profiles": 1}
    assert settings(windows(users=users)) == [row]


def test_a_hive_that_refuses_is_denied(windows):
    users = {f"{ONE}\\{OWN}": PermissionError(13, "no")}
    assert read(windows(users=users))["screen_lock.profiles"].status is Status.DENIED
