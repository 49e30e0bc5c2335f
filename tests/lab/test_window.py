# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A round started from the window, on a LAN of real services."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from home import OTHERS
from lan import Lan

pytestmark = pytest.mark.lab

HERE = Path(__file__).parent


def test_a_round_started_from_the_window_fills_its_pages(lan: Lan, tmp_path: Path) -> None:
    ran = subprocess.run(
        lan.command("desktop", [sys.executable, str(HERE / "window.py"), str(tmp_path)]),
        capture_output=True,
        text=True,
        timeout=115,
        check=False,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        },
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert {str(host.address) for host in OTHERS} <= set(told["addresses"])
    assert told["rows"] >= len(OTHERS)
    assert told["letter"] in "ABCDE"
    pages = sorted(path.name for path in tmp_path.glob("*.png"))
    assert len(pages) == 2 * told["pages"] >= 8
    assert all((tmp_path / name).stat().st_size > 20_000 for name in pages)
