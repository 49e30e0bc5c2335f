# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A device that announces itself over and over in each protocol, as a program of its own.

Given its address and the broadcast address of its network.
"""

import socket
import struct
import sys
import time
from ipaddress import IPv4Address

HELLO = (
    "<?xml version='1.0'?><s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
    " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
    " xmlns:d='http://schemas.xmlsoap.org/ws/2005/04/discovery'"
    " xmlns:w='http://schemas.xmlsoap.org/ws/2006/02/devprof'"
    " xmlns:p='http://schemas.microsoft.com/windows/2006/08/wdp/print'><s:Header>"
    "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>"
    "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Hello</a:Action></s:Header><s:Body>"
    "<d:Hello><d:Types>w:Device p:PrintDeviceType</d:Types></d:Hello></s:Body></s:Envelope>"
)
NOTIFY = (
    "NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:alive\r\n"
    "NT: urn:schemas-upnp-org:device:Printer:1\r\nSERVER: Linux UPnP/1.0 Brother/1.0\r\n\r\n"
)


def labels(*parts: str) -> bytes:
    return b"".join(bytes([len(part)]) + part.encode() for part in parts) + b"\0"


def record(name: bytes, kind: int, data: bytes, group: int = 0x8001) -> bytes:
    return name + struct.pack("!HHIH", kind, group, 120, len(data)) + data


def mdns(own: IPv4Address) -> bytes:
    host, service = labels("accueil", "local"), labels("Accueil", "_ipp", "_tcp", "local")
    answers = [
        record(service, 33, struct.pack("!HHH", 0, 0, 631) + host),
        record(service, 16, b"\x11ty=Brother HL-L23"),
        record(host, 1, own.packed),
    ]
    return struct.pack("!HHHHHH", 0, 0x8400, 0, len(answers), 0, 0) + b"".join(answers)


def netbios(name: str, suffix: int) -> bytes:
    packed = name.ljust(15).encode() + bytes([suffix])
    return labels("".join(chr(65 + (byte >> 4)) + chr(65 + (byte & 15)) for byte in packed))


def registration(own: IPv4Address) -> bytes:
    name = netbios("BRN30055C", 0x00)
    head = struct.pack("!HHHHHH", 7, 0x2910, 1, 0, 0, 1)
    return head + name + struct.pack("!HH", 32, 1) + record(name, 32, b"\0\0" + own.packed, 1)


def datagram(own: IPv4Address) -> bytes:
    names = netbios("BRN30055C", 0x00) + netbios("MAISON", 0x1D)
    return struct.pack("!BBH4sHHH", 0x11, 2, 7, own.packed, 138, len(names), 0) + names


def query() -> bytes:
    asked = labels("serveur-compta") + struct.pack("!HH", 1, 1)
    return struct.pack("!HHHHHH", 9, 0, 1, 0, 0, 0) + asked


def main(own: IPv4Address, broadcast: str) -> None:
    said = (
        ("224.0.0.251", 5353, mdns(own)),
        ("239.255.255.250", 1900, NOTIFY.encode()),
        ("239.255.255.250", 3702, HELLO.encode()),
        ("224.0.0.252", 5355, query()),
        (broadcast, 137, registration(own)),
        (broadcast, 138, datagram(own)),
    )
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
        mouth.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, own.packed)
        mouth.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        mouth.bind((str(own), 0))
        while True:
            for target, port, message in said:
                mouth.sendto(message, (target, port))
            time.sleep(0.2)


if __name__ == "__main__":
    main(IPv4Address(sys.argv[1]), sys.argv[2])
