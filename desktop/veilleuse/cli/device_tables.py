# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices and proposals as tables for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.words import Words
from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.proposals import Proposals
from veilleuse.domain.regroup import splittable

SHOWN_NAMES = 4
"""Devices named in one line of a proposal; the others are counted."""


def devices_table(devices: Sequence[Device], words: Words) -> Table:
    """One line for each device, with the id that other commands take."""
    table = Table(title=f"{words('show.devices')} ({len(devices)})", title_justify="left")
    for column in ("device_id", "device", "address", "device_class", "vendor"):
        table.add_column(words(f"show.{column}"), overflow="fold")
    for device in devices:
        table.add_row(
            Text(device.id),
            Text(device.title),
            Text(", ".join(map(str, device.addresses)) or words("show.none")),
            Text(words(f"class.{device.device_class}")),
            Text(device.vendor or words("show.none")),
        )
    return table


def device_lines(device: Device, words: Words) -> RenderableType:
    """What one device is, and the marks of identity by which it can be split."""
    return Group(
        devices_table((device,), words),
        Text(words("show.device_keys"), style="bold"),
        *(Text(f"  {key}") for key in splittable(device)),
    )


def proposals_table(
    proposals: Proposals, titles: Mapping[DeviceId, str], words: Words
) -> Table | None:
    """Zones, care functions and roles, or nothing where nothing is proposed."""
    rows = list(_rows(proposals, titles, words))
    if not rows:
        return None
    table = Table(title=words("show.proposals"), title_justify="left")
    for column in ("proposal", "proposed", "devices"):
        table.add_column(words(f"show.{column}"), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _rows(
    proposals: Proposals, titles: Mapping[DeviceId, str], words: Words
) -> Iterator[tuple[str, str, str]]:
    for zone in proposals.zones:
        what = words(f"proposal.zone.{zone.role}", network=str(zone.network))
        yield words("proposal.zone_kind"), what, _named(zone.devices, titles, words)
    for care in proposals.care:
        what = words.find(f"care.{care.care}") or care.care
        yield words("proposal.care_kind"), what, _named(care.devices, titles, words)
    for role in proposals.roles:
        what = words(f"proposal.role.{role.role}")
        yield words("proposal.role_kind"), what, _named((role.device,), titles, words)


def _named(devices: Iterable[DeviceId], titles: Mapping[DeviceId, str], words: Words) -> str:
    names = [titles.get(one, one) for one in devices]
    more = len(names) - SHOWN_NAMES
    shown = ", ".join(names[:SHOWN_NAMES])
    return words("proposal.more", names=shown, n=more) if more > 0 else shown
