# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same tables with nobody and nothing called by its name, to ask a stranger for help."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from veilleuse.tasks.exports.tables import Cell, Holds, Table

_PREFIX = {Holds.DEVICE: "device", Holds.ADDRESS: "address", Holds.PERSON: "person"}


@dataclass(slots=True)
class _Names:
    """The same name always gets the same pseudonym, in the order of appearance."""

    given: dict[tuple[Holds, str], str] = field(default_factory=dict)

    def instead_of(self, name: str, holds: Holds) -> str:
        known = self.given.get((holds, name))
        if known is None:
            count = sum(kind is holds for kind, _ in self.given) + 1
            known = self.given[holds, name] = f"{_PREFIX[holds]}-{count}"
        return known


def pseudonymised(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Names and addresses are numbered, persons too; the site's name and free words are left out.

    Numbers are given anew each time and no table of them is kept: nobody can go back from them.
    """
    names = _Names()
    return tuple(
        Table(
            table.name,
            table.columns,
            tuple(
                tuple(
                    _told(cell, column.holds, names)
                    for cell, column in zip(row, table.columns, strict=True)
                )
                for row in table.rows
            ),
        )
        for table in tables
    )


def _told(cell: Cell, holds: Holds, names: _Names) -> Cell:
    if holds is Holds.PLAIN or not isinstance(cell, str) or not cell:
        return cell
    if holds is Holds.ADDRESS:
        return " ".join(names.instead_of(part, holds) for part in cell.split())
    return names.instead_of(cell, holds) if holds in _PREFIX else ""
