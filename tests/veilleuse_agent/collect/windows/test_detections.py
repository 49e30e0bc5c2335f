# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.detections import PROMISES, read
from veilleuse_agent.protocol import Status

NAME = PROMISES[0]


def row(day, cured=True, status=3):
    return {
        "InitialDetectionTime": f"2026-11-{day:02}T08:00:00+00:00",
        "ActionSuccess": cured,
        "ThreatStatusID": status,
        "Resources": ("file:_C:\\Users\\rose\\facture.exe",),
        "DomainUser": "TILLEULS\\rose",
    }


def test_the_newest_detections_come_first_and_say_when_and_whether_no_more(windows):
    found = read(windows(wmi={"MSFT_MpThreatDetection": [row(3), row(9, cured=False, status=1)]}))

    assert found[NAME].value == [
        {"at": "2026-11-09T08:00:00+00:00", "cured": False, "status": 1},
        {"at": "2026-11-03T08:00:00+00:00", "cured": True, "status": 3},
    ]


def test_a_machine_full_of_them_tells_fifty(windows):
    found = read(windows(wmi={"MSFT_MpThreatDetection": [row(1 + n % 28) for n in range(400)]}))

    assert len(found[NAME].value) == 50


def test_files_and_people_are_not_even_asked_for(windows):
    machine = windows(wmi={"MSFT_MpThreatDetection": []})

    assert read(machine)[NAME].value == []
    assert not {"*", "Resources", "DomainUser", "ProcessName"} & set(
        machine.wmi.asked[0].replace(",", " ").split()
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (FileNotFoundError(2, "0x8004100E"), Status.ABSENT),
        (PermissionError(13, "no"), Status.DENIED),
        (TimeoutError("late"), Status.TIMEOUT),
        (OSError("0x80041001"), Status.ERROR),
    ],
)
def test_a_defender_that_does_not_answer_found_nothing_out(windows, answer, expected):
    assert read(windows(wmi={"MSFT_MpThreatDetection": answer}))[NAME].status is expected
