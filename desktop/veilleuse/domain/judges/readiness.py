# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OS-04: does the hardware of a Windows 10 machine take Windows 11."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from veilleuse.domain.facts import Gap, Reading, flag, text
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.names import parts
from veilleuse.domain.knowledge import Processor

FIRST_WINDOWS_11_BUILD = 22000
"""ProductName says Windows 10 on both; the build decides (Microsoft release health)."""
FIRST_WINDOWS_10_BUILD = 10240
GIB = 2**30
GB = 10**9
_PROCESSOR = "hardware.processor_family"
_IDENTIFIER = re.compile(r"(\w+) Family (\d{1,5}) Model (\d{1,5}) Stepping (\d{1,5})")


@dataclass(frozen=True, slots=True)
class _Lack:
    """One requirement that is not met, or whose fact says nothing."""

    fact: str
    reason: str = ""
    doubt: Opinion | None = None


def is_ready_for_windows_11(case: DeviceCase) -> Opinion:
    """OS-04: processor, security chip, firmware, memory and disk are what Windows 11 asks for.

    What cannot be changed is said first. One lack is enough; without any, every fact must be read.
    """
    family, build = case.facts.text("os.family"), case.facts.number("os.build")
    if family.value is None:
        return unread(family)
    if family.value != "windows":
        return not_applicable("not_windows_10", "os.family")
    if build.value is None:
        return unread(build)
    server = case.facts.text("os.product_type").value not in {"WinNT", None}
    if server or not FIRST_WINDOWS_10_BUILD <= build.value < FIRST_WINDOWS_11_BUILD:
        return not_applicable("not_windows_10", "os.build", "os.product_type")
    return _hardware(case)


def _hardware(case: DeviceCase) -> Opinion:
    found = [lack for look in _REQUIREMENTS for lack in look(case)]
    lacking = [lack for lack in found if lack.reason]
    if lacking:
        read = dict.fromkeys(lack.fact for lack in lacking)
        return _LACKS[lacking[0].reason](read, len(lacking))
    if len(found) == len(_REQUIREMENTS):
        return unknown("hardware_not_read", _PROCESSOR, "tpm.state", "firmware.secure_boot")
    doubt = next((lack.doubt for lack in found if lack.doubt), None)
    return doubt or ok("hardware_ready", *_FACTS)


def _processor(case: DeviceCase) -> Iterator[_Lack]:
    identifier = case.facts.text(_PROCESSOR)
    if identifier.value is None:
        yield _Lack(_PROCESSOR, doubt=unread(identifier))
        return
    read = _IDENTIFIER.match(identifier.value)
    numbers = tuple(int(number) for number in read.groups()[1:]) if read else (-1, -1, -1)
    maker = read[1] if read else ""
    row = next((row for row in case.knowledge.processors if _fits(row, maker, numbers)), None)
    if row is None or row.accepted is None:
        yield _Lack(_PROCESSOR, doubt=unknown("hardware_processor_unsure", _PROCESSOR))
    elif not row.accepted:
        yield _Lack(_PROCESSOR, "hardware_processor_old")


def _fits(row: Processor, maker: str, numbers: tuple[int, ...]) -> bool:
    ranges = (row.families, row.models, row.steppings)
    return row.maker == maker and all(
        first <= number <= last for (first, last), number in zip(ranges, numbers, strict=True)
    )


def _chip(case: DeviceCase) -> Iterator[_Lack]:
    """Switched off in the firmware, a chip is not seen at all."""
    fact = "tpm.state"
    state = case.facts.row(fact)
    if state.value is None:
        yield _Lack(fact, doubt=unread(state))
        return
    version = parts(text(state.value.get("version")) or "")
    present = flag(state.value.get("present"))
    if present is False:
        yield _Lack(fact, "hardware_chip_missing")
    elif present is None or not version:
        yield _Lack(fact, doubt=unread(Reading(fact, None, Gap.MALFORMED)))
    elif version[0] < case.number("chip_version"):
        yield _Lack(fact, "hardware_chip_old")


def _firmware(case: DeviceCase) -> Iterator[_Lack]:
    """Able to start securely is enough; a machine that starts the old way keeps no such value."""
    secure = case.facts.flag("firmware.secure_boot")
    if secure.gap is Gap.ABSENT:
        yield _Lack(secure.name, "hardware_firmware_old")
    elif secure.value is None:
        yield _Lack(secure.name, doubt=unread(secure))


def _memory(case: DeviceCase) -> Iterator[_Lack]:
    size = case.facts.number("hardware.memory_bytes")
    if size.value is None:
        yield _Lack(size.name, doubt=unread(size))
    elif size.value < case.number("memory_gib") * GIB:
        yield _Lack(size.name, "hardware_memory_small")


def _disk(case: DeviceCase) -> Iterator[_Lack]:
    size = case.facts.number("hardware.system_disk_bytes")
    if size.value is None:
        yield _Lack(size.name, doubt=unread(size))
    elif size.value < case.number("disk_gb") * GB:
        yield _Lack(size.name, "hardware_disk_small")


_REQUIREMENTS: tuple[Callable[[DeviceCase], Iterator[_Lack]], ...] = (
    _processor,
    _chip,
    _firmware,
    _memory,
    _disk,
)
_LACKS: Mapping[str, Callable[[Iterable[str], int], Opinion]] = {
    "hardware_chip_missing": lambda read, n: finding("hardware_chip_missing", *read, n=n),
    "hardware_chip_old": lambda read, n: finding("hardware_chip_old", *read, n=n),
    "hardware_disk_small": lambda read, n: finding("hardware_disk_small", *read, n=n),
    "hardware_firmware_old": lambda read, n: finding("hardware_firmware_old", *read, n=n),
    "hardware_memory_small": lambda read, n: finding("hardware_memory_small", *read, n=n),
    "hardware_processor_old": lambda read, n: finding("hardware_processor_old", *read, n=n),
}
"""Spelled out, so that every reason is found beside its sentence."""
_FACTS = (
    _PROCESSOR,
    "tpm.state",
    "firmware.secure_boot",
    "hardware.memory_bytes",
    "hardware.system_disk_bytes",
)
JUDGES: Mapping[str, DeviceJudge] = {
    "windows_11_ready": DeviceJudge(
        is_ready_for_windows_11,
        {"chip_version": Kind.NUMBER, "memory_gib": Kind.NUMBER, "disk_gb": Kind.NUMBER},
    ),
}
