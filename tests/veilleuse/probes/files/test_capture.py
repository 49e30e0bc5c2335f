# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A capture listened to as if one had been there."""

import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

PC, ROUTER = "00:11:22:33:44:55", "00:aa:bb:cc:dd:01"
EVERYBODY = "ff:ff:ff:ff:ff:ff"


def _told(seen) -> dict[tuple[str, str | None], set[tuple[str, str]]]:
    return {
        (str(one.address), one.hardware): {(item.kind, item.value) for item in one.evidence}
        for one in seen.sightings
    }


def _dns(flags: int, *records: tuple[str, int, bytes]) -> bytes:
    found = struct.pack("!HHHHHH", 1, flags, 0, len(records), 0, 0)
    for name, kind, data in records:
        labels = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
        found += (
            labels + b"\0" + struct.pack("!HHIH", kind, 1, 0 if kind == 1 else 60, len(data)) + data
        )
    return found


def test_a_real_lan_is_heard(look, samples) -> None:
    seen = look((samples / "home.pcap").read_bytes())
    told = _told(seen)
    assert seen.format == "capture"
    assert (seen.reading.read, seen.reading.refused, seen.notices) == (139, 0, [])
    assert told["10.77.0.11", "00:80:77:00:00:11"] >= {
        ("name.mdns", "imprimante"), ("mdns.service", "_ipp._tcp"),
        ("mdns.txt.ty", "Brother HL-L2350DW"), ("tcp.open", "631"),
    }  # fmt: skip
    assert ("ssdp.server", "Debian DLNADOC/1.50 UPnP/1.0 MiniDLNA/1.3.0") in told[
        "10.77.0.15", "00:1b:a9:00:00:15"
    ]
    assert told["10.77.0.10", "00:11:32:00:00:10"] >= {
        ("name.netbios", "STOCKAGE"), ("smb.dialect", "311"), ("name.dns", "nas.lab.test"),
        ("smb.signing", "enabled but not required"),
    }  # fmt: skip
    assert told["None", "00:14:22:00:00:17"] == {
        ("name.dhcp", "POSTE-IDE"),
        ("dhcp.vendor", "MSFT 5.0"),
        ("dhcp.options", "1,3,6,12,15,28,42"),
    }
    assert ("10.77.0.24", "00:14:22:00:00:18") in told
    assert told["10.77.0.1", "00:1b:63:00:00:01"] == {("net.dhcp", "server")}
    assert told["10.77.0.17", "00:14:22:00:00:17"] == {
        ("dicom.associate", "requests"),
        ("hl7.mllp", "sends"),
    }
    assert {("dicom.associate", "accepts"), ("tcp.open", "104")} < told[
        "10.77.0.16", "00:1b:63:00:00:16"
    ]
    assert any(kind == "banner.ssh" for kind, _ in told["10.77.0.14", "00:14:22:00:00:14"])


def test_nothing_of_a_patient_is_kept(look, samples) -> None:
    data = (samples / "home.pcap").read_bytes()
    assert b"DUPONT" in data
    assert "DUPONT" not in str(look(data))


def test_times_are_the_captures_own(look, samples) -> None:
    seen = look((samples / "home.pcap").read_bytes())
    days = {one.at.date() for one in seen.sightings}
    assert days == {datetime(2026, 11, 25, tzinfo=UTC).date()}


def test_a_capture_of_any_interface_is_heard(look, samples) -> None:
    told = _told(look((samples / "cooked.pcap").read_bytes()))
    assert ("name.mdns", "imprimante") in told["10.77.0.11", "00:80:77:00:00:11"]
    assert ("name.netbios", "STOCKAGE") in told["10.77.0.10", "00:11:32:00:00:10"]


def test_a_card_behind_a_router_is_not_taken_for_the_senders(look, wire) -> None:
    routed = wire.ether(wire.ip("10.0.9.9", "10.0.0.5", 6, wire.tcp(80, 5000)), 0x0800, ROUTER)
    seen = look(wire.pcap(wire.arp(ROUTER, "10.0.0.1"), routed))
    assert set(_told(seen)) == {("10.0.0.1", ROUTER), ("10.0.9.9", None)}


