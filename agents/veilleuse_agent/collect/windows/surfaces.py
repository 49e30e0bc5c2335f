# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The surfaces of Windows that collectors read, as small protocols; tests pass dictionaries in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from veilleuse_agent.collect.reading import Reading, absent, denied, ok
from veilleuse_agent.collect.windows.instruments import (
    Automation,
    Caller,
    EventLog,
    Files,
    Wmi,
)

Value = int | str | bytes | tuple[str, ...]


class Registry(Protocol):
    """The 64-bit view of one root key. FileNotFoundError and PermissionError say why not."""

    def value(self, key: str, name: str) -> Value:
        """One value."""
        ...

    def values(self, key: str) -> dict[str, Value]:
        """All values of a key."""
        ...

    def keys(self, key: str) -> Sequence[str]:
        """The names of its sub-keys."""
        ...


@dataclass(frozen=True, slots=True)
class Service:
    """One service or driver as the service manager lists it."""

    name: str
    state: str
    is_driver: bool


class Services(Protocol):
    """The service manager."""

    def all(self) -> Sequence[Service]:
        """Every service and every driver, running or not."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the local administrators."""

    name: str
    sid: str
    is_group: bool
    enabled: bool | None
    """None where the account is not of this machine."""


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """What the machine asks of the passwords of its own accounts; ages in seconds."""

    min_length: int
    max_age: int | None
    """None where a password never expires."""
    min_age: int
    history: int


@dataclass(frozen=True, slots=True)
class LockoutRules:
    """What wrong passwords lead to; times in seconds."""

    threshold: int
    """0 where an account is never locked."""
    duration: int | None
    """None where an account stays locked until an administrator unlocks it."""
    window: int


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """One account of this machine, or of its domain on a controller; its name stays there."""

    number: int
    """Its relative id."""
    enabled: bool
    is_administrator: bool
    last_logon: int | None
    """Seconds since 1970; None where nobody knows."""
    password_age: int
    """In seconds."""
    password_expires: bool


class Accounts(Protocol):
    """Local accounts and the directory."""

    def own(self) -> Sequence[OwnAccount]:
        """Accounts of this machine, or of its domain on a controller; OSError when unread."""
        ...

    def administrators(self) -> Sequence[Member]:
        """Members of S-1-5-32-544, whatever the group is called here."""
        ...

    def domain(self) -> str | None:
        """The domain the machine is joined to, None in a workgroup."""
        ...

    def is_enabled(self, number: int) -> bool:
        """Whether the machine's own account with this relative id is enabled; OSError if unread."""
        ...

    def password_rules(self) -> PasswordRules:
        """Rules for the passwords of its own accounts; OSError when they cannot be read."""
        ...

    def lockout_rules(self) -> LockoutRules:
        """Rules for wrong passwords; OSError when they cannot be read."""
        ...


class Neighbourhood(Protocol):
    """The neighbour table."""

    def rows(self) -> Sequence[tuple[str, bytes, str]]:
        """Address, hardware bytes and interface of every entry that is complete."""
        ...


class NoWirelessError(Exception):
    """The machine has no wireless interface, or no service that would use one."""


class Wireless(Protocol):
    """The wireless service."""

    def profiles(self) -> Sequence[str]:
        """Every saved profile as its XML, empty where one cannot be read.

        NoWirelessError where there is nothing to ask, OSError when asking fails.
        """
        ...


class Hardware(Protocol):
    """What the machine is made of."""

    def memory(self) -> int:
        """Bytes of memory that are fitted; OSError when they cannot be told."""
        ...

    def system_disk(self) -> int:
        """Bytes of the disk that holds the system volume; OSError when they cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class Windows:
    """Everything a Windows collector may touch."""

    registry: Registry
    services: Services
    accounts: Accounts
    wmi: Wmi
    neighbourhood: Neighbourhood
    users: Registry
    """HKEY_USERS: the registry of each person who is logged on."""
    wireless: Wireless
    hardware: Hardware
    automation: Automation
    events: EventLog
    files: Files
    caller: Caller

    def reading(self, key: str, name: str) -> Reading:
        """One registry value as a reading: absent and denied stay apart."""
        source = f"HKLM\\{key}\\{name}"
        try:
            return ok(self.registry.value(key, name), source)
        except FileNotFoundError:
            return absent(source)
        except PermissionError:
            return denied(source)

    def number(self, key: str, name: str) -> int | None:
        """One registry number, None where there is none."""
        try:
            value = self.registry.value(key, name)
        except OSError:
            return None
        return value if isinstance(value, int) else None

    def text(self, key: str, name: str) -> str:
        """One registry text, empty where there is none."""
        try:
            value = self.registry.value(key, name)
        except OSError:
            return ""
        return value if isinstance(value, str) else ""

    def has_key(self, key: str) -> bool:
        """Whether a key exists; one that is denied exists."""
        try:
            self.registry.keys(key)
        except FileNotFoundError:
            return False
        except PermissionError:
            return True
        return True

    @property
    def product_type(self) -> str:
        """`WinNT` on clients, `ServerNT` on servers, `LanmanNT` on domain controllers."""
        return self.text("SYSTEM\\CurrentControlSet\\Control\\ProductOptions", "ProductType")
