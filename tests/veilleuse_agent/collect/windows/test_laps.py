# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.laps import read
from veilleuse_agent.protocol import Status

CSP = "SOFTWARE\\Microsoft\\Policies\\LAPS"
GPO = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\LAPS"
LOCAL = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\LAPS\\Config"
LEGACY = "SOFTWARE\\Policies\\Microsoft Services\\AdmPwd"
EXTENSION = (
    "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\GPExtensions"
    "\\{D76B9641-3288-4f75-942D-087DE603E3EA}"
)
DENIED = PermissionError(13, "no")


def told(machine):
    facts = read(machine)
    names = ("laps.root", "laps.backup_directory", "laps.legacy_enabled", "laps.legacy_extension")
    return [
        facts[name].value if facts[name].status is Status.OK else facts[name].status
        for name in names
    ]


NONE = Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        ({}, [Status.ABSENT] * 4),
        ({GPO: {"BackupDirectory": 2}}, ["gpo", 2, NONE, Status.ABSENT]),
        ({GPO: {"BackupDirectory": "AD"}}, ["gpo", Status.ERROR, NONE, Status.ABSENT]),
        ({LOCAL: {"BackupDirectory": 1}}, ["local", 1, NONE, Status.ABSENT]),
        ({CSP: {}, LEGACY: {"AdmPwdEnabled": 1}}, ["legacy", NONE, True, Status.ABSENT]),
        (
            {LEGACY: {"AdmPwdEnabled": 1}, EXTENSION: {"DllName": "C:\\AdmPwd.dll"}},
            ["legacy", NONE, True, True],
        ),
        ({CSP: DENIED, GPO: {"BackupDirectory": 2}}, [Status.DENIED] * 3 + [Status.ABSENT]),
        ({EXTENSION: DENIED}, [Status.ABSENT] * 3 + [Status.DENIED]),
    ],
)
def test_one_root_decides(windows, registry, expected):
    assert told(windows(registry)) == expected


def test_a_root_with_another_value_wins_and_is_not_completed_from_below(windows):
    machine = windows({CSP: {"PasswordLength": 20}, GPO: {"BackupDirectory": 2}})
    assert told(machine) == ["csp", Status.ABSENT, NONE, Status.ABSENT]
