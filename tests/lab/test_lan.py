# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The LAN itself: it always goes away, and two of them do not meet."""

import os
import subprocess
from pathlib import Path

import pytest
from home import DESKTOP
from lan import Host, Lan

pytestmark = pytest.mark.lab

SLEEPER = Host("sleeper", 21, "02:00:00:00:00:21", programs=("exec sleep 600",), tcp=(80,))


def _namespaces() -> set[str]:
    """Those of this process: another may have a LAN of its own."""
    shown = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True)
    names = {line.split()[0] for line in shown.stdout.splitlines() if line}
    return {name for name in names if name.startswith(f"vl{os.getpid()}x")}


def test_a_lan_whose_service_does_not_start_is_torn_down(lan: Lan, tmp_path: Path) -> None:
    before = _namespaces()
    with pytest.raises(TimeoutError, match="not listening: sleeper"), Lan([SLEEPER], tmp_path, 0.1):
        pass
    assert _namespaces() == before


def test_two_lans_live_side_by_side_and_leave_nothing(lan: Lan, tmp_path: Path) -> None:
    before = _namespaces()

    def fail_inside() -> None:
        with Lan([DESKTOP], tmp_path):
            assert len(_namespaces() - before) == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_inside()
    assert _namespaces() == before


def test_no_host_has_a_way_out(lan: Lan) -> None:
    shown = subprocess.run(
        lan.command("desktop", ["ip", "route"]), capture_output=True, text=True, check=True
    )
    assert "default" not in shown.stdout
