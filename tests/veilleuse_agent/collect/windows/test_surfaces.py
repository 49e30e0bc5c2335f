# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.protocol import Status

KEY = "SOFTWARE\\X"


def test_absent_and_denied_stay_apart(windows):
    machine = windows({KEY: {"A": 1}, "SOFTWARE\\Shut": PermissionError(13, "no")})
    assert machine.reading(KEY, "A").value == 1
    assert machine.reading(KEY, "B").status is Status.ABSENT
    assert machine.reading("SOFTWARE\\None", "A").status is Status.ABSENT
    assert machine.reading("SOFTWARE\\Shut", "A").status is Status.DENIED


def test_a_key_that_is_denied_exists(windows):
    machine = windows({KEY: {}, "SOFTWARE\\Shut": PermissionError(13, "no")})
    assert machine.has_key(KEY)
    assert machine.has_key("SOFTWARE\\Shut")
    assert not machine.has_key("SOFTWARE\\None")


def test_a_value_of_another_kind_is_not_taken(windows):
    machine = windows({KEY: {"A": "4", "B": 4}})
    assert machine.number(KEY, "A") is None
    assert machine.text(KEY, "B") == ""
    assert (machine.number(KEY, "B"), machine.text(KEY, "A")) == (4, "4")
