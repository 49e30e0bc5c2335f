# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.office_macros import read
from veilleuse_agent.protocol import Status

ONE, TWO = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"
POLICY = "SOFTWARE\\Policies\\Microsoft\\Office\\16.0"
OWN = "SOFTWARE\\Microsoft\\Office\\16.0"


def office(machine):
    return read(machine)["office.macros"]


def row(application, setting, value, *, profiles=1, policy=True):
    return {
        "version": "16.0",
        "application": application,
        "setting": setting,
        "value": value,
        "policy": policy,
        "profiles": profiles,
    }


def test_policies_are_counted_over_the_profiles_that_are_loaded(windows):
    users = {
        f"{ONE}\\{POLICY}\\Word\\Security": {"VBAWarnings": 3},
        f"{TWO}\\{POLICY}\\Word\\Security": {"vbawarnings": 3},
        f"{TWO}\\{POLICY}\\Common\\Security": {"macroruntimescanscope": 2},
        f"{TWO}\\{POLICY}\\Excel\\Security": {"xl4macrooff": 1},
    }
    value = office(windows(users=users)).value
    assert value["profiles"] == 2
    assert sorted(value["settings"], key=str) == sorted(
        [
            row("word", "vbawarnings", 3, profiles=2),
            row("common", "macroruntimescanscope", 2),
            row("excel", "xl4macrooff", 1),
        ],
        key=str,
    )


def test_a_persons_own_choice_is_told_apart_from_policy(windows):
    users = {f"{ONE}\\{OWN}\\Excel\\Security": {"VBAWarnings": 1}}
    assert office(windows(users=users)).value["settings"] == [
        row("excel", "vbawarnings", 1, policy=False)
    ]


def test_a_value_of_another_type_is_there_and_not_understood(windows):
    users = {f"{ONE}\\{POLICY}\\Word\\Security": {"VBAWarnings": "3"}}
    assert office(windows(users=users)).value["settings"] == [row("word", "vbawarnings", None)]


def test_profiles_without_policy_are_seen_and_profiles_that_refuse_are_denied(windows):
    users = {f"{ONE}\\Software": {}}
    assert office(windows(users=users)).value == {"profiles": 1, "refused": 0, "settings": []}
    shut = {f"{ONE}\\{POLICY}\\Word\\Security": PermissionError(13, "no")}
    assert office(windows(users=shut)).status is Status.DENIED
