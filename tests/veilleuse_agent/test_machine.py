# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import sys

import pytest

from veilleuse_agent.machine import hashed, linux_marks, mac_uuid, machine_of, read_marks

SALT, OTHER = "a" * 32, "b" * 32
MARKS = {"machine_id": "1" * 32, "product_uuid": "2" * 32}


def linux(root, machine_id=None, uuid=None):
    for path, text in (("etc/machine-id", machine_id), ("sys/class/dmi/id/product_uuid", uuid)):
        if text is not None:
            (root / path).parent.mkdir(parents=True)
            (root / path).write_text(text)
    return linux_marks(root)


def test_a_linux_machine_has_its_own_id_and_that_of_its_firmware(tmp_path):
    found = linux(tmp_path, "0123456789ABCDEF" * 2 + "\n", "03AA02FC-0414-0515-0506-970700080009\n")
    assert found == {
        "machine_id": "0123456789abcdef" * 2,
        "product_uuid": "03aa02fc041405150506970700080009",
    }


@pytest.mark.parametrize("text", [None, "", "uninitialized\n", "0" * 32, "f" * 32, "x" * 32])
def test_what_nobody_set_is_no_mark(tmp_path, text):
    assert linux(tmp_path, text) == {}


def test_two_sites_cannot_tell_that_it_is_one_machine():
    assert machine_of(hashed(MARKS, SALT), SALT) != machine_of(hashed(MARKS, OTHER), OTHER)
    assert not set(hashed(MARKS, SALT).values()) & set(hashed(MARKS, OTHER).values())


def test_a_hash_gives_no_mark_away():
    machine = machine_of(hashed(MARKS, SALT), SALT)
    assert re.fullmatch("[0-9a-f]{32}", machine)
    assert machine not in MARKS.values()


def test_a_machine_without_marks_says_nothing():
    assert machine_of({}, SALT) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads this very machine")
def test_the_marks_of_this_machine_do_not_change_between_two_readings():
    assert read_marks() == read_marks()


def test_the_uuid_of_a_mac_is_found_in_what_ioreg_prints():
    # Apple, ioreg(8): properties are printed as "name" = value
    said = '    |   "IOPlatformUUID" = "564D1F41-3B8A-6A0C-5E0B-0123456789AB"\n'
    assert mac_uuid(said) == "564D1F41-3B8A-6A0C-5E0B-0123456789AB"
    assert mac_uuid("") == ""
