# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reads a file: decided by what is in it, never by its name."""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from veilleuse.domain.imports import Column, Columns, ImportLimits
from veilleuse.domain.model import Sighting
from veilleuse.probes.files import (
    capture,
    inventory,
    leases_dnsmasq,
    leases_isc,
    leases_netsh,
    nmap_xml,
    table,
)
from veilleuse.probes.files.errors import (
    ImportMissingError,
    ImportTooLargeError,
    ImportUnknownError,
    ImportUnreadableError,
)
from veilleuse.probes.files.frames import is_capture
from veilleuse.probes.files.lines import HEAD_BYTES, decoded
from veilleuse.probes.files.reading import Reading

Read = Callable[[BinaryIO, Reading], Iterator[Sighting]]

_ROOT = re.compile(r"<\s*(?![?!])([\w:.-]{1,80})")
_JSON = re.compile(r'\s*\{.*?"(?:content|deviceid|action|versionclient)"\s*:', re.DOTALL)
_ROOTS: dict[str, tuple[str, Read]] = {
    "nmaprun": ("nmap", nmap_xml.read),
    "request": ("inventory", inventory.read),
}
_SHAPES: tuple[tuple[re.Pattern[str], str, Read], ...] = (
    (leases_isc.START, "dhcpd", leases_isc.read),
    (leases_dnsmasq.LINE, "dnsmasq", leases_dnsmasq.read),
    (leases_netsh.ROW, "windows_dhcp", leases_netsh.read),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A file and what reads it. `format` is a code of `resources/i18n` (`import_format.<code>`)."""

    path: Path
    format: str
    size: int
    read: Read

    def sightings(self, reading: Reading) -> Iterator[Sighting]:
        """What the file tells, in its own order; a VeilleuseError where it turns out hostile."""
        reading.path, reading.total = str(self.path), self.size
        try:
            with self.path.open("rb") as file:
                yield from self.read(file, reading)
        except OSError as error:
            raise ImportUnreadableError(path=str(self.path), why=str(error.strerror)) from error


def open_file(path: Path, bounds: ImportLimits, columns: Columns) -> Reader:
    """The reader for it; a VeilleuseError for what is no such file, too large or not known."""
    try:
        told = path.stat()
        # A pipe or a device would make us wait for ever.
        head = _head(path) if stat.S_ISREG(told.st_mode) else b""
    except FileNotFoundError as error:
        raise ImportMissingError(path=str(path)) from error
    except OSError as error:
        raise ImportUnreadableError(path=str(path), why=str(error.strerror)) from error
    if told.st_size > bounds.file_bytes:
        raise ImportTooLargeError(path=str(path), size=told.st_size, limit=bounds.file_bytes)
    known = sniff(head, columns)
    if known is None:
        raise ImportUnknownError(path=str(path))
    name, read = known
    return Reader(path, name, told.st_size, read)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def sniff(head: bytes, columns: Columns) -> tuple[str, Read] | None:
    """Name and reader of the format whose file begins so; none for any other bytes."""
    if is_capture(head):
        return "capture", capture.read
    text = decoded(head)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        root = _ROOT.search(text)
        return _ROOTS.get(root[1].lower()) if root else None
    if _JSON.match(text.lstrip("\ufeff")):
        return "inventory", inventory.read
    for shape, name, read in _SHAPES:
        if shape.search(text):
            return name, read
    told = table.headers(text, columns)
    if told is None:
        return None
    return ("windows_dhcp" if Column.CLIENT in told[1] else "table"), table.read
