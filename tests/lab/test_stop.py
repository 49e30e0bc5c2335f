# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stop is heard within a second, whatever the round is doing."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from capture import frames
from home import DESKTOP
from lan import Lan
from told import HERE

pytestmark = pytest.mark.lab


@pytest.mark.parametrize("step", ["listen", "sweep", "connect"])
def test_a_round_stops_within_a_second_and_keeps_what_it_learnt(
    lan: Lan, tmp_path: Path, step: str
) -> None:
    file = tmp_path / "stop.pcap"
    command = [sys.executable, str(HERE / "gentle.py"), "--quiet-seconds", "1.5"]
    with (
        lan.capture("desktop", file),
        subprocess.Popen(
            lan.command("desktop", command),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as process,
    ):  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(json.loads(line))
            if lines[-1]["what"] == "progress" and lines[-1]["step"] == step:
                break
        stopped_at = time.time()
        process.stdin.write("stop\n")
        process.stdin.flush()
        lines += [json.loads(line) for line in process.stdout]
    assert process.returncode == 0
    end = lines[-1]
    assert end["what"] == "end"
    assert end["stopped"] is True
    assert end["at"] - stopped_at < 1.0
    assert any(line["what"] == "sighting" for line in lines)
    # Afterwards the system only closes what was open.
    late = [frame for frame in frames(file, DESKTOP.hardware) if frame.at > stopped_at + 1.0]
    assert not [
        frame for frame in late if frame.is_syn or frame.is_datagram or frame.target is None
    ]
