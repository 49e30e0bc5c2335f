# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A UPnP device's description of itself, fetched from the address that announced it and no other.

UPnP Device Architecture 2.0, sections 1.2.2 (LOCATION) and 2.3 (the description).
"""

import ipaddress
import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence
from veilleuse.domain.plain_xml import XmlRefusedError, read_xml
from veilleuse.probes.text import clean

LOCATION = "ssdp.location"
"""Kind of evidence: where a device said, in this very look, that its description lies."""

_URL = re.compile(r"http://([0-9.]{7,15})(?::([0-9]{1,5}))?(/[!-~]{0,255})?\Z", re.IGNORECASE)
_OK = re.compile(rb"HTTP/1\.[01] 200\b")
_KINDS = {
    "manufacturer": "upnp.vendor",
    "modelName": "upnp.model",
    "deviceType": "ssdp.type",
}
"""Elements of the root device. Its friendly name often is a resident's and is not read."""


@dataclass(frozen=True, slots=True)
class Location:
    """A page on the device itself."""

    address: IPv4Address
    port: int
    path: str

    @property
    def url(self) -> str:
        """As it is announced."""
        return f"http://{self.address}:{self.port}{self.path}"


def location_of(url: str, sender: Address) -> Location | None:
    """The page, where it lies at the sender's own address, spelled in digits; else none."""
    found = _URL.match(url)
    if found is None:
        return None
    try:
        address, port = ipaddress.IPv4Address(found[1]), int(found[2] or 80)
    except ValueError:
        return None
    is_own = address == sender and 0 < port < 65536
    return Location(address, port, found[3] or "/") if is_own else None


def fetch(connection: socket.socket, location: Location, limits: Limits) -> tuple[Evidence, ...]:
    """Asks for the page on a connection already open; empty for any answer but a description."""
    request = (
        f"GET {location.path} HTTP/1.0\r\nHost: {location.address}:{location.port}\r\n"
        "User-Agent: Veilleuse\r\nAccept: text/xml\r\nConnection: close\r\n\r\n"
    )
    connection.settimeout(limits.banner_seconds)
    try:
        connection.sendall(request.encode("ascii"))
        data = _read(connection, limits)
    except OSError:
        return ()
    return parse(data, limits.text_characters)


def parse(answer: bytes, characters: int) -> tuple[Evidence, ...]:
    """What an HTTP answer with a description tells of the root device. A redirect tells nothing."""
    head, _, body = answer.partition(b"\r\n\r\n")
    if not _OK.match(head):
        return ()
    root = _Root()
    try:
        read_xml(body, root)
    except XmlRefusedError:
        return ()
    told = ((kind, clean(root.texts.get(name, ""), characters)) for name, kind in _KINDS.items())
    return tuple(Evidence(kind, text) for kind, text in told if text)


def _read(connection: socket.socket, limits: Limits) -> bytes:
    """Until the end, or until the limits: then what there is of it is no whole description."""
    until = time.monotonic() + limits.description_seconds
    data = b""
    while len(data) < limits.description_bytes and time.monotonic() < until:
        more = connection.recv(min(65536, limits.description_bytes - len(data)))
        data += more
        if not more or b"</root>" in data[-16:]:
            break
    return data


class _Root:
    """The texts directly under the first element `device`."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._open: list[str] = []

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self._open.append(name)

    def end(self, name: str, text: str) -> None:
        if self._open == ["root", "device", name] and name in _KINDS:
            self.texts.setdefault(name, text)
        self._open.pop()
