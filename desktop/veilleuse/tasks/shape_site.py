# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people say of their establishment: its care functions, what carries them, its zones.

Each verb returns the site as it was, which `restore_shape` puts back.
"""

from collections.abc import Iterable
from dataclasses import replace
from ipaddress import ip_network

from veilleuse.domain.attack import care_functions
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunction, CareFunctionId, DeviceId, Site, Zone
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.weigh_care import UnknownCareError
from veilleuse.tasks.written import line


class NoSuchZoneError(VeilleuseError):
    """The establishment has no such zone."""

    code = "no_such_zone"


class BadZoneError(VeilleuseError):
    """What was typed is no network."""

    code = "bad_zone"


def ready_care(desk: Desk) -> tuple[CareFunction, ...]:
    """The ready list: what the model knows of establishments of this kind."""
    return care_functions(Site(""), desk.shelf.model)


def choose_care(desk: Desk, wanted: Iterable[CareFunctionId]) -> Site:
    """Keeps these of the ready list and of those that the establishment has already.

    UnknownCareError for any other. What is known of each stays.
    """
    ready = {one.id: one for one in ready_care(desk)}
    with desk.store.transaction():
        site = desk.store.site()
        known = ready | {one.id: one for one in site.care_functions}
        chosen = tuple(dict.fromkeys(wanted))
        unknown = next((care for care in chosen if care not in known), None)
        if unknown is not None or not chosen:
            raise UnknownCareError(care=unknown or "–", known=", ".join(known))
        desk.store.save_site(replace(site, care_functions=tuple(known[care] for care in chosen)))
    return site


def carry_care(desk: Desk, care: CareFunctionId, devices: Iterable[DeviceId]) -> Site:
    """Says which devices a care function needs; none leaves it to their classes.

    UnknownCareError. Devices that are not there are left out.
    """
    with desk.store.transaction():
        site = desk.store.site()
        functions = {one.id: one for one in care_functions(site, desk.shelf.model)}
        if care not in functions:
            raise UnknownCareError(care=care, known=", ".join(functions))
        there = frozenset(devices) & {device.id for device in desk.store.devices()}
        functions[care] = replace(functions[care], devices=there)
        desk.store.save_site(replace(site, care_functions=tuple(functions.values())))
    return site


def draw_zone(desk: Desk, name: str, networks: str, *, instead_of: str = "") -> Site:
    """A zone of these networks (separated by blanks or commas), or `instead_of` another one.

    BadZoneError, NoSuchZoneError, and the errors of `written`.
    """
    title = line(desk, name, required=True)
    try:
        parts = networks.replace(",", " ").replace(";", " ").split()
        drawn = tuple(dict.fromkeys(ip_network(part, strict=False) for part in parts))
    except ValueError as error:
        raise BadZoneError(networks=networks[:60]) from error
    if not drawn:
        raise BadZoneError(networks="–")
    with desk.store.transaction():
        site = desk.store.site()
        zone = Zone(instead_of or str(drawn[0]), title, drawn)
        if instead_of:
            _zone(site, instead_of)
            kept = tuple(zone if one.id == instead_of else one for one in site.zones)
        else:
            kept = (*(one for one in site.zones if one.id != zone.id), zone)
        desk.store.save_site(replace(site, zones=kept))
    return site


def drop_zone(desk: Desk, zone: str) -> Site:
    """Forgets a zone; its devices stand in their networks again. NoSuchZoneError."""
    with desk.store.transaction():
        site = desk.store.site()
        gone = _zone(site, zone)
        kept = tuple(one for one in site.zones if one != gone)
        desk.store.save_site(replace(site, zones=kept))
    return site


def restore_shape(desk: Desk, before: Site) -> None:
    """Puts care functions and zones back as they were in `before`."""
    with desk.store.transaction():
        site = desk.store.site()
        back = replace(site, zones=before.zones, care_functions=before.care_functions)
        desk.store.save_site(back)


def _zone(site: Site, zone: str) -> Zone:
    found = next((one for one in site.zones if one.id == zone), None)
    if found is None:
        raise NoSuchZoneError(zone=zone)
    return found
