# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person accepts what the evidence suggests; nothing is accepted by itself."""

from dataclasses import replace

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunctionId, DeviceId, Network, Zone
from veilleuse.domain.proposals import propose
from veilleuse.tasks.desk import Desk


class ProposalGoneError(VeilleuseError):
    """It is not proposed, or no longer."""

    code = "proposal_gone"


def accept_zone(desk: Desk, network: Network, name: str) -> Zone:
    """Draws a proposed network as a zone of that name; ProposalGoneError where it is none."""
    with desk.store.transaction():
        site = desk.store.site()
        proposed = propose(site, desk.store.devices()).zones
        if network not in {each.network for each in proposed}:
            raise ProposalGoneError(what=str(network))
        zone = Zone(str(network), name.strip() or str(network), (network,))
        desk.store.save_site(replace(site, zones=(*site.zones, zone)))
    return zone


def accept_care(desk: Desk, care: CareFunctionId, devices: frozenset[DeviceId]) -> None:
    """Ties these of the proposed devices to a care function; ProposalGoneError for others."""
    with desk.store.transaction():
        site = desk.store.site()
        proposed = {each.care: each.devices for each in propose(site, desk.store.devices()).care}
        if not devices or not devices <= set(proposed.get(care, ())):
            raise ProposalGoneError(what=str(care))
        functions = tuple(
            replace(each, devices=devices) if each.id == care else each
            for each in site.care_functions
        )
        desk.store.save_site(replace(site, care_functions=functions))
