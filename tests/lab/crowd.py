# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A /24 with sixty live addresses, each with a card of its own, and a desktop that sees them."""

import itertools
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from typing import Self

NETWORK = IPv4Network("10.78.0.0/24")
DESKTOP = NETWORK[2]
ADDRESSES = tuple(NETWORK[20 + 3 * number] for number in range(60))
_numbers = itertools.count()


@dataclass(slots=True)
class Crowd:
    """Two namespaces and a cable; the sixty are network cards on one machine that share nothing."""

    _tag: str = field(default_factory=lambda: f"vc{os.getpid()}x{next(_numbers)}")

    def __enter__(self) -> Self:
        try:
            self._wire()
        except BaseException:
            self._tear_down()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._tear_down()

    def command(self, command: Sequence[str]) -> list[str]:
        """The same command, on the desktop."""
        return ["ip", "netns", "exec", f"{self._tag}-desktop", *command]

    def _wire(self) -> None:
        desktop, crowd = f"{self._tag}-desktop", f"{self._tag}-crowd"
        _run("ip", "netns", "add", desktop)
        _run("ip", "netns", "add", crowd)
        _run("ip", "-n", desktop, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0",
             "netns", crowd)  # fmt: skip
        _run("ip", "-n", desktop, "address", "add", f"{DESKTOP}/24", "dev", "eth0")
        for space in (desktop, crowd):
            _run("ip", "-n", space, "link", "set", "lo", "up")
            _run("ip", "-n", space, "link", "set", "eth0", "up")
        _run("ip", "-n", desktop, "route", "add", "224.0.0.0/4", "dev", "eth0")
        # Each card answers for its own address alone.
        for setting in ("arp_ignore=1", "arp_announce=2", "arp_filter=0"):
            _run("ip", "netns", "exec", crowd, "sysctl", "-qw", f"net.ipv4.conf.all.{setting}")
        _run("ip", "-n", crowd, "-batch", "-", told="\n".join(self._cards()))

    def _cards(self) -> list[str]:
        lines = []
        for number, address in enumerate(ADDRESSES):
            name, card = f"m{number}", f"00:14:22:78:00:{number:02x}"
            lines += [
                f"link add link eth0 name {name} address {card} type macvlan mode bridge",
                f"address add {address}/24 dev {name}",
                f"link set {name} up",
            ]
        return lines

    def _tear_down(self) -> None:
        for name in ("desktop", "crowd"):
            command = ["ip", "netns", "del", f"{self._tag}-{name}"]
            subprocess.run(command, capture_output=True, check=False)


def _run(*command: str, told: str = "") -> None:
    ran = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr.strip()}")
