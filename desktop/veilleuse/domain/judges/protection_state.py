# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which security products of a report work, which only exist, and what nobody can tell."""

from dataclasses import dataclass
from enum import StrEnum

from veilleuse.domain.facts import Facts, Reading, Row, flag, number, text
from veilleuse.domain.judges.names import Named, is_running, services, starts_with_words
from veilleuse.domain.knowledge import Knowledge, Protection, ProtectionKind

DEFENDER = "defender"
"""Key of Microsoft Defender Antivirus: the one product whose own report is read."""
DEFENDER_ENDPOINT = "defender-endpoint"
"""Told to be passive by its managed profile on Linux, it watches and blocks nothing."""
_ACTIVE_MODES = frozenset({"normal", "edr block mode"})
"""AMRunningMode (Microsoft, microsoft-defender-antivirus-compatibility). Passive blocks nothing."""


class Working(StrEnum):
    """How far a product is from protecting, best first."""

    ACTIVE = "active"
    UNPROVEN = "unproven"
    """Installed; whether it works cannot be read."""
    PASSIVE = "passive"
    SNOOZED = "snoozed"
    EXPIRED = "expired"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Registered:
    """One product as Windows Security Center describes it."""

    name: str
    working: Working
    microsoft: bool
    antivirus: bool
    firewall: bool
    stale: bool
    path: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """One product found on a machine."""

    key: str
    name: str
    kind: ProtectionKind
    working: Working
    facts: tuple[str, ...]
    registered: Registered | None = None


@dataclass(frozen=True, slots=True)
class Protected:
    """Everything found, the best first, and the facts that could not be read."""

    products: tuple[Product, ...]
    gap: Reading[object] | None = None
    """Of the enumeration itself: with it, finding nothing proves nothing."""

    @property
    def active(self) -> tuple[Product, ...]:
        """Those that work."""
        return tuple(p for p in self.products if p.working is Working.ACTIVE)


def decode(name: str, state: int, path: str = "") -> Registered:
    """A row of Security Center. `productState` is undocumented; decoding agreed by many readers.

    Bits 23-16 kind, 15-12 state (0 off, 1 on, 2 snoozed, 3 expired), 11-8 owner (1 Microsoft),
    7-4 signatures (1 out of date).
    """
    kind, on = state >> 16 & 0xFF, state >> 12 & 0xF
    states = {1: Working.ACTIVE, 2: Working.SNOOZED, 3: Working.EXPIRED}
    return Registered(
        name=name,
        working=states.get(on, Working.OFF),
        microsoft=state >> 8 & 0xF == 1,
        antivirus=bool(kind & 0x04),
        firewall=bool(kind & 0x01),
        stale=state >> 4 & 0xF != 0,
        path=path,
    )


def registered(facts: Facts) -> tuple[Registered, ...]:
    """What Security Center lists; nothing on servers, which have none."""
    rows = facts.rows("protection.registered").value or ()
    return tuple(
        decode(text(row.get("name")) or "", state, text(row.get("path")) or "")
        for row in rows
        if (state := number(row.get("state"))) is not None
    )


def protected(facts: Facts, knowledge: Knowledge) -> Protected:
    """The products of a report; looked for once, since six controls ask for them."""
    return facts.once("protected", knowledge, lambda: _protected(facts, knowledge))


def _protected(facts: Facts, knowledge: Knowledge) -> Protected:
    family = facts.text("os.family").value
    found = _on_windows(facts, knowledge) if family == "windows" else _on_linux(facts, knowledge)
    order = list(Working)
    return Protected(
        tuple(sorted(found.products, key=lambda p: (order.index(p.working), p.key))), found.gap
    )


def _on_linux(facts: Facts, knowledge: Knowledge) -> Protected:
    listed = facts.rows("services")
    units = services(listed.value or ())
    processes = Named((name, {}) for name in facts.texts("processes").value or ())
    products = []
    told = text((facts.row("protection.mde").value or {}).get("enforcement_level"))
    for known in knowledge.protections:
        if known.kind is ProtectionKind.WATCH:
            continue
        own = units.named(known.units)
        if own and known.key == DEFENDER_ENDPOINT and told == "passive":
            products.append(_product(known, Working.PASSIVE, ("protection.mde",)))
            continue
        if any(is_running(row) for row in own):
            products.append(_product(known, Working.ACTIVE, ("services",)))
        elif processes.named(known.linux_processes):
            products.append(_product(known, Working.ACTIVE, ("processes",)))
        elif own:
            products.append(_product(known, Working.OFF, ("services",)))
    return Protected(tuple(products), listed if listed.value is None else None)


