# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML from strangers, as events: no entity but the five, nothing fetched, every size bounded."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

DEPTH = 64
"""Elements within elements. The formats read here nest under ten."""
ATTRIBUTES = 64
"""Of one element."""
TOKEN_BYTES = 1_048_576
"""Of one tag or comment: expat looks at it anew with each piece, which takes minutes for 64 MB."""
TEXT_CHARACTERS = 65536
"""Of one attribute or one element's own text; what is longer is cut."""


class XmlRefusedError(Exception):
    """The document declares entities, nests too deep or is not XML. `hostile` tells which."""

    def __init__(self, why: str, *, hostile: bool = False) -> None:
        """`why` is for logs."""
        self.hostile = hostile
        super().__init__(why)


class Handler(Protocol):
    """What wants to know of the elements as they pass."""

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        """An element begins. Names are local: without their namespace."""

    def end(self, name: str, text: str, /) -> None:
        """It ends; `text` is its own, without its children's."""


class PlainXml:
    """Feeds a handler from pieces of a document. Raises XmlRefusedError."""

    def __init__(self, handler: Handler) -> None:
        """Ready for the first piece."""
        self._handler = handler
        self._open: list[tuple[str, list[str], int]] = []
        self._fed = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entity
        parser.UnparsedEntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = self._refuse_entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser = parser

    @property
    def at(self) -> int:
        """Bytes before the event that is being told."""
        return self._parser.CurrentByteIndex

    def feed(self, piece: bytes) -> None:
        """The next bytes."""
        self._fed += len(piece)
        self._parse(piece, is_last=False)
        if self._fed - max(0, self.at) > TOKEN_BYTES:
            raise XmlRefusedError("a tag without end", hostile=True)

    def close(self) -> None:
        """There are no more; a document that is not whole is refused."""
        self._parse(b"", is_last=True)

    def _parse(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise XmlRefusedError(str(error)[:120]) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEPTH or len(attributes) > ATTRIBUTES:
            raise XmlRefusedError("too deep or too wide", hostile=True)
        local = _local(name)
        self._open.append((local, [], TEXT_CHARACTERS))
        named = {_local(key): value[:TEXT_CHARACTERS] for key, value in attributes.items()}
        self._handler.start(local, named)

    def _text(self, text: str) -> None:
        if self._open:
            name, parts, left = self._open[-1]
            if left > 0:
                parts.append(text[:left])
                self._open[-1] = name, parts, left - len(text)

    def _end(self, _: str) -> None:
        name, parts, _left = self._open.pop()
        self._handler.end(name, "".join(parts))

    def _refuse_entity(self, *_: object) -> int:
        raise XmlRefusedError("declares entities", hostile=True)


def read_xml(data: bytes, handler: Handler) -> None:
    """A whole document at once."""
    parser = PlainXml(handler)
    parser.feed(data)
    parser.close()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
