# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a system does where a setting has no value: by build, product and edition, never zero."""

from veilleuse.domain.facts import Gap, Reading
from veilleuse.domain.judges.case import DeviceCase, Opinion, unknown, unread
from veilleuse.domain.knowledge import Default


def effective(case: DeviceCase, reading: Reading[bool]) -> bool | None:
    """What the setting does: its value, or where it has none what this Windows does without."""
    if reading.value is not None or reading.gap is not Gap.ABSENT:
        return reading.value
    row = default(case, reading.name)
    return row.value if row else None


def unresolved(reading: Reading[object]) -> Opinion:
    """No value, and no default that anybody would vouch for."""
    if reading.gap is Gap.ABSENT:
        return unknown("default_unsure", reading.name, fact=reading.name)
    return unread(reading)


def default(case: DeviceCase, fact: str) -> Default | None:
    """The row of the table for this system; None where there is none."""
    build, product_type = case.facts.number("os.build"), case.facts.text("os.product_type")
    group = case.knowledge.edition_group(case.facts.text("os.edition").value or "")
    if build.value is None or product_type.value is None:
        return None
    return next(
        (
            row
            for row in case.knowledge.defaults
            if row.fact == fact
            and row.builds[0] <= build.value <= row.builds[1]
            and product_type.value in row.product_types
            and (not row.editions or group in row.editions)
        ),
        None,
    )
