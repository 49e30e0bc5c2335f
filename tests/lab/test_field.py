# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The machines of care and of the building are worth leaving alone: they do answer."""

import subprocess
import sys

import pytest
from home import ANALYSER, BOILER, VENTILATION
from lan import Host, Lan

pytestmark = pytest.mark.lab

ASK = """
import socket, sys
kind, host, port, question = sys.argv[1:]
with socket.socket(socket.AF_INET, getattr(socket, kind)) as one:
    one.settimeout(5)
    one.connect((host, int(port)))
    one.send(bytes.fromhex(question))
    sys.stdout.write(one.recv(512).hex())
"""


HL7 = b"\x0bMSH|^~\\&|VEILLE\r\x1c\r\n"
READ_IDENTIFICATION = bytes.fromhex("000100000005012b0e0100")
WHO_IS = bytes.fromhex("810b000c0120ffff00ff1008")


def asked(lan: Lan, host: Host, kind: str, question: bytes) -> bytes:
    """What the host answers to another one of the LAN."""
    (port,) = (*host.tcp, *host.udp)
    command = [sys.executable, "-c", ASK, kind, str(host.address), str(port), question.hex()]
    ran = subprocess.run(
        lan.command("laptop", command), capture_output=True, text=True, timeout=20, check=True
    )
    return bytes.fromhex(ran.stdout)


def test_the_analyser_the_boiler_and_the_ventilation_answer_their_own_protocol(lan: Lan) -> None:
    assert b"MSA|AA|1" in asked(lan, ANALYSER, "SOCK_STREAM", HL7)
    assert b"Schneider Electric" in asked(lan, BOILER, "SOCK_STREAM", READ_IDENTIFICATION)
    assert asked(lan, VENTILATION, "SOCK_DGRAM", WHO_IS).startswith(b"\x81\x0b")
