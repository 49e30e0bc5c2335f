# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `systeminfo` wrote on a Windows machine without an agent, read as facts.

Weak evidence: a person ran it and carried the file, it is of no certain day, and it tells neither
the revision of the system nor the state of its protection. Every source begins with `systeminfo`.
"""

import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Fact, FactStatus
from veilleuse.domain.plain_text import clean
from veilleuse.probes.systeminfo_dates import boot_time
from veilleuse.probes.systeminfo_layout import Entry, decoded, entries
from veilleuse.probes.systeminfo_terms import edition, is_alone, known, placed, role, version

SIZE = 256 * 1024
"""Bytes read; three hundred updates and ten network cards take forty thousand, in UTF-16."""

_HOST = re.compile(r"[^\s\\/:*?\"<>|.]{1,63}")
"""A computer's name (Microsoft, naming conventions in Active Directory)."""
_DOMAIN = re.compile(r"[^\s\\/:*?\"<>|]{1,255}")
_UPDATE = re.compile(r"\[\d+\]\s*:\s*(KB\d{6,8})\Z")
_NUMBERED = re.compile(r"\[\d+\]\s*:\s*(\S.*)\Z")
_VIRTUAL = re.compile(
    r"qemu|kvm|vmware|virtualbox|innotek|xen|parallels|virtual machine|amazon ec2|nutanix",
    re.IGNORECASE,
)
"""What hypervisors write as manufacturer or model (systemd-detect-virt(1) reads the same)."""
_DAY_FIRST = ("fr",)
_CHARACTERS = 200
_UPDATES = 1000
_ADDRESSES = 64


class SysteminfoUnknownError(VeilleuseError):
    """The file is not what `systeminfo` writes, or lacks the lines that make it of use."""

    code = "systeminfo_unknown"


class SysteminfoSeveralError(VeilleuseError):
    """The file holds the output of more than one machine."""

    code = "systeminfo_several"


@dataclass(frozen=True, slots=True)
class Systeminfo:
    """One machine, as it described itself."""

    host: str
    facts: Mapping[str, Fact]
    produced_at: datetime | None = None
    """When it was written: the output itself never says so."""


def read(data: bytes, at: datetime, *, path: str = "") -> Systeminfo:
    """The machine in these bytes, its facts dated `at`; a VeilleuseError for anything else.

    `path` only names the file in the sentence of an error.
    """
    if len(data) > SIZE:
        raise SysteminfoUnknownError(path=path)
    text = decoded(data)
    found = entries(text.text)
    if sum(version(entry) is not None for entry in found) > 1:
        raise SysteminfoSeveralError(path=path)
    by_label = known(found)
    is_known = {"host", "version"} <= by_label.keys()
    meant = by_label if is_known else placed(found)
    host = clean(meant["host"].value, 64) if "host" in meant else ""
    if not _HOST.fullmatch(host) or version(meant["version"]) is None:
        raise SysteminfoUnknownError(path=path)
    reader = _Reader(meant, at, is_known=is_known, is_sure=text.is_sure or is_known)
    return Systeminfo(host, dict(reader.facts(host, found)))


@dataclass(frozen=True, slots=True)
class _Reader:
    meant: Mapping[str, Entry]
    at: datetime
    is_known: bool
    """The labels are French or English."""
    is_sure: bool
    """The code page is certain, or its few accents are known."""

    def facts(self, host: str, found: Sequence[Entry]) -> Iterator[tuple[str, Fact]]:
        yield "os.family", self._ok("windows", "command")
        yield "os.id", self._ok("windows", "command")
        yield "os.build", self._ok(version(self.meant["version"]), "version")
        yield "host.name", self._ok(host, "host name")
        yield "os.name", self._name()
        yield "os.edition", self._edition()
        yield "os.product_type", self._product_type()
        yield "host.domain", self._domain()
        yield "host.booted_at", self._booted_at()
        yield from self._machine()
        yield "updates.installed_kbs", self._updates()
        yield "host.interfaces", self._interfaces(found)

    def _name(self) -> Fact:
        name = self._text("name")
        if not name or not (self.is_sure or name.isascii()):
            return self._error("name of the system in an unknown code page")
        return self._ok(name, "name of the system")

    def _edition(self) -> Fact:
        found = edition(self._text("name"))
        if found is None:
            return self._error("name of the system leaves the edition open")
        return self._ok(found, "name of the system")

    def _product_type(self) -> Fact:
        found = role(self._text("role")) if self.is_known else None
        if found is None:
            return self._error("configuration in another language or missing")
        return self._ok(found, "configuration")

    def _domain(self) -> Fact:
        name, configuration = self._text("domain"), self._text("role")
        if not _DOMAIN.fullmatch(name) or not (self.is_sure or name.isascii()):
            return self._error("domain missing")
        if self.is_known and is_alone(configuration):
            return self._fact(None, FactStatus.ABSENT, f"workgroup {name}")
        is_member = self.is_known and role(configuration) is not None
        if is_member or "." in name:
            return self._ok(name, "domain")
        return self._error("a domain or a workgroup")

    def _booted_at(self) -> Fact:
        is_day_first = self._text("locale").lower().startswith(_DAY_FIRST)
        found = boot_time(self._text("boot"), self._text("zone"), is_day_first=is_day_first)
        if found is None:
            return self._error("boot time missing, or day and month could be swapped")
        return self._ok(found.isoformat(), "boot time, an hour off at most for summer time")

    def _machine(self) -> Iterator[tuple[str, Fact]]:
        model = " ".join(filter(None, (self._text("maker"), self._text("model"))))
        if not model:
            yield "hardware.model", self._error("model missing")
            return
        yield "hardware.model", self._ok(clean(model, _CHARACTERS), "manufacturer and model")
        if _VIRTUAL.search(model):
            yield "host.chassis", self._ok("virtual", "manufacturer and model")

    def _updates(self) -> Fact:
        """Those that are listed are there; that one is not listed proves nothing."""
        entry = self.meant.get("updates")
        if entry is None:
            return self._error("no list of updates")
        found = [read[1] for item in entry.items if (read := _UPDATE.match(item))]
        listed = list(dict.fromkeys(found))[:_UPDATES]
        counted = re.search(r"\d+", entry.value)
        if not listed:
            return self._fact(None, FactStatus.ABSENT, "no update listed")
        announced = counted[0] if counted else "?"
        return self._ok(listed, f"{len(found)} of {announced} updates listed")

    def _interfaces(self, found: Sequence[Entry]) -> Fact:
        rows: list[dict[str, object]] = []
        for entry in found:
            card = ""
            for item in entry.items:
                numbered = _NUMBERED.match(item)
                if numbered and (address := _address(numbered[1])):
                    row: dict[str, object] = {"name": card, "hardware": None}
                    row |= {"address": address, "prefix": None}
                    rows.append(row)
                elif numbered:
                    card = clean(numbered[1], _CHARACTERS)
        if not rows:
            return self._fact(None, FactStatus.ABSENT, "no address listed")
        return self._ok(rows[:_ADDRESSES], "network cards")

    def _text(self, meaning: str) -> str:
        entry = self.meant.get(meaning)
        return clean(entry.value, _CHARACTERS) if entry else ""

    def _ok(self, value: object, source: str) -> Fact:
        return self._fact(value, FactStatus.OK, source)

    def _error(self, source: str) -> Fact:
        return self._fact(None, FactStatus.ERROR, source)

    def _fact(self, value: object, status: FactStatus, source: str) -> Fact:
        return Fact(value, status, f"systeminfo: {source}", self.at)


def _address(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return None
