# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real surface, on objects that every Windows has."""

import sys
from threading import Thread

import pytest

if sys.platform != "win32":
    pytest.skip("automation exists on Windows alone", allow_module_level=True)

from veilleuse_agent.collect.windows.automation import RealAutomation

DICTIONARY, FILES = "Scripting.Dictionary", "Scripting.FileSystemObject"


def test_members_are_set_called_and_read_with_their_arguments():
    with RealAutomation().opened(DICTIONARY) as words:
        words.put("CompareMode", 1)
        words.call("Add", "soins", 5)
        words.call("Add", "Été", "août")
        words.call("Add", "ouvert", True)
        assert words.get("Count") == 3
        assert words.get("Item", "SOINS") == 5
        assert words.get("Item", "été") == "août"
        assert words.get("Item", "ouvert") is True
        assert words.call("Exists", "absent") is False


def test_an_object_hands_out_others():
    with RealAutomation().opened(FILES) as files:
        drive = files.call("GetDrive", "C:")
        assert drive.get("DriveLetter") == "C"
        assert isinstance(drive.get("DriveType"), int)
        assert files.get("Drives").get("Count") >= 1


def test_a_program_that_is_not_registered_is_not_there():
    with (
        pytest.raises(FileNotFoundError, match="0x800401F3"),
        RealAutomation().opened("Veilleuse.Nothing"),
    ):
        pass


def test_a_failing_member_is_an_error_with_the_code_of_its_own():
    with (
        RealAutomation().opened(FILES) as files,
        pytest.raises(OSError, match="GetDrive: 0x800A0044"),
    ):
        files.call("GetDrive", "Q:")


def test_a_member_that_does_not_exist_is_an_error():
    with (
        RealAutomation().opened(DICTIONARY) as words,
        pytest.raises(OSError, match="NoSuchThing: 0x8002"),
    ):
        words.get("NoSuchThing")


def test_each_thread_joins_and_leaves_by_itself():
    counts = []

    def count():
        with RealAutomation().opened(DICTIONARY) as words:
            words.call("Add", "a", 1)
            counts.append(words.get("Count"))

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert counts == [1, 1, 1, 1]
