# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of hardware addresses as Wireshark's `manuf` writes it: prefix, short name, name.

Format: wireshark.org, manuf(5): `00:00:0C`, `00:55:DA:00:00:00/28`, fields parted by tabs.
"""

import re
from collections.abc import Iterator

from veilleuse.probes.packs.sources.source_file import SourceFile

ROWS = 200_000
"""59,000 in 2026."""
NAME = 80
_PREFIX = re.compile(r"([0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){2,5})(?:/(28|36))?")
_NOBODY = re.compile(r"private|ieee registration authority", re.IGNORECASE)
_DIGITS = {None: 6, "28": 7, "36": 9}


def is_makers(file: SourceFile) -> bool:
    """Whether its first lines are such rows."""
    rows = [line for line in file.head.splitlines()[:-1] if line and not line.startswith(b"#")]
    return len(rows) > 2 and all(
        _PREFIX.match(line.split(b"\t")[0].strip().decode("ascii", "replace")) and b"\t" in line
        for line in rows[:20]
    )


def read_makers(file: SourceFile) -> tuple[bytes, int]:
    """Lines of `digits TAB name`, sorted by their bytes, and how many."""
    rows = sorted(set(_rows(file)))
    if not rows or len(rows) > ROWS:
        raise file.malformed(1)
    return b"".join(rows), len(rows)


def _rows(file: SourceFile) -> Iterator[bytes]:
    for number, raw in enumerate(file.data.splitlines(), start=1):
        line = raw.decode("utf-8", "replace")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        prefix = _PREFIX.fullmatch(cells[0])
        if prefix is None or len(cells) < 2:
            raise file.malformed(number)
        digits = re.sub("[:-]", "", prefix[1])[: _DIGITS[prefix[2]]].lower()
        name = " ".join(cells[-1].split())[:NAME]
        if name and not _NOBODY.fullmatch(name):
            yield f"{digits}\t{name}\n".encode()
