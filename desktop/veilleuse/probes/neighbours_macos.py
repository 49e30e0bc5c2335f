# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The address resolution table of macOS, as arp(8) prints it: numbers only, in no language."""

import re
import subprocess

ARP = ("/usr/sbin/arp", "-an")

_LINE = re.compile(
    r"\S+ \((\d{1,3}(?:\.\d{1,3}){3})\) at ([0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}) on (\S{1,16})",
    re.IGNORECASE,
)
"""`? (192.0.2.1) at 0:1c:42:0:0:8 on en0 ifscope [ethernet]`; an entry without an answer says
`(incomplete)` in place of the six numbers."""


def parse_arp(text: str, limit: int) -> tuple[tuple[str, str, str], ...]:
    """The resolved rows, as address, hardware address with all its zeros, and interface."""
    found: list[tuple[str, str, str]] = []
    for line in text.splitlines():
        row = _LINE.match(line)
        if row and len(found) < limit:
            found.append((row[1], ":".join(each.zfill(2) for each in row[2].split(":")), row[3]))
    return tuple(found)


def read_macos(limit: int, size: int) -> tuple[tuple[str, str, str], ...] | None:
    """The table as it is now; none where the system does not give it or gives too much."""
    try:
        ran = subprocess.run(ARP, capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if ran.returncode or len(ran.stdout) > size:
        return None
    return parse_arp(ran.stdout.decode("ascii", "replace"), limit)
