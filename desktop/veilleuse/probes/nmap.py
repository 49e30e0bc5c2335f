# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thorough service detection by nmap where the user installed it; python-nmap reads its XML."""

import ipaddress
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

import nmap

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.child import ChildError, run
from veilleuse.probes.text import clean
from veilleuse.probes.together import Say

SCRIPTS = ("smb-protocols", "smb2-security-mode", "rdp-ntlm-info", "ssl-cert")
"""Of nmap's category `safe`; none sends a credential, a write or a malformed packet."""

_GRACE_SECONDS = 15


_SCRIPT_CHARACTERS = 65536
_TOLD = {
    # Versions of nmap spell a dialect 311, 3:1:1 or 3.11.
    "smb-protocols": (
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


def arguments(program: str, address: Address, limits: Limits) -> list[str]:
    """The fixed command line: TCP connects only, no ping, no names, bounded in rate and time."""
    rate = max(1, int(limits.packets_per_second_per_device))
    return [
        program,
        "--unprivileged", "-sT", "-Pn", "-n", *(("-6",) if address.version == 6 else ()),
        "-p", ",".join(str(port) for port in limits.nmap_ports),
        "-sV", "--version-light",
        "--script", ",".join(SCRIPTS),
        "--max-rate", str(rate), "--max-parallelism", "1", "--max-retries", "1",
        "--max-rtt-timeout", f"{int(limits.connect_seconds * 1000)}ms",
        "--host-timeout", f"{limits.nmap_seconds}s",
        "-oX", "-",
        str(address),
    ]  # fmt: skip


def scan(program: str, address: Address, budget: Budget, say: Say) -> None:
    """Examine one device. The journal holds estimates: nmap does not count its connections."""
    ports = len(budget.limits.nmap_ports)
    budget.spend("nmap", address, "scan", packets=ports, cost=1)
    try:
        data = run(
            arguments(program, address, budget.limits),
            budget,
            budget.limits.nmap_seconds + _GRACE_SECONDS,
            budget.limits.nmap_bytes,
        )
        found = parse(data, budget.limits, budget.clock.now())
    except (ChildError, XmlError) as error:
        say(Notice("nmap_failed", f"{address}: {error}"[:200]))
        return
    for sighting in found:
        if sighting.address == address:
            say(sighting)
            opened = sum(item.kind == "tcp.open" for item in sighting.evidence)
            if opened:
                further = opened * budget.limits.nmap_packets_per_open_port
                budget.note("nmap", address, "scan", packets=further)


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
        for kind, pattern in _TOLD.get(str(name), ()):
            for value in islice(pattern.finditer(str(output)[:_SCRIPT_CHARACTERS]), 16):
                if text := clean(value[1], limits.text_characters):
                    yield Evidence(kind, text)


def _table(value: object) -> Mapping[object, object]:
    return value if isinstance(value, dict) else {}
