# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a site is made of: devices, the evidence about them, and what its people declared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NewType

from veilleuse.domain.registers import Contact, GuestTest, MailDomain, Procedure, Supplier

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

DeviceId = NewType("DeviceId", str)
AgentId = NewType("AgentId", str)
RoundId = NewType("RoundId", str)
CareFunctionId = NewType("CareFunctionId", str)
HardwareAddress = NewType("HardwareAddress", str)
"""Six lower-case hexadecimal bytes joined by colons."""


class DeviceClass(StrEnum):
    """What a device is for. `UNKNOWN` is a class of its own and never means harmless."""

    WORKSTATION = "workstation"
    SERVER = "server"
    NAS = "nas"
    PRINTER = "printer"
    NETWORK = "network"
    PHONE = "phone"
    MOBILE = "mobile"
    CAMERA = "camera"
    MEDIA = "media"
    READER = "reader"
    SENSOR = "sensor"
    DOOR = "door"
    NURSE_CALL = "nurse_call"
    MEDICAL = "medical"
    IMAGING = "imaging"
    BUILDING = "building"
    UNKNOWN = "unknown"


UNTOUCHABLE = frozenset(
    {
        DeviceClass.SENSOR,
        DeviceClass.DOOR,
        DeviceClass.NURSE_CALL,
        DeviceClass.MEDICAL,
        DeviceClass.IMAGING,
        DeviceClass.BUILDING,
    }
)
"""Classes that never receive a probe, whatever the mode."""

COMPUTERS = frozenset({DeviceClass.WORKSTATION, DeviceClass.SERVER})
"""Classes on which an agent can be installed."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing a probe read, as plain text: a kind such as `mdns.service` and its value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one probe saw of one device at one moment."""

    probe: str
    at: datetime
    address: Address | None = None
    hardware: HardwareAddress | None = None
    evidence: tuple[Evidence, ...] = ()
    via: AgentId | None = None
    """The agent whose window on its own subnet this is; none for the desktop's own probes."""


class FactStatus(StrEnum):
    """How reading a fact went. Absent is not zero, denied is not safe, timeout is not clean."""

    OK = "ok"
    ABSENT = "absent"
    DENIED = "denied"
    ERROR = "error"
    TIMEOUT = "timeout"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Fact:
    """One reading of a host. `value` is plain JSON data and is None unless the status is ok."""

    value: object
    status: FactStatus
    source: str
    at: datetime


HAND_MADE = "hand-made"
"""Epoch of a report that a person brought as a file: no agent stands behind it. An agent's own
epoch is 32 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an agent sent about its own machine, once its envelope was opened and checked."""

    agent_id: AgentId
    epoch: str
    sequence: int
    report_id: str
    produced_at: datetime
    received_at: datetime
    agent_version: str
    facts: Mapping[str, Fact]

    @property
    def is_hand_made(self) -> bool:
        """Whether a person brought it; what an agent says of the same machine goes first."""
        return self.epoch == HAND_MADE


@dataclass(frozen=True, slots=True)
class Device:
    """Anything with an address. Its id survives changes of address, name and network card."""

    id: DeviceId
    device_class: DeviceClass
    confidence: float
    """Of the class, from 0 to 1; 1 where a person set it."""
    reasons: tuple[str, ...]
    """Ids of the identification rules that spoke for the class."""
    first_seen: datetime
    last_seen: datetime
    name: str = ""
    vendor: str = ""
    product: str = ""
    addresses: tuple[Address, ...] = ()
    """Newest first."""
    hardware: tuple[HardwareAddress, ...] = ()
    keys: tuple[str, ...] = ()
    """Identity evidence, strongest first, as `kind:value`."""
    evidence: tuple[Evidence, ...] = ()
    agent_id: AgentId | None = None
    reported_at: datetime | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Of the newest report; empty where no agent speaks."""
    class_by_hand: bool = False
    label: str = ""
    """The name a person gave, shown before any other."""
    never_probe: bool = False
    """Set by hand, by prefix or by class: the device only gets listened to."""
    is_desktop: bool = False
    bound: tuple[str, ...] = ()
    """Keys that a person said are this device's, whatever else they appear with."""
    apart: tuple[DeviceId, ...] = ()
    """Devices that a person said are others, however alike."""

    @property
    def title(self) -> str:
        """The best short name there is for a screen."""
        first = str(self.addresses[0]) if self.addresses else self.id
        return self.label or self.name or first


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the network in which devices reach each other freely."""

    id: str
    name: str
    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class CareFunction:
    """What the establishment must keep doing, and the devices it needs for that."""

    id: CareFunctionId
    weight: float
    """Share of the establishment's activity lost while it is fully stopped, in ]0, 1]."""
    devices: frozenset[DeviceId] = frozenset()
    """Devices named by hand; where empty, the model's default classes decide."""


class AnswerValue(StrEnum):
    """What a person declared about a control that no machine can see."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that supports an answer, known by its content. The file itself stays where it is."""

    name: str
    size: int
    """In bytes."""
    sha256: str
    """Sixty-four lower-case hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A dated declaration. It ages: each control says after how long it must be renewed."""

    control: str
    value: AnswerValue
    on: date
    by: str
    note: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """One establishment."""

    name: str
    responsible: str = ""
    zones: tuple[Zone, ...] = ()
    care_functions: tuple[CareFunction, ...] = ()
    answers: tuple[Answer, ...] = ()
    approved_remote_tools: tuple[str, ...] = ()
    is_demo: bool = False
    suppliers: tuple[Supplier, ...] = ()
    contacts: tuple[Contact, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    """Of the care functions about which somebody said anything."""
    mail_domains: tuple[MailDomain, ...] = ()
    guest_tests: tuple[GuestTest, ...] = ()
    """Oldest first."""
    spared_networks: tuple[Network, ...] = ()
    """Nothing is ever sent there, whatever the round."""
    spared_hardware: tuple[str, ...] = ()
    """Starts of hardware addresses to which nothing is ever sent."""
