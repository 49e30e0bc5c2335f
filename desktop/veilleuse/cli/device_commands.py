# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about devices and what is proposed of them; each says its exit code."""

import sys
from collections.abc import Callable, Mapping

from veilleuse.cli.device_arguments import YES
from veilleuse.cli.device_tables import device_lines, devices_table, proposals_table
from veilleuse.cli.session import DONE, Session
from veilleuse.domain.model import CareFunctionId, Device, DeviceClass
from veilleuse.domain.proposals import Proposals, propose
from veilleuse.tasks.accept_proposal import ProposalGoneError, accept_care, accept_zone
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.correct import correct_device, merge_devices, split_device
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.export import records_as_json
from veilleuse.tasks.find_device import find_device


def devices_command(session: Session) -> int:
    """Veilleuse devices."""
    desk = open_desk(session.folder)
    try:
        devices = desk.store.devices()
    finally:
        desk.close()
    if session.typed.json:
        sys.stdout.write(records_as_json(devices) + "\n")
    else:
        session.out.print(devices_table(devices, session.words))
    return DONE


def device_command(session: Session) -> int:
    """Veilleuse device: what is asked for is done in one go, or nothing is."""
    desk = open_desk(session.folder)
    try:
        before = find_device(desk, session.typed.device)
        with desk.store.transaction():
            changed = _change(desk, before, session)
        if changed:
            reassess(desk)
        after = next((one for one in desk.store.devices() if one.id == before.id), before)
    finally:
        desk.close()
    if changed:
        session.say("device_changed", device=after.title)
    if session.typed.json:
        sys.stdout.write(records_as_json(after) + "\n")
    else:
        session.out.print(device_lines(after, session.words))
    return DONE


def _change(desk: Desk, device: Device, session: Session) -> bool:
    typed = session.typed
    said = (typed.kind, typed.name, typed.never_probe)
    if said != (None, None, None):
        correct_device(
            desk,
            device.id,
            device_class=DeviceClass(typed.kind) if typed.kind else None,
            label=typed.name,
            never_probe=typed.never_probe == YES if typed.never_probe else None,
        )
    if typed.merge:
        others = [find_device(desk, one).id for one in typed.merge]
        merge_devices(desk, device.id, others)
    if typed.split:
        split_device(desk, device.id, typed.split)
    return bool(typed.merge or typed.split or said != (None, None, None))


def propose_command(session: Session) -> int:
    """Veilleuse propose: shows what the evidence suggests, accepts what is named."""
    desk = open_desk(session.folder)
    try:
        accepted = _accept(desk, session)
        if accepted:
            reassess(desk)
        devices = desk.store.devices()
        proposals = propose(desk.store.site(), devices)
    finally:
        desk.close()
    for name in accepted:
        session.say("proposal_accepted", what=name)
    _show(session, proposals, devices)
    return DONE


def _accept(desk: Desk, session: Session) -> list[str]:
    accepted = []
    with desk.store.transaction():
        for text in session.typed.zone:
            network, _, name = text.partition("=")
            found = propose(desk.store.site(), desk.store.devices()).zones
            wanted = next((one for one in found if str(one.network) == network.strip()), None)
            if wanted is None:
                raise ProposalGoneError(what=network)
            accepted.append(accept_zone(desk, wanted.network, name).name)
        for function in session.typed.care:
            care = CareFunctionId(function)
            offered = propose(desk.store.site(), desk.store.devices()).care
            devices = frozenset(d for one in offered if one.care == care for d in one.devices)
            accept_care(desk, care, devices)
            accepted.append(session.words.find(f"care.{care}") or care)
    return accepted


def _show(session: Session, proposals: Proposals, devices: tuple[Device, ...]) -> None:
    if session.typed.json:
        sys.stdout.write(records_as_json(proposals) + "\n")
        return
    titles = {one.id: one.title for one in devices}
    table = proposals_table(proposals, titles, session.words)
    if table is None:
        session.say("nothing_proposed")
    else:
        session.out.print(table)


DEVICE_COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "devices": devices_command,
    "device": device_command,
    "propose": propose_command,
}