def test_what_an_address_said_goes_to_the_one_card_that_claims_it(look, wire) -> None:
    opened = wire.segment("10.0.0.5", (22, 5000), flags=0x12)
    assert _told(look(wire.pcap(opened, wire.arp(PC, "10.0.0.5")))) == {
        ("10.0.0.5", PC): {("tcp.open", "22")}
    }
    other = "00:11:22:33:44:66"
    two = look(wire.pcap(opened, wire.arp(PC, "10.0.0.5"), wire.arp(other, "10.0.0.5")))
    assert _told(two)["10.0.0.5", None] == {("tcp.open", "22")}
    assert len(two.sightings) == 3


def test_addresses_of_the_internet_are_left_out(look, wire) -> None:
    outside = wire.segment("93.184.216.34", (443, 5000), flags=0x12)
    assert look(wire.pcap(outside)).sightings == []


@pytest.mark.parametrize("flags", [0x02, 0x10, 0x14, 0x11])
def test_only_an_accepted_connection_is_an_open_port(look, wire, flags) -> None:
    seen = look(wire.pcap(wire.segment("10.0.0.5", (22, 5000), flags=flags)))
    assert seen.evidence() == set()


def test_a_claim_for_another_card_is_not_believed(look, wire) -> None:
    assert look(wire.pcap(wire.arp(PC, "10.0.0.5", claimed=ROUTER))).sightings == []
    assert look(wire.pcap(wire.arp(PC, "0.0.0.0"))).sightings == []


def test_neighbours_of_ipv6_are_believed_from_the_link_only(look, wire) -> None:
    target = bytes.fromhex("fd000000000000000000000000000005")
    body = bytes([136, 0, 0, 0]) + bytes(4) + target + b"\x02\x01" + wire.card(PC)
    for hops, told in ((255, {("fe80::5", PC), ("fd00::5", PC)}), (64, set())):
        packet = wire.ip("fe80::5", "ff02::1", 58, body, hops)
        seen = look(wire.pcap(wire.ether(packet, 0x86DD, PC, "33:33:00:00:00:01")))
        assert set(_told(seen)) == told


def test_names_by_dns_go_to_addresses_that_were_heard(look, wire) -> None:
    answer = _dns(0x8180, ("nas.lan", 1, b"\x0a\0\0\x05"), ("away.lan", 1, b"\x0a\0\0\x09"))
    reverse = _dns(0x8180, ("6.0.0.10.in-addr.arpa", 12, b"\x02pc\x03lan\0"))
    frames = [
        wire.datagram("10.0.0.1", "10.0.0.99", (53, 5000), answer),
        wire.datagram("10.0.0.1", "10.0.0.99", (53, 5000), reverse),
        wire.arp(PC, "10.0.0.5"),
        wire.arp("00:11:22:33:44:66", "10.0.0.6"),
    ]
    told = _told(look(wire.pcap(*frames)))
    assert told["10.0.0.5", PC] == {("name.dns", "nas.lan")}
    assert told["10.0.0.6", "00:11:22:33:44:66"] == {("name.dns", "pc.lan")}
    assert not any(address == "10.0.0.9" for address, _ in told)


def test_a_name_by_llmnr_is_the_senders_own_only(look, wire) -> None:
    for owner, told in (("0a000005", {("name.host", "POSTE")}), ("0a000006", set())):
        answer = _dns(0x8000, ("POSTE", 1, bytes.fromhex(owner)))
        seen = look(wire.pcap(wire.datagram("10.0.0.5", "10.0.0.9", (5355, 5000), answer)))
        assert seen.evidence() == told


