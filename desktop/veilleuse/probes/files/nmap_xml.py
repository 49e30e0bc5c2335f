# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of an nmap run that somebody made (`nmap -oX`), host by host.

What a host's ports and scripts say is read by `probes.nmap`, as after our own run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import HardwareAddress, Sighting
from veilleuse.domain.plain_xml import PlainXml, XmlRefusedError
from veilleuse.probes import nmap
from veilleuse.probes.files.errors import ImportHostileError
from veilleuse.probes.files.fields import hardware_of
from veilleuse.probes.files.reading import CUT, Reading

PROBE = "file.nmap"

_PIECE = 65536
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><nmaprun args="nmap">'
_TAIL = (
    b'<runstats><finished timestr="" elapsed="0"/><hosts up="1" down="0" total="1"/></runstats>'
    b"</nmaprun>"
)
_NAMES = 16


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each host that was up. ImportHostileError for a document with entities."""
    hosts = _Hosts()
    parser = PlainXml(hosts)
    limits = replace(reading.limits, nmap_bytes=reading.bounds.record_bytes)
    done, kept = 0, b""
    try:
        while piece := file.read(_PIECE):
            hosts.base, hosts.parser = done - len(kept), parser
            done += len(piece)
            kept += piece
            parser.feed(piece)
            for host in hosts.take():
                if not reading.take():
                    return
                raw = kept[host.begins - hosts.base : host.ends - hosts.base]
                yield from _told(host, raw, limits, reading)
            kept = _still_needed(kept, hosts, done, reading)
            if not reading.goes_on(done):
                return
        parser.close()
    except XmlRefusedError as error:
        if error.hostile:
            raise ImportHostileError(path=reading.path) from error
        reading.note(CUT)


@dataclass(slots=True)
class _Host:
    begins: int
    ends: int = 0
    is_up: bool = True
    seconds: str = ""
    hardware: HardwareAddress | None = None
    names: list[str] = field(default_factory=list)


class _Hosts:
    """Where in the file each host stands, and what `probes.nmap` does not read of it."""

    def __init__(self) -> None:
        self.parser: PlainXml | None = None
        self.base = 0
        self.open: _Host | None = None
        self._done: list[_Host] = []

    def take(self) -> list[_Host]:
        """Those that are whole, once."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "host" and self.parser is not None:
            seconds = attributes.get("endtime") or attributes.get("starttime", "")
            self.open = _Host(self.parser.at, seconds=seconds)
        elif self.open is not None:
            self._part(self.open, name, attributes)

    def end(self, name: str, _: str) -> None:
        if name == "host" and self.open is not None and self.parser is not None:
            self.open.ends = self.parser.at + len(b"</host>")
            self._done.append(self.open)
            self.open = None

    @staticmethod
    def _part(host: _Host, name: str, attributes: Mapping[str, str]) -> None:
        if name == "status":
            host.is_up = attributes.get("state") == "up"
        elif name == "address" and attributes.get("addrtype") == "mac":
            host.hardware = hardware_of(attributes.get("addr", ""))
        elif name == "hostname" and len(host.names) < _NAMES:
            host.names.append(attributes.get("name", ""))


def _told(host: _Host, raw: bytes, limits: Limits, reading: Reading) -> Iterator[Sighting]:
    at = reading.moment(float(host.seconds) if host.seconds.isdecimal() else None)
    if not host.is_up:
        return
    try:
        found = nmap.parse(_HEAD + raw + _TAIL, limits, at)
    except nmap.XmlError:
        found = ()
    if not found:
        reading.refuse()
    for sighting in found:
        names = [item for name in host.names for item in reading.evidence("name.dns", name)]
        evidence = tuple(dict.fromkeys([*names, *sighting.evidence]))[: reading.bounds.evidence]
        yield replace(sighting, probe=PROBE, hardware=host.hardware, evidence=evidence)


def _still_needed(kept: bytes, hosts: _Hosts, done: int, reading: Reading) -> bytes:
    """From where the open host begins; nothing of one that is longer than a record may be."""
    if hosts.open is None:
        return b""
    since = done - hosts.open.begins
    if since > reading.bounds.record_bytes:
        hosts.open = None
        reading.refused += 1
        return b""
    return kept[len(kept) - since :] if since else b""
