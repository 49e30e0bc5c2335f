# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian packages as dpkg-deb made them, from small trees."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import debs
from veilleuse_agent.schedule import Job, service_unit

TOP = Path(__file__).parents[2]
STAMP = 1_767_225_600
DEB = debs.Deb(
    fields={
        "Package": "thing",
        "Version": "1.0",
        "Architecture": "amd64",
        "Maintainer": "x <x@localhost>",
        "Description": "one line\n and more",
    },
    files={"usr/lib/thing/a.py": b"x=1", "usr/bin/thing": b"#!/bin/sh\n"},
    scripts={"postinst": b"#!/bin/sh\n"},
    programs=("usr/bin/thing",),
)

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg-deb")


@needs_dpkg
def test_the_same_files_make_the_same_package(tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(debs.build(DEB, tmp_path / name, STAMP).read_bytes())
    assert made[0] == made[1]


@needs_dpkg
def test_files_belong_to_root_and_only_programs_are_run(tmp_path):
    path = debs.build(DEB, tmp_path, STAMP)
    listed = subprocess.run(
        ["dpkg-deb", "--contents", path], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"^-rwxr-xr-x root/root .* \./usr/bin/thing$", listed, re.MULTILINE)
    assert re.search(r"^-rw-r--r-- root/root .* \./usr/lib/thing/a\.py$", listed, re.MULTILINE)


def test_the_service_of_the_package_waits_for_a_site_and_is_confined():
    folder = Path("/usr/lib/veilleuse-agent/lib")
    job = Job(("/usr/bin/python3", "-m", "veilleuse_agent"), folder, Path("/var/lib/x"), "", 4)
    unit = debs.hardened(service_unit(job))
    head, _, service = unit.partition("[Service]")
    assert head.count("ConditionPathExists=|") == 2
    for line in ("ProtectSystem=strict", "NoNewPrivileges=yes", "StateDirectory=veilleuse-agent"):
        assert line in service


def test_the_desktop_asks_for_what_the_preparation_of_a_machine_installs():
    prepared = (TOP / "installer" / "linux" / "prepare").read_text("utf-8")
    missing = [name for name in debs.QT_NEEDS if not re.search(rf"\b{re.escape(name)}\b", prepared)]
    assert missing == []


@pytest.mark.parametrize("package", ["agent", "desktop"])
def test_maintainer_scripts_are_understood_by_a_plain_shell(package):
    for name in debs._scripts(package):
        path = TOP / "installer" / "linux" / package / name
        assert subprocess.run(["sh", "-n", path], check=False).returncode == 0
