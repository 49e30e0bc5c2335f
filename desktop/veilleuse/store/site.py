# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The establishment and what its people declared."""

from collections.abc import Mapping
from typing import Any

from veilleuse.domain.model import (
    Answer,
    AnswerValue,
    CareFunction,
    CareFunctionId,
    DeviceId,
    Site,
    Zone,
)
from veilleuse.store import registers, rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import (
    AnswerRow,
    CareFunctionRow,
    PastAnswerRow,
    Row,
    SiteRow,
    ZoneRow,
)

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
        spared_networks=row["spared_networks"],
        spared_hardware=row["spared_hardware"],
        suppliers=registers.suppliers(db),
        contacts=registers.contacts(db),
        procedures=registers.procedures(db),
        mail_domains=registers.mail_domains(db),
        guest_tests=registers.guest_tests(db),
    )


def save(db: CipherDatabase, site: Site) -> None:
    """Replaces all of it."""
    row = {
        "id": _ONLY,
        "name": site.name,
        "responsible": site.responsible,
        "approved_remote_tools": site.approved_remote_tools,
        "is_demo": site.is_demo,
        "spared_networks": site.spared_networks,
        "spared_hardware": site.spared_hardware,
    }
    rows.replace(db, SiteRow, [row])
    zones: _Rows = [{"id": z.id, "name": z.name, "networks": z.networks} for z in site.zones]
    functions: _Rows = [
        {"id": f.id, "weight": f.weight, "devices": sorted(f.devices)} for f in site.care_functions
    ]
    _save_list(db, ZoneRow, zones)
    _save_list(db, CareFunctionRow, functions)
    _save_list(db, AnswerRow, [_answer_row(answer) for answer in site.answers])
    registers.save(db, site)


def remember(db: CipherDatabase, answer: Answer) -> None:
    """Writes an answer down for good, behind all those given before."""
    rows.insert(db, PastAnswerRow, [_answer_row(answer)])


def past_answers(db: CipherDatabase, control: str | None = None) -> tuple[Answer, ...]:
    """All that were ever given, or those to one control, in the order they were written down."""
    wanted = PastAnswerRow.select().order_by(PastAnswerRow.id)
    if control is not None:
        wanted = wanted.where(PastAnswerRow.control == control)
    return tuple(map(_answer, wanted.dicts().execute(db)))


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
    return tuple(map(_answer, found))


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(
        row["control"],
        AnswerValue(row["value"]),
        row["on"],
        row["by"],
        row["note"],
        row["attachments"],
    )


def _answer_row(answer: Answer) -> dict[str, object]:
    return {
        "control": answer.control,
        "value": answer.value,
        "on": answer.on,
        "by": answer.by,
        "note": answer.note,
        "attachments": answer.attachments,
    }
