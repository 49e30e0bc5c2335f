# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells whether this installation is whole, one sentence a part; 0 where it is, 1 where not."""

import sys
from collections.abc import Sequence

from veilleuse.catalogue.words import Words
from veilleuse.tasks.selftest import Check, selftest


def show_selftest(words: Words, more: Sequence[tuple[str, Check]] = ()) -> int:
    """Runs every check, also after one that failed."""
    failed = 0
    for tested in selftest(more):
        failed += tested.state == "failed"
        part = words(f"selftest.part.{tested.part}")
        _say(words(f"selftest.{tested.state}", part=part, why=tested.why))
    _say(words("selftest.whole") if not failed else words("selftest.broken", n=failed))
    return 1 if failed else 0


def _say(line: str) -> None:
    """A console of Windows may lack some letters."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
