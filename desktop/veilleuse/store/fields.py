# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns that hold what the domain is made of, each with one plain reading on disk."""

import zlib
from abc import ABC
from collections.abc import Iterable
from datetime import UTC, date, datetime
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

import msgspec
from peewee import BlobField, TextField

from veilleuse.domain.model import Address

_ADDRESSES = (IPv4Address, IPv6Address, IPv4Network, IPv6Network)


class MomentField(TextField):
    """An aware time as fixed-width UTC text, so that text order is time order."""

    def db_value(self, value: datetime | str | None) -> str | None:
        """ValueError for a time without a zone: it means nothing on another machine."""
        if value is None or isinstance(value, str):
            return value
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def python_value(self, value: str | None) -> datetime | None:
        """Always in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class DayField(TextField):
    """A calendar day."""

    def db_value(self, value: date | str | None) -> str | None:
        """As ISO 8601 writes it."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """The day."""
        return None if value is None else date.fromisoformat(value)


class AddressField(TextField):
    """One IPv4 or IPv6 address."""

    def db_value(self, value: Address | str | None) -> str | None:
        """As RFC 5952 writes it."""
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> Address | None:
        """The address."""
        return None if value is None else ip_address(value)


class JsonField(TextField):
    """A small value that nothing is looked up by, as JSON."""

    def __init__(self, kind: object, **options: object) -> None:
        """`kind` is the type to read it back as."""
        super().__init__(**options)
        self._decoder = msgspec.json.Decoder(kind, dec_hook=_decoded)

    def db_value(self, value: object) -> str:
        """JSON; addresses as text."""
        return encoded(value).decode()

    def python_value(self, value: str) -> object:
        """The value, of its kind again."""
        return self._decoder.decode(value)


class PackedField(BlobField):
    """A large value that nothing is looked up by, as deflated JSON."""

    def __init__(self, kind: object, **options: object) -> None:
        """`kind` is the type to read it back as."""
        super().__init__(**options)
        self._decoder = msgspec.json.Decoder(kind, dec_hook=_decoded)

    def db_value(self, value: object) -> bytes | None:
        """Deflated JSON."""
        return None if value is None else zlib.compress(encoded(value), 3)

    def python_value(self, value: bytes | None) -> object:
        """The value, of its kind again."""
        return None if value is None else self._decoder.decode(zlib.decompress(value))


def encoded(value: object) -> bytes:
    """JSON of records, mappings, sets and addresses; the same value always gives the same bytes."""
    return msgspec.json.encode(value, enc_hook=_plain, order="deterministic")


class SomeAddress(ABC):  # noqa: B024 - only its registered classes count
    """Stands for either version where a type is asked for: msgspec refuses their union."""


class SomeNetwork(ABC):  # noqa: B024 - as above
    """Stands for a network of either version, as above."""


SomeAddress.register(IPv4Address)
SomeAddress.register(IPv6Address)
SomeNetwork.register(IPv4Network)
SomeNetwork.register(IPv6Network)


def _plain(value: object) -> object:
    if isinstance(value, _ADDRESSES):
        return str(value)
    if isinstance(value, Iterable) and hasattr(value, "items"):
        return dict(value.items())
    raise NotImplementedError(type(value))


def _decoded(kind: object, value: object) -> object:
    if kind is SomeAddress:
        return ip_address(str(value))
    if kind is SomeNetwork:
        return ip_network(str(value))
    return value
