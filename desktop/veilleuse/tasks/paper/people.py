# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call: the site's own people first, then the numbers that are the same for everybody."""

from veilleuse.domain.registers import Contact, ContactRole
from veilleuse.tasks.paper.blocks import Block, table
from veilleuse.tasks.paper.numbers import numbers
from veilleuse.tasks.paper.reading import Reading

FIRST = (
    ContactRole.ADMIN,
    ContactRole.PROVIDER,
    ContactRole.DIRECTOR,
    ContactRole.ON_CALL,
    ContactRole.CARE_MANAGER,
    ContactRole.DOCTOR,
    ContactRole.DATA_PROTECTION,
    ContactRole.INSURER,
)
"""Whom one calls in the first hour; each has a line, also where nobody was written down yet."""


ROOMY = 4
"""Room in points above and below, where a hand writes."""


def own_people(reading: Reading, roles: tuple[ContactRole, ...], spare: int = 0) -> Block:
    """A table with a line for each role, and empty ones to write on."""
    say = reading.say
    rows = [row for role in roles for row in _of_role(reading, role)]
    rows += [("\u00a0", "", "", "")] * spare
    columns = [say(f"people.{name}") for name in ("role", "name", "phone", "verified")]
    return table(columns, (3, 3, 2.4, 1.8), rows, 10, ROOMY)


def national(reading: Reading) -> Block:
    """The numbers that are the same for everybody, to be checked by hand."""
    say = reading.say
    return table(
        [say(f"people.{name}") for name in ("whom", "reach", "checked")],
        (3.2, 4.2, 1.6),
        [(say(f"number.{one.id}"), one.reach, "") for one in numbers()],
        10,
        ROOMY,
    )


def _of_role(reading: Reading, role: ContactRole) -> list[tuple[str, str, str, str]]:
    say = reading.say
    named = say.of("contact_role", role.value)
    mine = [one for one in reading.picture.site.contacts if one.role is role]
    if role is ContactRole.ADMIN and not mine and reading.picture.site.responsible:
        return [(named, reading.name(reading.picture.site.responsible), "", "")]
    return [_row(reading, named, one) for one in mine] or [(named, "", "", "")]


def _row(reading: Reading, role: str, one: Contact) -> tuple[str, str, str, str]:
    day = reading.say.short(one.verified_on) if one.verified_on else ""
    return role, reading.name(one.name), reading.name(one.phone), day
