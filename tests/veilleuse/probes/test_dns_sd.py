# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""DNS-SD records put together."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import Evidence
from veilleuse.probes.dns_sd import DEVICE_INFO, ENUMERATION, Book, parse_txt

LIMITS = load_limits()
NETWORKS = (IPv4Network("192.168.1.0/24"),)
INSTANCE = "Accueil._ipp._tcp.local."
NAMES = st.sampled_from(
    [ENUMERATION, "_ipp._tcp.local.", INSTANCE, "imprimante.local.", "a._x._udp.local.", ""]
) | st.text(max_size=30)


def _txt(*pairs: bytes) -> bytes:
    return b"".join(bytes([len(pair)]) + pair for pair in pairs)


def _book() -> Book:
    book = Book(LIMITS)
    book.pointer(ENUMERATION, "_ipp._tcp.local.")
    book.pointer("_ipp._tcp.local.", INSTANCE)
    return book


def test_what_is_missing_is_asked_once() -> None:
    book = _book()
    assert set(book.questions()) == {
        ("PTR", "_ipp._tcp.local."), ("SRV", INSTANCE), ("TXT", INSTANCE),
    }  # fmt: skip
    assert list(book.questions()) == []
    book.service(INSTANCE, "imprimante.local.")
    assert list(book.questions()) == [("A", "imprimante.local.")]
    book.address("imprimante.local.", IPv4Address("192.168.1.9").packed)
    assert list(book.questions()) == []


def test_a_host_tells_its_name_services_and_model(clock) -> None:
    book = _book()
    book.service(INSTANCE, "Imprimante.local.")
    book.text(INSTANCE, _txt(b"ty=Brother HL-L2350DW", b"note=chambre de Mme X", b"TY=autre"))
    book.text("Accueil." + DEVICE_INFO, _txt(b"model=HL"))
    book.address("imprimante.local.", IPv4Address("192.168.1.9").packed)
    book.address("imprimante.local.", IPv6Address("fe80::9").packed)
    book.address("imprimante.local.", IPv4Address("172.17.0.1").packed)
    seen = book.sightings(NETWORKS, clock.now())
    assert {each.address for each in seen} == {IPv4Address("192.168.1.9"), IPv6Address("fe80::9")}
    assert set(seen[0].evidence) == {
        Evidence("name.mdns", "imprimante"),
        Evidence("mdns.service", "_ipp._tcp"),
        Evidence("mdns.txt.ty", "Brother HL-L2350DW"),
        Evidence("mdns.model", "HL"),
    }


def test_a_host_outside_the_networks_is_not_reported(clock) -> None:
    book = _book()
    book.address("ailleurs.local.", IPv4Address("10.9.9.9").packed)
    assert book.sightings(NETWORKS, clock.now()) == ()


def test_a_flood_is_cut_at_the_limit(clock) -> None:
    book = Book(replace(LIMITS, mdns_records=10, mdns_types=3))
    for number in range(50):
        book.pointer(ENUMERATION, f"_t{number}._tcp.local.")
    assert len(list(book.questions())) == 3
    for number in range(1, 50):
        book.address(f"h{number}.local.", NETWORKS[0][number].packed)
    assert len(book.sightings(NETWORKS, clock.now())) == 7


@given(st.binary(max_size=300))
def test_any_attributes_are_read_without_failing(data) -> None:
    for item in parse_txt(data, 20):
        assert item.kind.startswith("mdns.txt.")
        assert 0 < len(item.value) <= 20


@given(st.lists(st.tuples(NAMES, NAMES, st.binary(max_size=16)), max_size=20))
def test_any_records_give_clean_sightings(records) -> None:
    from datetime import UTC, datetime

    book = Book(LIMITS)
    for name, other, data in records:
        book.pointer(name, other)
        book.service(name, other)
        book.text(name, data)
        book.address(other, data)
        book.address(other, IPv4Address("192.168.1.9").packed)
    list(book.questions())
    for each in book.sightings(NETWORKS, datetime(2026, 11, 2, tzinfo=UTC)):
        assert all(item.value for item in each.evidence)
