# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WS-Discovery: hears who comes, and asks everybody once for what no care device is.

OASIS WS-Discovery 1.1 section 5 and its draft of April 2005, which devices of DPWS 1.1 and ONVIF
speak. A question names one type and only devices of that type answer: pumps and monitors, which
announce themselves with it (IEEE 11073-20702), have nothing to answer.
"""

import contextlib
import socket
from collections.abc import Sequence
from functools import partial
from ipaddress import IPv4Address
from uuid import uuid4

from veilleuse.domain.model import Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.ears import Heard, asker, group_ear, hear, is_near
from veilleuse.probes.files.wsd import PORT, announced
from veilleuse.probes.scope import Connection
from veilleuse.probes.together import Say

GROUP = IPv4Address("239.255.255.250")
"""Section 3.1.1 of the draft."""

ASKED = (
    ("pub", "http://schemas.microsoft.com/windows/pub/2005/07", "Computer"),
    ("wprt", "http://schemas.microsoft.com/windows/2006/08/wdp/print", "PrintDeviceType"),
    ("dn", "http://www.onvif.org/ver10/network/wsdl", "NetworkVideoTransmitter"),
)
"""Prefix, namespace and name: computers (Windows; Samba's wsdd only says Hello), printers
(Microsoft Print Device Definition) and cameras (ONVIF core specification, section 7.3.2)."""

_PROBE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:{prefix}="{namespace}">\
<s:Header><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action>\
<a:MessageID>urn:uuid:{message}</a:MessageID>\
<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></s:Header>\
<s:Body><d:Probe><d:Types>{prefix}:{name}</d:Types></d:Probe></s:Body></s:Envelope>"""


def question(prefix: str, namespace: str, name: str) -> bytes:
    """A Probe for one type, with an identity of its own."""
    text = _PROBE.format(prefix=prefix, namespace=namespace, name=name, message=uuid4())
    return text.encode("utf-8")


def listen(connections: Sequence[Connection], budget: Budget, seconds: float, say: Say) -> None:
    """Ask on every connection and report each device heard; a notice where that cannot be done."""
    heard = Heard()
    take = partial(_report, budget=budget, heard=heard, say=say)
    with contextlib.ExitStack() as stack:
        askers = [stack.enter_context(asker(each)) for each in connections]
        ears = list(askers)
        try:
            ears.append(stack.enter_context(group_ear(GROUP, PORT, connections)))
        except OSError as error:
            say(Notice("wsd_deaf", str(error)[:200]))
        _ask(askers, budget, say)
        hear([(ear, take) for ear in ears], budget, seconds, heard)


def _ask(askers: Sequence[socket.socket], budget: Budget, say: Say) -> None:
    for each in askers:
        for wanted in ASKED:
            if budget.multicast("wsd", GROUP, PORT):
                try:
                    each.sendto(question(*wanted), (str(GROUP), PORT))
                except OSError as error:
                    say(Notice("wsd_failed", str(error)[:200]))
                    return


def _report(message: bytes, sender: IPv4Address, budget: Budget, heard: Heard, say: Say) -> None:
    told = announced(message, budget.limits.text_characters) if is_near(sender, budget) else None
    if told is None:
        return
    fresh = heard.fresh(sender, told)
    if fresh or heard.is_new(sender):
        say(Sighting("wsd", budget.clock.now(), address=sender, evidence=fresh))
