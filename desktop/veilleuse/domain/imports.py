# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bounds the import of a file, and what the columns of a table are called."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLimits:
    """Bytes and counts; their reasons are in resources/imports/limits.toml."""

    file_bytes: int
    record_bytes: int
    inventory_bytes: int
    records: int
    hosts: int
    evidence: int
    together: int

    def __post_init__(self) -> None:
        """ValueError on a bound that lets nothing through."""
        empty = [field.name for field in fields(self) if getattr(self, field.name) < 1]
        if empty:
            raise ValueError(f"must be at least 1: {', '.join(empty)}")


class Column(StrEnum):
    """What a column of a table is about."""

    ADDRESS = "address"
    HARDWARE = "hardware"
    CLIENT = "client"
    """The client identifier of a DHCP server: the hardware address, of a lease."""
    HOST = "host"
    NAME = "name"
    """What people call it; a host name only where it looks like one and is used once."""
    KIND = "kind"
    PLACE = "place"
    VENDOR = "vendor"
    MODEL = "model"
    SERIAL = "serial"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headers as they are compared, each with what it is about."""

    by_header: Mapping[str, Column]

    def of(self, header: str) -> Column | None:
        """What a column with that header is about; none where nobody said."""
        return self.by_header.get(plain_header(header))


def plain_header(header: str) -> str:
    """Without case, accents and punctuation."""
    split = unicodedata.normalize("NFKD", header[:200].replace("°", " ").casefold())
    kept = "".join(each for each in split if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", kept))
