# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of both packages, to plant things in."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(TOP / "desktop" / "veilleuse", tmp_path / "veilleuse", ignore=ignore)
    shutil.copytree(TOP / "agents" / "veilleuse_agent", tmp_path / "veilleuse_agent", ignore=ignore)
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    return tmp_path


def contracts(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_house_keeps_its_contracts(house: Path) -> None:
    done = contracts(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("veilleuse/domain/model.py", "import PySide6.QtCore", "Qt only in the window"),
        ("veilleuse/ui/application.py", "import peewee", "The database only in the store"),
        ("veilleuse/tasks/assess.py", "import socket", "Sockets only in the probes"),
        ("veilleuse/domain/model.py", "import veilleuse.store", "Rooms lead one way"),
        ("veilleuse_agent/protocol.py", "import veilleuse.domain", "The agent knows nothing"),
        ("veilleuse/probes/budget.py", "import veilleuse_agent.collect", "takes only messages"),
    ],
)
def test_a_planted_import_is_refused(house: Path, module: str, planted: str, contract: str) -> None:
    with (house / module).open("a") as file:
        file.write(f"\n{planted}\n")
    done = contracts(house)
    assert done.returncode != 0
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(contract in line for line in broken), done.stdout
