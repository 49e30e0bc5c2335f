# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes import ssdp as desktop
from veilleuse_agent.collect.announcements import ssdp

UUID = "uuid:4d696e69-444c-164e-9d41-00e091000017"
TYPE = "urn:schemas-upnp-org:device:MediaServer:1"
NOTIFY = (
    f"NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNT: {TYPE}\r\nNTS: ssdp:alive\r\n"
    f"USN: {UUID}::{TYPE}\r\nSERVER: Debian UPnP/1.0 MiniDLNA/1.3.0\r\nServer: second\r\n\r\n"
).encode()


def test_an_announcement_tells_server_type_and_unique_name() -> None:
    assert set(ssdp.sayings(NOTIFY)) == {
        ("ssdp.server", "Debian UPnP/1.0 MiniDLNA/1.3.0"),
        ("ssdp.type", TYPE),
        ("ssdp.usn", UUID),
    }


def test_the_desktop_reads_the_same() -> None:
    read = {(item.kind, item.value) for item in desktop.parse(NOTIFY, 200)}
    assert read == set(ssdp.sayings(NOTIFY))


def test_a_farewell_a_search_and_a_page_tell_nothing() -> None:
    assert ssdp.sayings(NOTIFY.replace(b"ssdp:alive", b"ssdp:byebye")) == ()
    assert ssdp.sayings(desktop.SEARCH) == ()
    assert ssdp.sayings(NOTIFY.replace(b"NOTIFY *", b"GET /")) == ()


def test_a_unique_name_is_not_a_type() -> None:
    data = f"NOTIFY * HTTP/1.1\r\nNT: {UUID}\r\nUSN: {UUID}\r\n\r\n".encode()
    assert ssdp.sayings(data) == (("ssdp.usn", UUID),)


def test_a_message_without_end_is_not_read() -> None:
    assert ssdp.sayings(NOTIFY + b"x" * ssdp.SIZE) == ()


@given(st.binary(max_size=400), st.booleans())
def test_any_message_is_read_without_failing(data, has_head) -> None:
    head = b"NOTIFY * HTTP/1.1\r\nSERVER: " if has_head else b""
    for _, value in ssdp.sayings(head + data):
        assert 0 < len(value) <= 200
        assert value.isprintable()
