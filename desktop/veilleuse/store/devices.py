# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices, and the facts of their newest report."""

from collections.abc import Sequence

from peewee import EXCLUDED

from veilleuse.domain.model import Device, DeviceClass
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import batches, delete
from veilleuse.store.tables import DeviceFactsRow, DeviceRow


def read(db: CipherDatabase) -> tuple[Device, ...]:
    """All devices, by id."""
    facts = dict(DeviceFactsRow.select().tuples().execute(db))
    rows = DeviceRow.select().order_by(DeviceRow.id).dicts().execute(db)
    return tuple(
        Device(
            **{**row, "device_class": DeviceClass(row["device_class"])},
            facts=facts.get(row["id"], {}),
        )
        for row in rows
    )


def replace(db: CipherDatabase, devices: Sequence[Device]) -> None:
    """Makes the given devices all there are. Facts that did not change are not written again."""
    kept = {device.id for device in devices}
    known = {row[0] for row in DeviceRow.select(DeviceRow.id).tuples().execute(db)}
    for ids in batches(sorted(known - kept)):
        delete(db, DeviceRow, DeviceRow.id.in_(ids))
    _save(db, devices)
    mute = sorted(device.id for device in devices if not device.facts)
    for ids in batches(mute):
        delete(db, DeviceFactsRow, DeviceFactsRow.device.in_(ids))
    _save_facts(db, [device for device in devices if device.facts])


def _save(db: CipherDatabase, devices: Sequence[Device]) -> None:
    fields = DeviceRow._meta.sorted_fields
    for batch in batches(devices):
        rows = [{field.name: getattr(one, field.name) for field in fields} for one in batch]
        DeviceRow.insert_many(rows).on_conflict(
            conflict_target=[DeviceRow.id], preserve=fields[1:]
        ).execute(db)


def _save_facts(db: CipherDatabase, devices: Sequence[Device]) -> None:
    for batch in batches(devices):
        rows = [{"device": one.id, "facts": one.facts} for one in batch]
        DeviceFactsRow.insert_many(rows).on_conflict(
            conflict_target=[DeviceFactsRow.device],
            preserve=[DeviceFactsRow.facts],
            where=DeviceFactsRow.facts != EXCLUDED.facts,
        ).execute(db)
