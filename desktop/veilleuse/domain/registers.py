# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people write down where yes or no is not enough: who may enter, whom to call, what to do.

Nothing here is read from a machine. Each entry carries the day on which somebody last checked it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `model.Site` holds these registers
    from veilleuse.domain.model import Address, CareFunctionId


class Known(StrEnum):
    """A yes or no that may not be known. Unknown is never taken for no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Road(StrEnum):
    """How a supplier comes in to work."""

    ON_SITE = "on_site"
    """Only in person: nothing to enter from a distance."""
    VPN = "vpn"
    GATEWAY = "gateway"
    """A gateway of the establishment, which keeps traces (PGSSI-S 6.1.2.1)."""
    REMOTE_TOOL = "remote_tool"
    OPEN_PORT = "open_port"
    """A service of a machine inside that answers the whole internet."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Supplier:
    """Somebody who maintains something here. Known by its name, whatever the case of letters."""

    name: str
    maintains: str = ""
    road: Road = Road.UNKNOWN
    account: str = ""
    """The account it uses, never its password; empty where nobody knows."""
    mfa: Known = Known.UNKNOWN
    """Whether a second factor is asked for."""
    reviewed_on: date | None = None
    """When somebody last checked this entry with the supplier."""
    reviewed_by: str = ""
    phone: str = ""
    contract: str = ""
    note: str = ""


class ContactRole(StrEnum):
    """Whom one needs on the day. Numbers that are the same for everybody are not contacts."""

    DIRECTOR = "director"
    ON_CALL = "on_call"
    CARE_MANAGER = "care_manager"
    DOCTOR = "doctor"
    ADMIN = "admin"
    PROVIDER = "provider"
    CARE_SOFTWARE = "care_software"
    NURSE_CALL = "nurse_call"
    TELEPHONY = "telephony"
    INTERNET = "internet"
    DATA_PROTECTION = "data_protection"
    INSURER = "insurer"
    GROUP = "group"
    """The group, the territorial hospital group, or the municipality behind the establishment."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the sheet of people to call. Known by its role and name."""

    role: ContactRole
    name: str
    phone: str = ""
    verified_on: date | None = None
    """When somebody last dialled the number and got the right person."""
    verified_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """How one care function goes on without computers."""

    function: CareFunctionId
    written: Known = Known.UNKNOWN
    printed_on: date | None = None
    tried_on: date | None = None
    """When it was last played through with those who would use it."""
    place: str = ""
    """Where the paper lies."""


@dataclass(frozen=True, slots=True)
class MailDomain:
    """What a person read in the public DNS about a mail domain, as it was pasted.

    A record that is None was not looked for; an empty one was looked for and is not there.
    """

    name: str
    read_on: date
    read_by: str
    spf: str | None = None
    """TXT records of the domain itself."""
    dmarc: str | None = None
    """TXT records of `_dmarc.` and the domain."""
    dkim: str | None = None
    """TXT record of one selector, `SELECTOR._domainkey.` and the domain."""


@dataclass(frozen=True, slots=True)
class GuestTest:
    """A try from the visitors' Wi-Fi: what was called, what answered."""

    on: date
    by: str
    tried: tuple[Address, ...]
    reached: tuple[Address, ...] = ()
    network: str = ""
    """The name of the Wi-Fi."""
