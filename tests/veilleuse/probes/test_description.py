# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Descriptions of UPnP devices: where they may be fetched from and what is read of them."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.description import Location, fetch, location_of, parse

SENDER = IPv4Address("192.168.1.9")
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"
PAGE = OK + (
    b'<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device>'
    b"<deviceType>urn:schemas-upnp-org:device:MediaRenderer:1</deviceType>"
    b"<friendlyName>TV of somebody</friendlyName><manufacturer>Acme</manufacturer>"
    b"<modelName>Screen 5</modelName><serialNumber>S1</serialNumber><deviceList><device>"
    b"<modelName>Part</modelName></device></deviceList></device></root>"
)
TOLD = {
    Evidence("upnp.vendor", "Acme"),
    Evidence("upnp.model", "Screen 5"),
    Evidence("ssdp.type", "urn:schemas-upnp-org:device:MediaRenderer:1"),
}


def test_a_page_on_the_sender_itself_may_be_fetched() -> None:
    assert location_of("http://192.168.1.9:8200/rootDesc.xml", SENDER) == Location(
        SENDER, 8200, "/rootDesc.xml"
    )
    assert location_of("http://192.168.1.9", SENDER) == Location(SENDER, 80, "/")


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.10/x", "https://192.168.1.9/x", "http://example.org/x",
        "http://192.168.1.9@192.168.1.10/x", "http://user@192.168.1.9/x", "file:///etc/passwd",
        "http://192.168.1.9:0/x", "http://192.168.1.9:65536/x", "http://192.168.1.9/a b",
        "http://192.168.1.9/x\r\nHost: a", "http://192.168.001.9/x", "", "http://192.168.1.9/é",
        "http://192.168.1.9/" + "x" * 300,
    ],
)  # fmt: skip
def test_every_other_place_is_refused(url) -> None:
    assert location_of(url, SENDER) is None


def test_the_root_device_tells_type_maker_and_model_and_nobody_s_name() -> None:
    assert set(parse(PAGE, 200)) == TOLD


def test_a_redirect_is_not_followed_and_tells_nothing() -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://192.168.1.10/\r\n\r\n" + PAGE
    assert parse(moved, 200) == ()


def test_a_bomb_is_refused() -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
        b"<root><device><modelName>&c;</modelName></device></root>"
    )
    assert parse(OK + bomb, 200) == ()
    fetched = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert (
        parse(OK + fetched + b"<root><device><modelName>&b;</modelName></device></root>", 200) == ()
    )


@given(st.binary(max_size=200), st.integers(0, len(PAGE)))
def test_any_damage_is_read_or_nothing(noise, at) -> None:
    for data in (noise, OK + noise, PAGE[:at] + noise + PAGE[at:]):
        assert all(0 < len(item.value) <= 30 for item in parse(data, 30))


@contextlib.contextmanager
def _serving(
    answer: bytes, *, hangs_up: bool = True
) -> Iterator[tuple[socket.socket, list[bytes]]]:
    ours, theirs = socket.socketpair()
    asked: list[bytes] = []

    def serve() -> None:
        with theirs, contextlib.suppress(OSError):
            asked.append(theirs.recv(2000))
            theirs.sendall(answer)
            if not hangs_up:
                theirs.recv(1)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield ours, asked
    finally:
        ours.close()
        thread.join(5)


@pytest.mark.parametrize("hangs_up", [True, False])
def test_a_description_is_read_to_its_end(limits, hangs_up) -> None:
    location = Location(SENDER, 8200, "/rootDesc.xml")
    with _serving(PAGE, hangs_up=hangs_up) as (ours, asked):
        assert set(fetch(ours, location, limits)) == TOLD
    assert asked[0].startswith(b"GET /rootDesc.xml HTTP/1.0\r\nHost: 192.168.1.9:8200\r\n")


def test_no_more_is_read_than_the_limit(limits) -> None:
    few = replace(limits, description_bytes=200)
    with _serving(OK + b"x" * 1_000_000) as (ours, _):
        assert fetch(ours, Location(SENDER, 80, "/"), few) == ()
