# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.software import read
from veilleuse_agent.protocol import Status

VIEW = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
VIEW_32 = "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall"


def test_both_views_count_once_and_updates_of_programs_stay_out(windows):
    seven = {"DisplayName": "7-Zip", "DisplayVersion": "25.01", "Publisher": "Igor Pavlov"}
    machine = windows(
        {
            f"{VIEW}\\7z": seven | {"InstallDate": "20261102"},
            f"{VIEW_32}\\7z": seven | {"InstallDate": "20261102"},
            f"{VIEW_32}\\old": {"DisplayName": "TeamViewer", "InstallDate": "02/11/2026"},
            f"{VIEW}\\kb": {"DisplayName": "Update for X", "ParentKeyName": "X"},
            f"{VIEW}\\nameless": {"DisplayVersion": "1"},
            f"{VIEW}\\odd": {"DisplayName": 5},
            f"{VIEW}\\shut": PermissionError(13, "no"),
        }
    )
    assert read(machine)["software"].value == [
        {
            "name": "7-Zip",
            "version": "25.01",
            "publisher": "Igor Pavlov",
            "installed_on": "2026-11-02",
        },
        {"name": "TeamViewer", "version": "", "publisher": None, "installed_on": None},
    ]


@pytest.mark.parametrize("registry", [{}, {VIEW: {}}])
def test_no_program_is_absent(windows, registry):
    assert read(windows(registry))["software"].status is Status.ABSENT
