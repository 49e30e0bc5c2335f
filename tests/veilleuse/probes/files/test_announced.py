# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mDNS as it was overheard."""

from dataclasses import replace
from ipaddress import IPv4Address

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.probes.files.announced import Announced
from veilleuse.probes.files.dns_message import PTR, SRV, TXT, A, Record

LIMITS = load_limits()
INSTANCE = "Accueil._ipp._tcp.local."
HOST = Record("imprimante.local.", A, 120, b"\x0a\0\0\x05")
PRINTER = (
    Record("_ipp._tcp.local.", PTR, 4500, b"", INSTANCE),
    Record(INSTANCE, SRV, 120, b"", "imprimante.local."),
    Record(INSTANCE, TXT, 4500, b"\x0aty=Brother"),
    HOST,
)


def test_records_of_one_host_come_together() -> None:
    announced = Announced(LIMITS)
    announced.hear(PRINTER)
    (one,) = announced.sightings()
    assert one.address == IPv4Address("10.0.0.5")
    assert {(item.kind, item.value) for item in one.evidence} == {
        ("name.mdns", "imprimante"),
        ("mdns.service", "_ipp._tcp"),
        ("mdns.txt.ty", "Brother"),
    }


def test_repeats_do_not_use_up_what_is_kept() -> None:
    announced = Announced(replace(LIMITS, mdns_records=5))
    for _ in range(100):
        announced.hear(PRINTER)
    announced.hear([Record("tv.local.", A, 120, b"\x0a\0\0\x06")])
    assert len(list(announced.sightings())) == 2


def test_a_farewell_announces_nobody() -> None:
    announced = Announced(LIMITS)
    announced.hear([HOST._replace(seconds=0)])
    assert list(announced.sightings()) == []


NAMES = st.sampled_from(["_ipp._tcp.local.", INSTANCE, "imprimante.local.", "", "."]) | st.text(
    max_size=20
)
RECORDS = st.builds(
    Record, NAMES, st.sampled_from([A, PTR, SRV, TXT, 28, 99]), st.integers(0, 2),
    st.binary(max_size=20), NAMES,
)  # fmt: skip


@given(st.lists(RECORDS, max_size=15))
def test_any_records_give_clean_sightings(records) -> None:
    announced = Announced(LIMITS)
    announced.hear(records)
    for one in announced.sightings():
        assert all(item.value for item in one.evidence)
