# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What protects a Mac: products by their system extensions, and what Apple builds in."""

from veilleuse.domain.facts import Facts, text
from veilleuse.domain.judges.case import DeviceCase, Opinion, finding, ok, unread
from veilleuse.domain.judges.names import Named, is_running, services
from veilleuse.domain.judges.protection_state import Product, Protected, Working
from veilleuse.domain.knowledge import Knowledge, Protection, ProtectionKind

XPROTECT = "xprotect"
"""Key of Apple's own antivirus in resources/knowledge: it checks programs as they are opened."""
_ENABLED = "activated_enabled"
"""The only state of a system extension in which it works (Apple, systemextensionsctl)."""
_EXTENSIONS = "protection.system_extensions"
_BUILT_IN = "protection.xprotect"


def protected_mac(facts: Facts, knowledge: Knowledge) -> Protected:
    """The products of a Mac's report. What Apple builds in comes last."""
    listed, own = facts.rows(_EXTENSIONS), facts.text(_BUILT_IN)
    extensions = Named((text(row.get("name")) or "", row) for row in listed.value or ())
    launched = services(facts.rows("services").value or ())
    products = [
        product
        for known in knowledge.protections
        if known.kind is not ProtectionKind.WATCH
        and (product := _found(known, extensions, launched)) is not None
    ]
    order = list(Working)
    products.sort(key=lambda product: (order.index(product.working), product.key))
    built_in = next((known for known in knowledge.protections if known.key == XPROTECT), None)
    if own.value and built_in:
        products.append(_product(built_in, Working.ACTIVE, _BUILT_IN))
        products.sort(key=lambda product: order.index(product.working))
    return Protected(tuple(products), own if own.value is None else None)


def is_watching(case: DeviceCase, product: Product) -> Opinion:
    """EDR-03 of a Mac: programs are checked as they are opened, and nothing may switch that off."""
    integrity = case.facts.flag("protection.system_integrity")
    gatekeeper = case.facts.flag("protection.gatekeeper")
    severity = case.severity("tamper_severity")
    if integrity.value is False:
        return finding("integrity_off", integrity.name, severity=severity)
    if gatekeeper.value is False:
        return finding("gatekeeper_off", gatekeeper.name, severity=severity)
    gap = next((reading for reading in (integrity, gatekeeper) if reading.value is None), None)
    if gap is not None:
        return unread(gap)
    return ok("realtime_on_opening", integrity.name, gatekeeper.name, product=product.name)


def _found(known: Protection, extensions: Named, launched: Named) -> Product | None:
    own = extensions.named(known.extensions)
    if any(text(row.get("state")) == _ENABLED for row in own):
        return _product(known, Working.ACTIVE, _EXTENSIONS)
    rows = launched.named(known.labels)
    if any(is_running(row) for row in rows):
        return _product(known, Working.ACTIVE, "services")
    if own:
        return _product(known, Working.OFF, _EXTENSIONS)
    return _product(known, Working.UNPROVEN, "services") if rows else None


def _product(known: Protection, working: Working, fact: str) -> Product:
    return Product(known.key, known.name, known.kind, working, (fact,))
