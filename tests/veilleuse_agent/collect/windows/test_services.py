# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.services import read

KEY = "SYSTEM\\CurrentControlSet\\Services"


def test_services_and_drivers_are_listed_with_their_start(windows):
    machine = windows(
        {
            f"{KEY}\\WinDefend": {"Start": 2, "ImagePath": '"C:\\MsMpEng.exe"'},
            f"{KEY}\\Sense": {"Start": 3},
            f"{KEY}\\WdBoot": {"Start": 0},
            f"{KEY}\\Shut": PermissionError(13, "no"),
        },
        services={
            "WinDefend": "running",
            "Sense": "stopped",
            "WdBoot.sys": "running",
            "Shut": "running",
        },
    )
    rows = {row["name"]: row for row in read(machine)["services"].value}
    assert rows["WinDefend"] == {
        "name": "WinDefend",
        "state": "running",
        "start": "auto",
        "kind": "service",
        "path": '"C:\\MsMpEng.exe"',
    }
    assert (rows["Sense"]["state"], rows["Sense"]["start"]) == ("stopped", "manual")
    assert (rows["WdBoot"]["kind"], rows["WdBoot"]["start"]) == ("driver", "boot")
    assert (rows["Shut"]["start"], rows["Shut"]["path"]) == ("unknown", None)
