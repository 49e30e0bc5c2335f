# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The do-not-touch list: what no round sends anything to, whatever its mode."""

import re
from dataclasses import replace
from ipaddress import ip_network

from veilleuse.domain.classify import DoNotTouch
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Site
from veilleuse.tasks.desk import Desk

_START = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){2,5}")
MOST = 500
"""Entries; a longer list is a network."""


class BadSpareError(VeilleuseError):
    """Neither an address, nor a network, nor the start of a hardware address."""

    code = "bad_spare"


class TooManySparedError(VeilleuseError):
    """The list is full."""

    code = "too_many_spared"


def do_not_touch(site: Site) -> DoNotTouch:
    """The list as a round takes it."""
    return DoNotTouch(site.spared_networks, site.spared_hardware)


def spare(desk: Desk, typed: str) -> Site:
    """Puts an address, a network or a start of hardware addresses out of bounds.

    Returns the site as it was. BadSpareError, TooManySparedError.
    """
    with desk.store.transaction():
        site = desk.store.site()
        after = _with(site, typed)
        if len(after.spared_networks) + len(after.spared_hardware) > MOST:
            raise TooManySparedError(most=MOST)
        desk.store.save_site(after)
    return site


def unspare(desk: Desk, entry: str) -> Site:
    """Takes it off the list, where it is there; returns the site as it was."""
    with desk.store.transaction():
        site = desk.store.site()
        networks = tuple(each for each in site.spared_networks if str(each) != entry)
        hardware = tuple(each for each in site.spared_hardware if each != entry)
        desk.store.save_site(replace(site, spared_networks=networks, spared_hardware=hardware))
    return site


def restore_spared(desk: Desk, before: Site) -> None:
    """Puts the list back as it was in `before`."""
    with desk.store.transaction():
        site = desk.store.site()
        desk.store.save_site(
            replace(
                site,
                spared_networks=before.spared_networks,
                spared_hardware=before.spared_hardware,
            )
        )


def _with(site: Site, typed: str) -> Site:
    text = typed.strip().lower()
    start = text.replace("-", ":")
    if _START.fullmatch(start):
        hardware = tuple(dict.fromkeys((*site.spared_hardware, start)))
        return replace(site, spared_hardware=hardware)
    try:
        network = ip_network(text, strict=False)
    except ValueError as error:
        raise BadSpareError(typed=text[:60]) from error
    return replace(site, spared_networks=tuple(dict.fromkeys((*site.spared_networks, network))))
