# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.updates import (
    INSTALLED,
    read_installed,
    read_policy,
)
from veilleuse_agent.protocol import Status

CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
PACKAGES = f"{CURRENT}\\Component Based Servicing\\Packages"
POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate"
SERVICES = "SYSTEM\\CurrentControlSet\\Services"


def package(state, ticks, location=""):
    return {
        "CurrentState": state,
        "InstallTimeHigh": ticks >> 32,
        "InstallTimeLow": ticks & 0xFFFFFFFF,
        "InstallLocation": location,
    }


OCTOBER, NOVEMBER = 134_369_280_000_000_000, 134_403_840_000_000_000
LCU = "Package_for_RollupFix~31bf3856ad364e35~amd64~~26100"


def test_only_installed_packages_count_and_the_newest_cumulative_one_dates(windows):
    facts = read_installed(
        windows(
            {
                f"{PACKAGES}\\{LCU}.6899.1.1": package(
                    0x70, OCTOBER, "C:\\x\\windows11-kb5066835-x64\\"
                ),
                f"{PACKAGES}\\{LCU}.7171.1.1": package(
                    0x40, NOVEMBER, "C:\\x\\windows11-kb5068861-x64\\"
                ),
                f"{PACKAGES}\\Package_for_KB5054156~31bf~amd64~~26100.1.1.1": package(
                    0x70, NOVEMBER
                ),
                f"{PACKAGES}\\Microsoft-Windows-Foundation~31bf~amd64~~10": package(0x70, NOVEMBER),
            }
        )
    )
    assert facts["updates.installed_at"].value == "2026-10-20T00:00:00+00:00"
    assert facts["updates.installed_kbs"].value == ["KB5054156", "KB5066835"]


@pytest.mark.parametrize(
    ("registry", "status"),
    [({}, Status.ABSENT), ({PACKAGES: PermissionError(13, "no")}, Status.DENIED)],
)
def test_a_store_that_is_not_read_is_not_an_unpatched_machine(windows, registry, status):
    facts = read_installed(windows(registry))
    assert {facts[name].status for name in INSTALLED} == {status}


@pytest.mark.parametrize(
    ("values", "value", "status"),
    [
        ({}, None, Status.ABSENT),
        ({"NoAutoUpdate": 1, "AUOptions": 4}, False, Status.OK),
        ({"AUOptions": 4}, True, Status.OK),
        ({"AUOptions": 3}, False, Status.OK),
        ({"AUOptions": 2}, False, Status.OK),
        ({"AUOptions": 5}, None, Status.ABSENT),
    ],
)
def test_automatic_follows_policy_and_nothing_is_assumed_without_one(
    windows, values, value, status
):
    reading = read_policy(windows({f"{POLICY}\\AU": values}))["updates.automatic"]
    assert (reading.value, reading.status) == (value, status)


@pytest.mark.parametrize(
    ("starts", "value"),
    [
        ({"wuauserv": 3, "UsoSvc": 2}, False),
        ({"wuauserv": 4, "UsoSvc": 2}, True),
        ({"wuauserv": 3, "UsoSvc": 4}, True),
        ({"wuauserv": 3}, False),
        ({}, None),
    ],
)
def test_one_disabled_service_of_the_two_stops_updates(windows, starts, value):
    registry = {f"{SERVICES}\\{name}": {"Start": start} for name, start in starts.items()}
    assert read_policy(windows(registry))["updates.service_disabled"].value is value


def test_an_update_server_counts_only_when_it_is_switched_on(windows):
    server = {POLICY: {"WUServer": "http://wsus:8530"}}
    assert read_policy(windows(server))["updates.server"].status is Status.ABSENT
    on = server | {f"{POLICY}\\AU": {"UseWUServer": 1}}
    assert read_policy(windows(on))["updates.server"].value == "http://wsus:8530"
