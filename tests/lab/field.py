# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Machines of care and of the building that answer the first exchange of their protocol.

A program of its own, given `hl7`, `modbus` or `bacnet`. HL7 over MLLP: hl7.org, transport
specification; Modbus: Modbus Application Protocol 1.1b3, section 6.21; BACnet: ASHRAE 135, annex J.
"""

import socket
import socketserver
import struct
import sys

MLLP_START, MLLP_END = b"\x0b", b"\x1c\r"
ACK = b"MSH|^~\\&|GAZ|LABO|VEILLE|EHPAD|20261123120000||ACK|1|P|2.5\rMSA|AA|1\r"
MAKER = (b"Schneider Electric", b"SAS TSX", b"v2.9")
I_AM = bytes.fromhex("810b00180120ffff00ff1000c40200000122010491032113")


class Hl7(socketserver.StreamRequestHandler):
    """Acknowledges every message."""

    def handle(self) -> None:
        asked = self.rfile.readline()
        if asked.startswith(MLLP_START):
            self.wfile.write(MLLP_START + ACK + MLLP_END)


class Modbus(socketserver.StreamRequestHandler):
    """Says who made it (function 43, MEI type 14)."""

    def handle(self) -> None:
        head = self.rfile.read(8)
        if len(head) < 8 or head[7] != 0x2B:
            return
        self.rfile.read(3)
        named = b"".join(bytes([n, len(text)]) + text for n, text in enumerate(MAKER))
        body = bytes([head[6], 0x2B, 0x0E, 1, 1, 0, 0, len(MAKER)]) + named
        self.wfile.write(head[:4] + struct.pack("!H", len(body)) + body)


class Bacnet(socketserver.DatagramRequestHandler):
    """Answers Who-Is with I-Am."""

    def handle(self) -> None:
        if self.rfile.read(2) == b"\x81\x0b":
            self.wfile.write(I_AM)


def main(protocol: str) -> None:
    socketserver.TCPServer.allow_reuse_address = True
    server: socketserver.BaseServer
    if protocol == "bacnet":
        server = socketserver.UDPServer(("", 47808), Bacnet)
        server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    elif protocol == "modbus":
        server = socketserver.ThreadingTCPServer(("", 502), Modbus)
    else:
        server = socketserver.ThreadingTCPServer(("", 2575), Hl7)
    with server:
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
