# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The establishment and what its people declared."""

from veilleuse.domain.model import (
    Answer,
    AnswerValue,
    CareFunction,
    CareFunctionId,
    DeviceId,
    Site,
    Zone,
)
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import AnswerRow, CareFunctionRow, Row, SiteRow, ZoneRow

_ONLY = 1
_Rows = list[dict[str, object]]


def read(db: CipherDatabase) -> Site:
    """The establishment; without a name before anybody gave one."""
    found = SiteRow.select().dicts().execute(db)
    if not found:
        return Site(name="")
    row = found[0]
    return Site(
        name=row["name"],
        responsible=row["responsible"],
        zones=_zones(db),
        care_functions=_care_functions(db),
        answers=_answers(db),
        approved_remote_tools=row["approved_remote_tools"],
        is_demo=row["is_demo"],
    )


def save(db: CipherDatabase, site: Site) -> None:
    """Replaces all of it."""
    row = {
        "id": _ONLY,
        "name": site.name,
        "responsible": site.responsible,
        "approved_remote_tools": site.approved_remote_tools,
        "is_demo": site.is_demo,
    }
    rows.replace(db, SiteRow, [row])
    zones: _Rows = [{"id": z.id, "name": z.name, "networks": z.networks} for z in site.zones]
    functions: _Rows = [
        {"id": f.id, "weight": f.weight, "devices": sorted(f.devices)} for f in site.care_functions
    ]
    answers: _Rows = [
        {"control": a.control, "value": a.value, "on": a.on, "by": a.by, "note": a.note}
        for a in site.answers
    ]
    _save_list(db, ZoneRow, zones)
    _save_list(db, CareFunctionRow, functions)
    _save_list(db, AnswerRow, answers)


def _save_list(db: CipherDatabase, table: type[Row], listed: _Rows) -> None:
    rows.replace(db, table, [{"position": at, **row} for at, row in enumerate(listed)])


def _zones(db: CipherDatabase) -> tuple[Zone, ...]:
    found = ZoneRow.select().order_by(ZoneRow.position).dicts().execute(db)
    return tuple(Zone(row["id"], row["name"], row["networks"]) for row in found)


def _care_functions(db: CipherDatabase) -> tuple[CareFunction, ...]:
    found = CareFunctionRow.select().order_by(CareFunctionRow.position).dicts().execute(db)
    return tuple(
        CareFunction(
            CareFunctionId(row["id"]), row["weight"], frozenset(map(DeviceId, row["devices"]))
        )
        for row in found
    )


def _answers(db: CipherDatabase) -> tuple[Answer, ...]:
    found = AnswerRow.select().order_by(AnswerRow.position).dicts().execute(db)
    return tuple(
        Answer(row["control"], AnswerValue(row["value"]), row["on"], row["by"], row["note"])
        for row in found
    )
