# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""FIRST's EPSS: `epss_scores-YYYY-MM-DD.csv.gz`.

First line `#model_version:v2025.03.14,score_date:2026-09-13T00:00:00+0000`, second line
`cve,epss,percentile` (first.org/epss/data_stats).
"""

import re
from collections.abc import Set as AbstractSet
from datetime import date

from veilleuse.probes.packs.sources.source_file import SourceFile

_FIRST = re.compile(rb"#model_version:v[\d.]{1,20},score_date:(\d{4}-\d{2}-\d{2})[^\n]{0,40}")
_HEADER = b"cve,epss,percentile"
_MARK = b"#model_version"


def is_epss(file: SourceFile) -> bool:
    """Whether it is one."""
    return file.head.startswith(_MARK)


def read_epss(file: SourceFile, wanted: AbstractSet[str]) -> tuple[date, dict[str, float]]:
    """The day of the scores, and those of the flaws `wanted`."""
    lines = file.data.splitlines()
    first = _FIRST.fullmatch(lines[0])
    if first is None:
        raise file.newer(1)
    if len(lines) < 3 or lines[1].strip() != _HEADER:
        raise file.newer(2)
    names = {cve.encode("ascii") for cve in wanted}
    scores: dict[str, float] = {}
    for number, line in enumerate(lines[2:], start=3):
        cells = line.split(b",")
        if len(cells) != 3:
            raise file.malformed(number)
        if cells[0] in names:
            scores[cells[0].decode("ascii")] = _probability(file, number, cells[1])
    try:
        return date.fromisoformat(first[1].decode("ascii")), scores
    except ValueError as error:
        raise file.malformed(1) from error


def _probability(file: SourceFile, line: int, cell: bytes) -> float:
    try:
        value = float(cell)
    except ValueError as error:
        raise file.malformed(line) from error
    if not 0.0 <= value <= 1.0:
        raise file.malformed(line)
    return value
