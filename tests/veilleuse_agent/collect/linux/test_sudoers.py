# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.sudoers import administrators_of, sudoers, without_password


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("%sudo ALL=(ALL:ALL) ALL", 0),
        ("%sudo ALL=(ALL:ALL) NOPASSWD: ALL", 1),
        ("backup ALL=(root) NOPASSWD: /usr/bin/rsync", 1),
        ("lea ALL=(ALL) SETENV: NOPASSWD: \\\n ALL", 1),
        ("# lea ALL=(ALL) NOPASSWD: ALL", 0),
        ("#1000 ALL=(ALL) NOPASSWD: ALL", 1),
        ("Defaults:lea !authenticate", 1),
        ("Defaults env_keep += NOPASSWD:", 0),
        ("lea ALL=(ALL) PASSWD: ALL", 0),
    ],
)
def test_each_rule_without_a_password_counts_once(line, count):
    assert without_password(f"root ALL=(ALL) ALL\n{line}\n") == count


def test_included_files_count_and_backups_of_them_do_not(workshop):
    workshop.write("/etc/sudoers", "root ALL=(ALL) ALL\n@includedir /etc/sudoers.d\n")
    workshop.write("/etc/sudoers.d/ops", "ops ALL=(ALL) NOPASSWD: ALL\n")
    workshop.write("/etc/sudoers.d/ops.bak", "old ALL=(ALL) NOPASSWD: ALL\n")
    text = sudoers(workshop.machine())
    assert without_password(text) == 1
    assert administrators_of(text) == {"root", "ops"}


@given(st.text(max_size=300) | st.text("ALNOPSWD:=()# \n\\!%,", max_size=200))
def test_any_text_is_read_without_failing(text):
    assert without_password(text) >= 0
    administrators_of(text)


def test_a_line_of_nothing_but_escapes_is_read_in_one_pass():
    assert administrators_of("\\a" * 100_000) == set()
