# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What starts the inbox without the window, as far as it can be read without starting it."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[1] / "installer"
UNIT = INSTALLER / "linux" / "veilleuse-inbox.service"
TASK = INSTALLER / "windows" / "veilleuse-inbox.xml"
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd's tools")
def test_systemd_understands_the_unit_to_the_last_line(tmp_path: Path) -> None:
    program = tmp_path / "veilleuse"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/usr/bin/veilleuse", str(program)))
    done = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_runs_without_privilege_and_speaks_to_private_addresses_alone() -> None:
    lines = set(UNIT.read_text().splitlines())
    assert {"User=veilleuse", "CapabilityBoundingSet=", "IPAddressDeny=any"} <= lines
    assert "UMask=0077" in lines


def test_the_task_runs_as_its_user_without_an_end() -> None:
    task = ET.parse(TASK).getroot()
    assert task.tag == f"{SPACE}Task"
    assert task.findtext(f".//{SPACE}LogonType") == "InteractiveToken"
    assert task.findtext(f".//{SPACE}RunLevel") == "LeastPrivilege"
    assert task.findtext(f".//{SPACE}ExecutionTimeLimit") == "PT0S"
    assert task.findtext(f".//{SPACE}Arguments") == "inbox"
