# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a round said, and what the desktop's card really sent meanwhile."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from capture import IPV4, UDP, Frame, frames
from home import DESKTOP
from lan import Host, Lan

HERE = Path(__file__).parent

Counts = Counter[tuple[str, object]]
"""Packets by target and port."""


@dataclass(frozen=True, slots=True)
class Told:
    """Lines of gentle.py and frames of the desktop."""

    lines: list[dict[str, object]]
    sent: list[Frame]

    def of(self, what: str) -> list[dict[str, object]]:
        return [line for line in self.lines if line["what"] == what]

    def to(self, host: Host) -> list[Frame]:
        return [frame for frame in self.sent if frame.kind == IPV4 and frame.target == host.address]

    def journal(self, *acts: str) -> Counts:
        count: Counts = Counter()
        for line in self.of("journal"):
            if line["act"] in acts:
                count[str(line["target"]), line["port"]] += int(str(line["packets"]))
        return count

    def journal_of(self, host: Host) -> list[object]:
        return [each["act"] for each in self.of("journal") if each["target"] == str(host.address)]

    @property
    def multicasts(self) -> list[Frame]:
        return [
            frame
            for frame in self.sent
            if frame.protocol == UDP and frame.target and frame.target.is_multicast
        ]

    @property
    def connects(self) -> list[Frame]:
        return [frame for frame in self.sent if frame.is_syn]

    @property
    def datagrams(self) -> list[Frame]:
        return [
            frame
            for frame in self.sent
            if frame.protocol == UDP and not (frame.target and frame.target.is_multicast)
        ]


def look(lan: Lan, file: Path, options: Sequence[str], *, nmap: bool = True) -> Told:
    """One look from the desktop, and all that its card sent meanwhile."""
    # Where there is no nmap the program's own probe does its work.
    command = [] if nmap else ["/usr/bin/env", "PATH=/nowhere"]
    command += [sys.executable, str(HERE / "gentle.py"), *options]
    with lan.capture("desktop", file):
        ran = subprocess.run(
            lan.command("desktop", command),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    return Told(lines, frames(file, DESKTOP.hardware))


def count(sent: Iterable[Frame]) -> Counts:
    return Counter((str(frame.target), frame.port) for frame in sent)


def most_in_one_second(sent: Iterable[Frame]) -> int:
    """Over every window of one second that begins with a frame."""
    times = sorted(frame.at for frame in sent)
    return max((sum(at <= other < at + 1 for other in times) for at in times), default=0)
