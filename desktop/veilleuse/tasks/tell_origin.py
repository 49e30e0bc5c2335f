# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says where evidence comes from and of what day it is: a line for each who saw it."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from veilleuse.domain.plain_text import clean
from veilleuse.domain.provenance import Origin, Seen

Say = Callable[..., str]
"""Finds the sentence of a code with its values."""
_NAMES = 6
_PLACES = 2
_LONGEST = 90


def tell_origin(
    seen: Iterable[Seen],
    say: Say,
    find: Callable[[str], str | None],
    write: Callable[[date | datetime], str],
) -> tuple[str, ...]:
    """Sentences of `resources/i18n`: agents first, then rounds, then people; newest day of each.

    `find` is None where a name has no word of its own: it is then shown as it is.
    """
    listed = tuple(seen)
    lines = []
    for origin in Origin:
        own = [one for one in listed if one.origin is origin]
        if own:
            names = dict.fromkeys(find(f"evidence_name.{one.what}") or one.what for one in own)
            places = dict.fromkeys(clean(one.where, _LONGEST) for one in own if one.where)
            lines.append(
                say(
                    f"origin.{origin}" if places or origin is not Origin.REPORT else "origin.last",
                    on=write(max((one.at for one in own), key=_day)),
                    what=", ".join(list(names)[:_NAMES]),
                    where=", ".join(list(places)[:_PLACES]),
                )
            )
    return tuple(lines)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
