# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from looking import said

from veilleuse.ui.application import _hook
from veilleuse.ui.window import Window

HERE = Path(__file__).parent
PROGRAM = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from fake_actions import FakeActions
from pictures import picture
from veilleuse.ui.application import run
from veilleuse.ui.window import Window

application = QApplication([])

def open_actions():
    return FakeActions(picture())

def look():
    [window] = [w for w in application.topLevelWidgets() if isinstance(w, Window)]
    if window.courier.picture is None:
        return
    print(window.courier.picture.site.name, flush=True)
    clock.stop()
    window.close()

clock = QTimer()
clock.timeout.connect(look)
clock.start(20)
sys.exit(run(open_actions, language="fr"))
"""


def test_the_program_opens_its_data_behind_the_window_and_ends_when_it_is_closed(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "EHPAD Les Tilleuls\n", done.stderr
    assert done.returncode == 0, done.stderr
    complaints = [
        line
        for line in done.stderr.splitlines()
        if "propagateSizeHints" not in line and not line.startswith("no ")
    ]
    assert complaints == []


def test_what_nobody_caught_is_told_and_logged(
    window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    error = ValueError("surprise")
    with caplog.at_level(logging.ERROR):
        _hook(window)(ValueError, error, None)
        _hook(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "imprévu" in said(window)
    assert "surprise" in caplog.text
