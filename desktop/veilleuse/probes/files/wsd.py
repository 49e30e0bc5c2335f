# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What devices announce with WS-Discovery (OASIS WS-Discovery 1.1): only the types they name."""

from collections.abc import Mapping

from veilleuse.domain.model import Evidence
from veilleuse.domain.plain_xml import XmlRefusedError, read_xml
from veilleuse.probes.text import clean

PORT = 3702
MESSAGE_BYTES = 32768
"""More than one datagram of IPv4 with its headers cannot hold anyhow."""

_TOLD = frozenset({"Hello", "ProbeMatch", "ResolveMatch"})
_TYPES = 32


def types(message: bytes, characters: int) -> tuple[Evidence, ...]:
    """The types in an announcement or an answer, in one value, sorted and without their namespace.

    Empty in a question, which names what it seeks, and in a farewell.
    """
    return announced(message, characters) or ()


def announced(message: bytes, characters: int) -> tuple[Evidence, ...] | None:
    """As `types`, but none where the message announces or answers nothing at all.

    Samba's wsdd says Hello without naming a type.
    """
    heard = _Types()
    try:
        read_xml(message[:MESSAGE_BYTES].rstrip(b"\x00"), heard)
    except XmlRefusedError:
        return None
    if not heard.is_told:
        return None
    names = {name.rpartition(":")[2] for name in heard.names[:_TYPES]}
    told = clean(" ".join(sorted(names)), characters)
    return (Evidence("wsd.types", told),) if told else ()


class _Types:
    def __init__(self) -> None:
        self.names: list[str] = []
        self.is_told = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self.is_told |= name in _TOLD

    def end(self, name: str, text: str) -> None:
        if name == "Types" and self.is_told:
            self.names += text.split()
