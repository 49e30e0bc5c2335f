# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The surfaces of Windows that collectors read, as small protocols; tests pass dictionaries in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from veilleuse_agent.collect.reading import Reading, absent, denied, ok

Value = int | str | bytes | tuple[str, ...]


class Registry(Protocol):
    """The 64-bit view of HKEY_LOCAL_MACHINE. FileNotFoundError and PermissionError say why not."""

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


class Accounts(Protocol):
    """Local accounts and the directory."""

    def administrators(self) -> Sequence[Member]:
        """Members of S-1-5-32-544, whatever the group is called here."""
        ...

    def domain(self) -> str | None:
        """The domain the machine is joined to, None in a workgroup."""
        ...


class WmiUnreachableError(Exception):
    """The namespace or class cannot be asked from here."""


class Wmi(Protocol):
    """Instrumentation queries."""

    def rows(self, namespace: str, query: str) -> Sequence[dict[str, str]]:
        """Every row as text; WmiUnreachableError when the query cannot be asked."""
        ...


class Neighbourhood(Protocol):
    """The neighbour table."""

    def rows(self) -> Sequence[tuple[str, bytes, str]]:
        """Address, hardware bytes and interface of every entry that is complete."""
        ...


@dataclass(frozen=True, slots=True)
class Windows:
    """Everything a Windows collector may touch."""

    registry: Registry
    services: Services
    accounts: Accounts
    wmi: Wmi
    neighbourhood: Neighbourhood

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