def test_switches_tell_their_name_by_lldp_and_cdp(look, wire) -> None:
    name = struct.pack("!H", 5 << 9 | 3) + b"sw1"
    managed = struct.pack("!H", 8 << 9 | 6) + b"\x05\x01\x0a\0\0\x02"
    lldp = wire.ether(name + managed + b"\0\0", 0x88CC, ROUTER, "01:80:c2:00:00:0e")
    told = _told(look(wire.pcap(lldp)))
    assert told == {
        ("None", ROUTER): {("name.host", "sw1")},
        ("10.0.0.2", None): {("name.host", "sw1")},
    }
    body = b"\xaa\xaa\x03\x00\x00\x0c\x20\x00\x02\xb4\0\0" + struct.pack("!HH", 1, 7) + b"sw2"
    cdp = wire.ether(body, len(body), ROUTER, "01:00:0c:cc:cc:cc")
    assert _told(look(wire.pcap(cdp))) == {("None", ROUTER): {("name.host", "sw2")}}


def test_wsd_types_are_heard(look, wire) -> None:
    message = b"<e><Hello><Types>a:MedicalDevice</Types></Hello></e>"
    message = message.replace(b"<e>", b'<e xmlns:a="urn:a">')
    seen = look(wire.pcap(wire.datagram("10.0.0.5", "239.255.255.250", (5000, 3702), message)))
    assert seen.evidence() == {("wsd.types", "MedicalDevice")}


def test_links_that_are_not_read_are_told(look, wire) -> None:
    seen = look(wire.pcap(b"x" * 60, link=105))
    assert (seen.reading.read, seen.reading.refused) == (0, 1)
    assert seen.notices == ["import_link_unsupported"]


def test_a_flood_of_senders_is_cut_at_the_limit(look, wire) -> None:
    frames = [wire.arp(f"00:11:22:33:44:{n:02x}", f"10.0.0.{n}") for n in range(1, 50)]
    seen = look(wire.pcap(*frames), hosts=10)
    assert len(seen.sightings) == 10
    assert seen.notices == ["import_too_many"]


def test_a_talker_is_cut_at_the_limit(look, wire) -> None:
    frames = [wire.segment("10.0.0.5", (port, 5000), flags=0x12) for port in range(1, 50)]
    assert len(look(wire.pcap(*frames), evidence=20).evidence()) == 20


def test_a_cut_capture_gives_what_came_before(look, wire) -> None:
    data = wire.pcap(wire.arp(PC, "10.0.0.5"), wire.arp(PC, "10.0.0.6"))
    seen = look(data[:-5])
    assert set(_told(seen)) == {("10.0.0.5", PC)}
    assert seen.notices == ["import_cut"]


PORTS = st.sampled_from([53, 67, 68, 137, 138, 1900, 3702, 5353, 5355, 5000])


@given(PORTS, PORTS, st.binary(max_size=300))
def test_any_datagram_is_heard_or_not(look, wire, source, target, payload) -> None:
    frame = wire.datagram("10.0.0.5", "10.0.0.31", (source, target), payload, to=EVERYBODY)
    for one in look(wire.pcap(frame)).sightings:
        assert all(0 < len(item.value) <= 200 for item in one.evidence)


@given(st.sampled_from([22, 21, 104, 445, 5000]), st.binary(max_size=200))
def test_any_segment_is_heard_or_not(look, wire, port, payload) -> None:
    (one,) = look(wire.pcap(wire.segment("10.0.0.5", (port, 5000), payload))).sightings
    assert all(0 < len(item.value) <= 200 for item in one.evidence)


@given(st.lists(st.binary(max_size=80), max_size=5), st.sampled_from([1, 113, 276, 12]))
def test_any_frames_are_heard_or_refused(look, wire, frames, link) -> None:
    seen = look(wire.pcap(*frames, link=link))
    assert seen.reading.read + seen.reading.refused == len(frames)


@given(st.data())
def test_damaged_real_frames_are_heard_or_not(look, samples, data) -> None:
    raw = bytearray((samples / "home.pcap").read_bytes()[:6000])
    for at in data.draw(st.lists(st.integers(24, len(raw) - 1), min_size=1, max_size=30)):
        raw[at] = data.draw(st.integers(0, 255))
    for one in look(bytes(raw)).sightings:
        assert one.at.year >= 2000
        assert all(0 < len(item.value) <= 200 for item in one.evidence)
