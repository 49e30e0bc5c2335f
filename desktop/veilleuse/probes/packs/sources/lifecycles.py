# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""endoflife.date's products as one JSON object, packed or not: name → `releases`.

Fields: endoflife.date, `_data/_schemas`; `eol` is a day, true (over) or false (no end published).
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from veilleuse.domain.packs import Cycle
from veilleuse.probes.packs.sources.source_file import SourceFile

CYCLES = 100_000
"""8,351 in 2026."""
TEXT = 80


class _Release(msgspec.Struct):
    cycle: str | int | float = msgspec.field(name="releaseCycle")
    ends: bool | str | None = msgspec.field(name="eol", default=None)
    extended: bool | str | None = msgspec.field(name="eoes", default=None)
    latest: str | int | float | None = None
    latest_on: str | None = msgspec.field(name="latestReleaseDate", default=None)


class _Product(msgspec.Struct):
    releases: list[_Release]


def is_lifecycles(file: SourceFile) -> bool:
    """Whether it is one."""
    return file.head.lstrip().startswith(b"{") and b'"releaseCycle"' in file.head


def read_lifecycles(file: SourceFile, today: date) -> tuple[date, tuple[Cycle, ...]]:
    """The day of the newest release it knows of, and its cycles. The file has no date itself."""
    try:
        found = msgspec.json.decode(file.data, type=dict[str, _Product])
    except msgspec.DecodeError as error:
        raise file.json_refusal(error, b'"releaseCycle"') from error
    except (RecursionError, UnicodeDecodeError) as error:
        raise file.malformed(1) from error
    cycles = tuple(_cycles(file, found))
    past = [cycle.latest_on for cycle in cycles if cycle.latest_on and cycle.latest_on <= today]
    if not past or len(cycles) > CYCLES:
        raise file.malformed(1)
    return max(past), cycles


def _cycles(file: SourceFile, products: dict[str, _Product]) -> Iterator[Cycle]:
    for name, product in sorted(products.items()):
        for release in product.releases:
            try:
                yield Cycle(
                    name[:TEXT],
                    str(release.cycle)[:TEXT],
                    _day(release.ends),
                    _day(release.extended),
                    str(release.latest or "")[:TEXT],
                    _day(release.latest_on),
                )
            except ValueError as error:
                place = file.data.find(f'"{name}"'.encode())
                raise file.malformed(file.data.count(b"\n", 0, max(place, 0)) + 1) from error


def _day(value: bool | str | None) -> date | None:
    """A day; true and false say none."""
    return date.fromisoformat(value) if isinstance(value, str) and value else None
