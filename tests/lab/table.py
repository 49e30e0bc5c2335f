# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a gentle look made of each host, as lines of text."""

from collections.abc import Iterator

from home import CLASSES, OTHERS
from lan import Host
from told import Told

_ROW = "{:<12} {:<12} {:<12} {:>5}  {:>7}  {}"


def classes(told: Told) -> dict[Host, str]:
    """What each host was taken for; nothing where it was not found."""
    found = {line["address"]: str(line["device_class"]) for line in told.of("device")}
    return {host: found.get(str(host.address), "") for host in OTHERS}


def table(told: Told) -> Iterator[str]:
    devices = {line["address"]: line for line in told.of("device")}
    taken = classes(told)
    right = sum(taken[host] == CLASSES[host] for host in OTHERS)
    ports = sum(len(host.tcp) + len(host.udp) for host in OTHERS)
    yield _ROW.format("host", "is", "taken for", "sure", "packets", "because")
    for host in OTHERS:
        line = devices.get(str(host.address), {})
        reasons = line.get("reasons")
        yield _ROW.format(
            host.name,
            CLASSES[host],
            taken[host] + ("" if taken[host] == CLASSES[host] else " (!)"),
            f"{float(str(line.get('confidence', 0))):.2f}",
            len(told.journal_of(host)),
            ", ".join(map(str, reasons)) if isinstance(reasons, list) else "",
        )
    yield f"{right} of {len(OTHERS)} right, {ports} open ports, {len(told.sent)} frames sent"