@dataclass(frozen=True, slots=True)
class _Windows:
    """What a report of Windows says, ready to be searched."""

    facts: Facts
    services: Named
    drivers: Named
    publishers: frozenset[str]
    centre: tuple[Registered, ...]


def _on_windows(facts: Facts, knowledge: Knowledge) -> Protected:
    listed = facts.rows("services")
    rows = listed.value or ()
    programs = facts.rows("software").value or ()
    seen = _Windows(
        facts=facts,
        services=services(rows),
        drivers=services(row for row in rows if text(row.get("kind")) == "driver"),
        publishers=frozenset((text(row.get("publisher")) or "").casefold() for row in programs),
        centre=tuple(row for row in registered(facts) if row.antivirus),
    )
    products = [
        product
        for known in knowledge.protections
        if known.kind is not ProtectionKind.WATCH and (product := _on_one(known, seen)) is not None
    ]
    products += _unlisted(knowledge, rows, seen.centre)
    return Protected(tuple(products), listed if listed.value is None else None)


def _on_one(known: Protection, seen: _Windows) -> Product | None:
    listed = next((r for r in seen.centre if _is_registered(known, r)), None)
    if known.key == DEFENDER:
        return _defender(known, seen, listed)
    own = seen.services.named(known.services)
    if any(is_running(row) for row in own):
        if listed and listed.working is not Working.ACTIVE:
            return _product(known, listed.working, ("services", "protection.registered"), listed)
        return _product(known, Working.ACTIVE, ("services",), listed)
    if own and not known.everywhere:
        return _product(known, Working.OFF, ("services",), listed)
    return _without_service(known, seen, listed)


def _without_service(
    known: Protection, seen: _Windows, listed: Registered | None
) -> Product | None:
    """Signs weaker than a service. A registration alone is what an uninstalled product leaves."""
    drivers = seen.drivers.named((*known.drivers, *(f"{name}.sys" for name in known.drivers)))
    if any(is_running(row) for row in drivers):
        return _product(known, Working.ACTIVE, ("services",), listed)
    if any(name.casefold() in seen.publishers for name in known.publishers):
        return _product(known, Working.UNPROVEN, ("software",), listed)
    return None


def _defender(known: Protection, seen: _Windows, listed: Registered | None) -> Product | None:
    """Its own report first, then Security Center; its service runs in passive mode too."""
    status = seen.facts.row("protection.defender").value or {}
    mode = (text(status.get("AMRunningMode")) or "").casefold()
    enabled = flag(status.get("AntivirusEnabled"))
    if mode or enabled is not None:
        return _product(known, _defender_mode(mode, enabled), ("protection.defender",), listed)
    if listed:
        return _product(known, listed.working, ("protection.registered",), listed)
    own = seen.services.named(known.services)
    if not own:
        return None
    runs = any(is_running(row) for row in own)
    return _product(known, Working.UNPROVEN if runs else Working.OFF, ("services",))


def _defender_mode(mode: str, enabled: bool | None) -> Working:
    if enabled is False:
        return Working.OFF
    if mode in _ACTIVE_MODES:
        return Working.ACTIVE
    if "passive" in mode:
        return Working.PASSIVE
    return Working.OFF if mode == "not running" else Working.UNPROVEN


def _unlisted(
    knowledge: Knowledge, rows: tuple[Row, ...], centre: tuple[Registered, ...]
) -> list[Product]:
    """Products that only Security Center names: real where one of its services lies beside it."""
    foreign = [
        row
        for row in centre
        if not row.microsoft
        and not any(_is_registered(known, row) for known in knowledge.protections)
    ]
    if not foreign:
        return []
    folders = {_vendor_folder(text(row.get("path")) or "") for row in rows}
    products = []
    for row in foreign:
        beside = _vendor_folder(row.path) in folders - {""}
        working = row.working if beside or row.working is not Working.ACTIVE else Working.UNPROVEN
        facts = ("protection.registered", "services")
        products.append(Product("", row.name[:60], ProtectionKind.ANTIVIRUS, working, facts, row))
    return products


def _vendor_folder(path: str) -> str:
    """Drive, program folder and vendor of a Windows path."""
    path = path.strip('"').casefold().replace("/", "\\")
    for variable in ("%programfiles%", "%programfiles(x86)%", "%programw6432%"):
        path = path.replace(variable, "c:\\program files")
    parts = path.replace(" (x86)", "").split("\\")
    return "\\".join(parts[:3]) if len(parts) > 3 else ""


def _is_registered(known: Protection, row: Registered) -> bool:
    return any(starts_with_words(row.name, words) for words in known.registered)


def _product(
    known: Protection,
    working: Working,
    facts: tuple[str, ...],
    listed: Registered | None = None,
) -> Product:
    return Product(known.key, known.name, known.kind, working, facts, listed)
