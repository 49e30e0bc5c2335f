# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Service naming by nmap where the user installed it; python-nmap reads its XML."""

import ipaddress
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

import nmap

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.child import ChildError, run
from veilleuse.probes.text import clean
from veilleuse.probes.together import Say

_GRACE_SECONDS = 15
_CONNECTS = re.compile(rb"^NSOCK [^\n]{0,60}nsock_connect_(?:tcp|ssl)\w*\(\): ", re.MULTILINE)
"""A further connection, in nmap's trace (nsock/src/nsock_connect.c); nmap never translates it."""

_DIALECTS = "smb-protocols"
"""It tries every dialect and lists those that were taken (nmap, smb-protocols.nse)."""
_SMB_1 = Evidence("smb.dialect", "NT LM 0.12")
_SCRIPT_CHARACTERS = 65536
_TOLD = {
    # Versions of nmap spell a dialect 311, 3:1:1 or 3.11.
    _DIALECTS: (
        ("smb.dialect", re.compile(r"^ {2,}(NT LM 0\.12|\d(?:[:.]?\d){2})\b", re.MULTILINE)),
    ),
    "smb2-security-mode": (("smb.signing", re.compile(r"Message signing ([a-z ]{3,60})")),),
    "rdp-ntlm-info": (
        ("rdp.version", re.compile(r"Product_Version: ([\d.]{3,20})")),
        ("name.netbios", re.compile(r"NetBIOS_Computer_Name: ([^\n]{1,40})")),
        ("name.dns", re.compile(r"DNS_Computer_Name: ([^\n]{1,255})")),
    ),
    "ssl-cert": (
        (
            "tls.subject",
            re.compile(r"^Subject: (?:[^\n]{0,200}/)?commonName=([^/\n]{1,200})", re.MULTILINE),
        ),
        (
            "tls.issuer",
            re.compile(r"^Issuer: (?:[^\n]{0,200}/)?commonName=([^/\n]{1,200})", re.MULTILINE),
        ),
        ("tls.expires", re.compile(r"^Not valid after: +([\dT:-]{10,25})", re.MULTILINE)),
    ),
}
"""What is read in each script's text, as kind of evidence and pattern."""


class XmlError(Exception):
    """The bytes are not the XML of an nmap run."""


def find_nmap() -> str | None:
    """The installed program, or none."""
    return shutil.which("nmap")


def arguments(program: str, address: Address, port: int, limits: Limits, xml: Path) -> list[str]:
    """The fixed command line: one port, TCP connects only, no ping, no names, no script."""
    rate = max(1, int(limits.packets_per_second_per_device))
    return [
        program,
        "--unprivileged", "-sT", "-Pn", "-n", *(("-6",) if address.version == 6 else ()),
        "-p", str(port),
        "-sV", "--version-light", "--packet-trace",
        "--max-rate", str(rate), "--max-parallelism", "1", "--max-retries", "0",
        "--max-rtt-timeout", f"{int(limits.connect_seconds * 1000)}ms",
        "--host-timeout", f"{limits.nmap_seconds}s",
        "-oX", str(xml),
        str(address),
    ]  # fmt: skip


def name_service(program: str, address: Address, port: int, budget: Budget, say: Say) -> None:
    """Has nmap name what listens on an open port.

    One connection is journalled before; the further ones are read in nmap's trace as soon as it
    ended, however it ended, and were paced for beforehand by `nmap_connections`.
    """
    cost = budget.limits.nmap_connections
    budget.spend("nmap", address, "connect", port=port, cost=cost)
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile() as printed,
        tempfile.TemporaryFile() as trace,
    ):
        xml = Path(folder) / "nmap.xml"
        try:
            run(
                arguments(program, address, port, budget.limits, xml),
                budget,
                budget.limits.nmap_seconds + _GRACE_SECONDS,
                budget.limits.nmap_bytes,
                output=printed,
                complaint=trace,
            )
            found = parse(_read(xml, budget.limits), budget.limits, budget.clock.now())
        except (ChildError, XmlError) as error:
            say(Notice("nmap_failed", f"{address}: {error}"[:200]))
            return
        finally:
            further = _further(trace, budget.limits)
            if further:
                budget.note("nmap", address, "connect", port=port, packets=further)
    for sighting in found:
        if sighting.address == address:
            say(sighting)


def _further(trace: IO[bytes], limits: Limits) -> int:
    trace.seek(0)
    return len(_CONNECTS.findall(trace.read(limits.nmap_bytes)))


def _read(xml: Path, limits: Limits) -> bytes:
    try:
        with xml.open("rb") as file:
            return file.read(limits.nmap_bytes + 1)
    except OSError as error:
        raise XmlError(str(error)) from error


def parse(data: bytes, limits: Limits, now: datetime) -> tuple[Sighting, ...]:
    """One sighting for each host of an nmap XML, or XmlError."""
    text = _checked(data, limits)
    # The constructor would look for the program and run it; reading needs neither.
    reader = object.__new__(nmap.PortScanner)
    try:
        result = reader.analyse_nmap_xml_scan(text)
    except (nmap.PortScannerError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise XmlError(str(error)[:120]) from error
    hosts = _table(_table(result).get("scan"))
    found = (_sighting(str(host), _table(hosts[host]), limits, now) for host in hosts)
    return tuple(each for each in found if each)


def _checked(data: bytes, limits: Limits) -> str:
    if len(data) > limits.nmap_bytes:
        raise XmlError("too long")
    if b"<!ENTITY" in data:
        raise XmlError("declares entities")
    return data.decode("utf-8", "replace")


def _sighting(
    host: str, found: Mapping[object, object], limits: Limits, now: datetime
) -> Sighting | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    evidence: list[Evidence] = []
    for port, service in sorted(_table(found.get("tcp")).items()):
        told = _table(service)
        if isinstance(port, int) and told.get("state") == "open":
            evidence.append(Evidence("tcp.open", str(port)))
            words = (told.get(name) for name in ("name", "product", "version"))
            named = clean(" ".join(str(word) for word in words if word), limits.text_characters)
            evidence.append(Evidence("nmap.service", f"{port} {named}".strip()))
            evidence += _scripts(_table(told.get("script")).items(), limits)
    rows = found.get("hostscript")
    for row in rows if isinstance(rows, list) else ():
        evidence += _scripts([(_table(row).get("id"), _table(row).get("output"))], limits)
    return Sighting("nmap", now, address=address, evidence=tuple(dict.fromkeys(evidence)))


def _scripts(told: Iterable[tuple[object, object]], limits: Limits) -> Iterator[Evidence]:
    for name, output in told:
        found = [
            Evidence(kind, text)
            for kind, pattern in _TOLD.get(str(name), ())
            for value in islice(pattern.finditer(str(output)[:_SCRIPT_CHARACTERS]), 16)
            if (text := clean(value[1], limits.text_characters))
        ]
        yield from found
        if str(name) == _DIALECTS and found and _SMB_1 not in found:
            yield Evidence("smb.oldest", "refused")


def _table(value: object) -> Mapping[object, object]:
    return value if isinstance(value, dict) else {}
