# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A capture (pcap, pcapng) listened to as if one had been there: who spoke, and as what.

A card is believed to be its sender's own only where no router can have been between: ARP,
neighbour discovery, broadcasts and what never leaves the link. Contents are not kept.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from veilleuse.domain.model import Evidence, Sighting
from veilleuse.probes import greetings, ssdp
from veilleuse.probes.files import dhcp, link_layer, medical, netbios, smb, wsd
from veilleuse.probes.files.announced import Announced
from veilleuse.probes.files.dns_message import AAAA, PTR, A, answers
from veilleuse.probes.files.frames import Frame, frames
from veilleuse.probes.files.heard import Heard
from veilleuse.probes.files.packet import (
    ARP,
    ICMPV6,
    LINKS,
    LLDP,
    TCP,
    UDP,
    Link,
    Packet,
    link_of,
    packet_of,
)
from veilleuse.probes.files.reading import UNSUPPORTED, Reading

_DNS, _MDNS, _LLMNR = 53, 5353, 5355
_SYN_ACK = 0x12
_ARP_IPV4 = b"\x00\x01\x08\x00\x06\x04"
_NOBODY_V4 = b"\x00\x00\x00\x00"
_ADVERTISEMENT = 136
_TARGET_CARD = b"\x02\x01"
_REVERSE = ".in-addr.arpa."


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each sender, once the whole file was heard, or what there is of it."""
    listening = _Listening(reading)
    for frame in frames(file, reading):
        listening.hear(frame)
    yield from listening.sightings()


class _Listening:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._characters = reading.limits.text_characters
        self._heard = Heard(reading)
        self._announced = Announced(reading.limits)
        self._by_port: dict[int, Callable[[Packet, bytes, float | None, bytes], None]] = {
            **dict.fromkeys(dhcp.PORTS, self._dhcp),
            _DNS: self._dns,
            _MDNS: self._mdns,
            _LLMNR: self._llmnr,
            netbios.NAMES: self._netbios,
            netbios.DATAGRAMS: self._netbios_datagram,
            ssdp.PORT: self._ssdp,
            wsd.PORT: self._wsd,
        }

    def hear(self, frame: Frame) -> None:
        """One frame; those that cannot be read are counted as refused."""
        self._reading.read += 1
        link = link_of(frame.link, frame.data)
        if link is None:
            self._reading.refuse()
            if frame.link not in LINKS:
                self._reading.note(UNSUPPORTED, str(frame.link))
            return
        packet = packet_of(link)
        if packet is not None:
            self._packet(packet, link, frame.seconds)
        else:
            self._beside(link, frame.seconds)

    def sightings(self) -> Iterator[Sighting]:
        """Of all that was heard."""
        for one in self._announced.sightings():
            if one.address is not None:
                self._say(one.address.packed, b"", None, one.evidence)
        yield from self._heard.sightings()

    def _say(
        self, address: bytes, card: bytes, seconds: float | None, evidence: tuple[Evidence, ...]
    ) -> None:
        self._heard.say(address, card, seconds, evidence)

    def _beside(self, link: Link, seconds: float | None) -> None:
        """What is no packet of IP."""
        if link.kind == ARP:
            self._arp(link, seconds)
            return
        told = None
        if link.kind == LLDP:
            told = link_layer.read_lldp(link.data, self._characters)
        elif link.kind == 0:
            told = link_layer.read_cdp(link.data, self._characters)
        if told is None or not told.evidence or _is_group(link.source):
            return
        # The card is a port's own; the address of management is where the name belongs.
        self._say(b"", link.source, seconds, told.evidence)
        for address in told.addresses[:4]:
            self._say(address, b"", seconds, told.evidence)

    def _arp(self, link: Link, seconds: float | None) -> None:
        """Who says that an address is its own, and sends from the card it says so of."""
        data = link.data
        if len(data) >= 28 and data[:6] == _ARP_IPV4 and data[8:14] == link.source:
            address = data[14:18]
            if address != _NOBODY_V4 and not _is_group(link.source):
                self._heard.at(address, link.source, seconds)

    def _packet(self, packet: Packet, link: Link, seconds: float | None) -> None:
        card = link.source if packet.is_near and not _is_group(link.source) else b""
        if packet.protocol == UDP and len(packet.data) >= 8:
            self._heard.at(packet.source, card, seconds)
            self._datagram(packet, card, seconds)
        elif packet.protocol == TCP and len(packet.data) >= 20:
            self._heard.at(packet.source, card, seconds)
            self._segment(packet, seconds)
        elif packet.protocol == ICMPV6:
            self._neighbour(packet, link, seconds)
        else:
            self._heard.at(packet.source, card, seconds)

    def _datagram(self, packet: Packet, card: bytes, seconds: float | None) -> None:
        data = packet.data
        source, target = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big")
        listener = self._by_port.get(source) or self._by_port.get(target)
        if listener is not None:
            listener(packet, card, seconds, data[8:])

    def _segment(self, packet: Packet, seconds: float | None) -> None:
        data = packet.data
        port = int.from_bytes(data[:2], "big")
        if data[13] & _SYN_ACK == _SYN_ACK:
            self._say(packet.source, b"", seconds, (Evidence("tcp.open", str(port)),))
            return
        payload = data[(data[12] >> 4) * 4 :]
        if len(payload) < 6:
            return
        if port == smb.PORT:
            found = smb.server_says(payload, self._characters)
        elif port in {greetings.SSH, greetings.FTP}:
            found = tuple(greetings.parse_line(payload, port, self._characters))
        else:
            found = medical.sender_says(payload)
        if found:
            self._say(packet.source, b"", seconds, found)

    def _neighbour(self, packet: Packet, link: Link, seconds: float | None) -> None:
        """RFC 4861: a hop limit of 255 proves that the sender is on the link."""
        if packet.hops != 255 or _is_group(link.source):
            return
        self._heard.at(packet.source, link.source, seconds)
        data = packet.data
        is_told = len(data) >= 32 and data[0] == _ADVERTISEMENT and data[24:26] == _TARGET_CARD
        if is_told and data[26:32] == link.source:
            self._heard.at(data[8:24], link.source, seconds)

    def _dhcp(self, packet: Packet, _: bytes, seconds: float | None, data: bytes) -> None:
        message = dhcp.read_dhcp(data)
        if message is None or _is_group(message.card):
            return
        if message.is_request:
            has_address = message.client != _NOBODY_V4
            told = tuple(dhcp.evidence(message, self._characters))
            self._say(message.client if has_address else b"", message.card, seconds, told)
        elif message.kind in {dhcp.OFFERED, dhcp.ACKNOWLEDGED}:
            self._say(packet.source, b"", seconds, (Evidence("net.dhcp", "server"),))
            if message.kind == dhcp.ACKNOWLEDGED and message.given != _NOBODY_V4:
                self._heard.at(message.given, message.card, seconds)

    def _dns(self, _: Packet, __: bytes, ___: float | None, data: bytes) -> None:
        """A server's answer names others."""
        for record in answers(data):
            if record.kind in {A, AAAA}:
                self._heard.name(record.data, self._name("name.dns", record.name))
            elif record.kind == PTR and record.name.endswith(_REVERSE):
                parts = record.name.removesuffix(_REVERSE).split(".")[::-1]
                if len(parts) == 4 and all(part.isdecimal() and int(part) < 256 for part in parts):
                    packed = bytes(map(int, parts))
                    self._heard.name(packed, self._name("name.dns", record.target))

    def _mdns(self, _: Packet, __: bytes, ___: float | None, data: bytes) -> None:
        self._announced.hear(answers(data))

    def _llmnr(self, packet: Packet, card: bytes, seconds: float | None, data: bytes) -> None:
        """Only whoever bears a name answers for it."""
        for record in answers(data):
            if record.kind in {A, AAAA} and record.data == packet.source:
                self._say(packet.source, card, seconds, self._name("name.host", record.name))

    def _netbios(self, packet: Packet, card: bytes, seconds: float | None, data: bytes) -> None:
        self._netbios_names(packet, card, seconds, netbios.claimed(data))

    def _netbios_datagram(
        self, packet: Packet, card: bytes, seconds: float | None, data: bytes
    ) -> None:
        # Byte 4 to 8 name the sender; another one forwarded it where they differ.
        if data[4:8] == packet.source:
            self._netbios_names(packet, card, seconds, netbios.sender(data))

    def _netbios_names(
        self, packet: Packet, card: bytes, seconds: float | None, names: tuple[str, ...]
    ) -> None:
        for name in names:
            self._say(packet.source, card, seconds, self._name("name.netbios", name))

    def _ssdp(self, packet: Packet, card: bytes, seconds: float | None, data: bytes) -> None:
        found = ssdp.parse(data, self._characters)
        if found:
            self._say(packet.source, card, seconds, found)

    def _wsd(self, packet: Packet, card: bytes, seconds: float | None, data: bytes) -> None:
        found = wsd.types(data, self._characters)
        if found:
            self._say(packet.source, card, seconds, found)

    def _name(self, kind: str, name: str) -> tuple[Evidence, ...]:
        return self._reading.evidence(kind, name.removesuffix("."))


def _is_group(card: bytes) -> bool:
    return len(card) != 6 or bool(card[0] & 0x01) or not any(card)
