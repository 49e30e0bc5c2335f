# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest


def test_text_is_cut_at_its_limit(workshop):
    workshop.write("/etc/x", "abcdef")
    assert workshop.machine().text("/etc/x", limit=3) == "abc"


def test_a_missing_file_is_said_or_empty_as_asked(workshop):
    machine = workshop.machine()
    with pytest.raises(FileNotFoundError):
        machine.text("/etc/x")
    assert machine.text_or_nothing("/etc/x") == ""
    assert not machine.exists("/etc/x")


def test_broken_text_is_still_text(workshop):
    workshop.write("/etc/x", b"caf\xe9")
    assert workshop.machine().text("/etc/x") == "caf\ufffd"


def test_files_come_by_name(workshop):
    for name in "bac":
        workshop.write(f"/etc/d/{name}.conf")
    assert [f.name for f in workshop.machine().files("/etc/d", "*.conf")] == [
        "a.conf",
        "b.conf",
        "c.conf",
    ]
    assert workshop.machine().files("/etc/none", "*") == []


@pytest.mark.parametrize("mark", ["/.dockerenv", "/run/.containerenv", "/run/systemd/container"])
def test_a_container_is_known_by_its_marks(workshop, mark):
    assert not workshop.machine().is_container
    workshop.write(mark)
    assert workshop.machine().is_container


def test_systemd_installed_is_not_systemd_running(workshop):
    workshop.folder("/run/systemd")
    assert not workshop.machine().has_systemd
    workshop.folder("/run/systemd/system")
    assert workshop.machine().has_systemd
