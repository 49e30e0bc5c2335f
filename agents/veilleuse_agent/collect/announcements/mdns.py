# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a host answers and announces by multicast DNS (RFC 6762, RFC 6763)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import IPv4Address

from veilleuse_agent import dns
from veilleuse_agent.collect.announcements.saying import Saying, saying

TXT_KEYS = frozenset(
    {
        "am", "fv", "manufacturer", "md", "model", "os", "pdl", "product", "ty", "usb_mdl",
        "usb_mfg", "vendor",
    }
)  # fmt: skip
"""Keys that tell what a device is; others may tell who uses it and are not read."""

_ATTRIBUTES = 1300
"""Bytes of a TXT record that fits in one packet (RFC 6763, section 6.2)."""
_TYPE = re.compile(r"_[a-z0-9][a-z0-9-]{0,30}\Z")
_TRANSPORTS = {("_tcp", "local"), ("_udp", "local")}
_DEVICE_INFO = ("_device-info", "_tcp", "local")


def read(message: bytes) -> tuple[dns.Record, ...]:
    """The records of an answer that may count; none of a question, a farewell or anything else."""
    try:
        told = dns.read(message)
    except dns.DnsError:
        return ()
    if not told.is_answer or told.operation:
        return ()
    return tuple(each for each in told.records if each.seconds and _counts(each))


def _counts(record: dns.Record) -> bool:
    """An address of a host, a service of one, or attributes."""
    match record.kind:
        case dns.A:
            return len(record.name) == 2 and len(record.data) == 4
        case dns.SRV:
            return _is_instance(record.name) and len(record.target) == 2
        case dns.TXT:
            return _is_instance(record.name) and len(record.data) <= _ATTRIBUTES
    return False


def sayings(records: Sequence[dns.Record], sender: IPv4Address) -> tuple[Saying, ...]:
    """What the sender says of itself: a router that repeats others' records gives nothing.

    The host is the one whose address record holds the sender's own address.
    """
    own = {
        each.name
        for each in records
        if each.kind == dns.A and each.data == sender.packed and each.name[1:] == ("local",)
    }
    return tuple(dict.fromkeys(_of_hosts(records, own)))


def _of_hosts(records: Sequence[dns.Record], own: Iterable[dns.Name]) -> Iterator[Saying]:
    for host in sorted(own):
        yield from saying("name.mdns", host[0])
        for each in records:
            if each.kind == dns.SRV and each.target == host:
                yield from saying("mdns.service", ".".join(each.name[-3:-1]))
                yield from _attributes(records, each.name)


def _is_instance(name: dns.Name) -> bool:
    return len(name) == 4 and name[2:] in _TRANSPORTS and bool(_TYPE.match(name[1]))


def _attributes(records: Iterable[dns.Record], instance: dns.Name) -> Iterator[Saying]:
    device = (instance[0], *_DEVICE_INFO)
    for each in records:
        if each.kind == dns.TXT and each.name in {instance, device}:
            for key, value in attributes(each.data):
                is_model = each.name == device and key == "model"
                yield from saying("mdns.model" if is_model else f"mdns.txt.{key}", value)


def attributes(data: bytes) -> Iterator[tuple[str, str]]:
    """The known attributes of a TXT record (RFC 6763, section 6); the first of a key counts."""
    found: set[str] = set()
    at = 0
    while at < len(data):
        end = at + 1 + data[at]
        key, equals, value = data[at + 1 : end].partition(b"=")
        name = key.decode("ascii", "replace").lower()
        if equals and name in TXT_KEYS and name not in found:
            found.add(name)
            yield name, value.decode("utf-8", "replace")
        at = end
