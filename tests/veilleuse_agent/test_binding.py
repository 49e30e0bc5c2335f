# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.binding import bind, read_binding, write_binding

SALT = "a" * 32
MARKS = {"machine_id": "1" * 32, "product_uuid": "2" * 32}


def test_a_mark_that_cannot_be_read_today_makes_no_copy():
    binding = bind(MARKS, SALT)
    assert binding.is_of({"machine_id": "1" * 32})
    assert binding.is_of({})
    assert binding.is_of(MARKS | {"another": "3" * 32})


@pytest.mark.parametrize("name", MARKS)
def test_one_mark_that_says_another_thing_makes_a_copy(name):
    assert not bind(MARKS, SALT).is_of(MARKS | {name: "9" * 32})


def test_a_binding_is_read_again_and_damage_is_like_none(tmp_path):
    assert read_binding(tmp_path) is None
    write_binding(tmp_path, bind(MARKS, SALT))
    assert read_binding(tmp_path) == bind(MARKS, SALT)
    assert b"1" * 32 not in (tmp_path / "machine.json").read_bytes()
    (tmp_path / "machine.json").write_bytes(b"{")
    assert read_binding(tmp_path) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_like_no_binding(tmp_path, data):
    (tmp_path / "machine.json").write_bytes(data)
    assert read_binding(tmp_path) is None
