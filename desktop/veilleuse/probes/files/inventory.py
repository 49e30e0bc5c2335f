# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inventories that GLPI and FusionInventory agents write, as XML or JSON.

Format: glpi-project/inventory_format (`inventory.schema.json`, `original*.md`). Users, keys, serial
numbers of screens and the names of programs are in it and are not read; programs are counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

import msgspec

from veilleuse.domain.classify import is_local
from veilleuse.domain.model import Address, Evidence, HardwareAddress, Sighting
from veilleuse.domain.plain_xml import XmlRefusedError, read_xml
from veilleuse.probes.files.errors import ImportHostileError
from veilleuse.probes.files.fields import address_of, hardware_of
from veilleuse.probes.files.reading import CUT, TOO_MANY, Reading
from veilleuse.probes.files.tree import Tree

PROBE = "file.inventory"

_CARDS = 32
"""Network cards of one machine, and addresses of one card."""
_SHARED = ("20:52:41:53", "00:50:56:c0:00")
"""Ends or begins the address of an adapter that is alike in many machines: Windows' WAN Miniport
(the letters « RAS ») and VMware's host adapters."""
_COMPUTER = (
    ("name.host", "hardware", "name"),
    ("os.name", "operatingsystem", "full_name"),
    ("os.name", "hardware", "osname"),
    ("os.version", "operatingsystem", "kernel_version"),
    ("os.version", "hardware", "osversion"),
    ("hardware.vendor", "bios", "smanufacturer"),
    ("hardware.model", "bios", "smodel"),
    ("hardware.serial", "bios", "ssn"),
    ("hardware.chassis", "hardware", "chassis_type"),
)
_GEAR = (
    ("name.host", "name"),
    ("name.host", "snmphostname"),
    ("name.dns", "dnshostname"),
    ("name.netbios", "netbiosname"),
    ("device.kind", "type"),
    ("device.place", "location"),
    ("hardware.vendor", "manufacturer"),
    ("hardware.model", "model"),
    ("hardware.serial", "serial"),
    ("os.version", "firmware"),
)
_Table = Mapping[str, object]
_Pair = tuple[Address | None, HardwareAddress | None]
_Rows = Sequence[_Pair]


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each address and card of each machine that is told of."""
    data = file.read(reading.bounds.inventory_bytes + 1)
    if len(data) > reading.bounds.inventory_bytes:
        reading.note(TOO_MANY, str(reading.bounds.inventory_bytes))
        return
    if not reading.goes_on(len(data)):
        return
    content = _table(_document(data, reading).get("content"))
    devices = [_table(each) for each in _list(content.get("device"))]
    if "network_device" in content:
        devices.append(_table(content["network_device"]))
    machines = [_gear(device, reading) for device in devices]
    if "hardware" in content or "networks" in content:
        machines.append(_computer(content, reading))
    for rows, evidence in machines:
        if not reading.take():
            return
        yield from _sightings(rows, evidence, reading)


def _document(data: bytes, reading: Reading) -> _Table:
    """Names in lower case; an empty one, with a notice, for damage."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        tree = Tree()
        try:
            read_xml(data, tree)
        except XmlRefusedError as error:
            if error.hostile:
                raise ImportHostileError(path=reading.path) from error
            reading.note(CUT)
        return _table(tree.top)
    try:
        return _table(msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf")))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        reading.note(CUT)
        return {}


def _computer(content: _Table, reading: Reading) -> tuple[_Rows, tuple[Evidence, ...]]:
    rows: list[_Pair] = []
    for network in map(_table, _list(content.get("networks"))[:_CARDS]):
        card = hardware_of(_text(network, "mac") or _text(network, "macaddr"))
        addresses = [*_addresses(network.get("ipaddress")), *_addresses(network.get("ipaddress6"))]
        own = card if card and _is_own(card, network) else None
        rows += [(address, own) for address in addresses]
        if own and not addresses:
            rows.append((None, own))
    told: dict[str, tuple[Evidence, ...]] = {}
    for kind, section, key in _COMPUTER:
        found = reading.evidence(kind, _text(_table(content.get(section)), key))
        told[kind] = told.get(kind) or found
    programs = len(_list(content.get("softwares")))
    counted = reading.evidence("software.count", str(programs)) if programs else ()
    return rows, tuple(item for items in told.values() for item in items) + counted


def _gear(device: _Table, reading: Reading) -> tuple[_Rows, tuple[Evidence, ...]]:
    """A device asked over SNMP; its description stands below `info` in some kinds of messages."""
    told = _table(device.get("info")) or device
    card = hardware_of(_text(told, "mac"))
    ips = told.get("ips")
    held = _addresses(_table(ips).get("ip") if isinstance(ips, Mapping) else ips)
    addresses = list(dict.fromkeys([*_addresses(told.get("ip")), *held]))[:_CARDS]
    evidence = [item for kind, key in _GEAR for item in reading.evidence(kind, _text(told, key))]
    # Of gear with several addresses, one card does not hold them all.
    rows: list[_Pair] = [(address, card if len(addresses) == 1 else None) for address in addresses]
    if card and len(addresses) != 1:
        rows.append((None, card))
    return rows, tuple(dict.fromkeys(evidence))


def _sightings(rows: _Rows, evidence: tuple[Evidence, ...], reading: Reading) -> Iterator[Sighting]:
    is_named = any(item.kind == "name.host" for item in evidence)
    kept = list(dict.fromkeys(rows)) or ([(None, None)] if is_named else [])
    if not kept:
        reading.refuse()
    for address, hardware in kept:
        yield Sighting(PROBE, reading.at, address, hardware, evidence)


def _is_own(card: HardwareAddress, network: _Table) -> bool:
    is_virtual = network.get("virtualdev") in (True, "1")
    return not (is_virtual or is_local(card) or card.startswith(_SHARED) or card.endswith(_SHARED))


def _addresses(value: object) -> list[Address]:
    texts = [text for text in _list(value) if isinstance(text, str)]
    parts = [part for text in texts[:_CARDS] for part in text[:2000].replace(",", " ").split()]
    return [found for part in parts[:_CARDS] if (found := address_of(part))]


def _text(table: _Table, key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _table(value: object) -> _Table:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[object]:
    """One element of XML stands for a list of one."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, list) else (value,)
