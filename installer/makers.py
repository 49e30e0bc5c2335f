# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/makers/registry.txt.gz from the package pymanuf, which only building needs.

One line a block, sorted: 6, 7 or 9 hexadecimal digits, a tab, the maker's name. The same package
gives the same bytes.
"""

import gzip
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "makers" / "registry.txt.gz"
PACKAGE = "pymanuf"

_DIGITS = {24: 6, 28: 7, 36: 9}
"""Digits of the registry's blocks MA-L, MA-M and MA-S, by their bits."""
_NOBODY = re.compile(r"private|ieee registration authority", re.IGNORECASE)
_CHARACTERS = 80


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Digits and name of each block that somebody holds under a name."""
    for line in text.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 2:
            continue
        spelled, _, bits = cells[0].strip().partition("/")
        digits = spelled.replace(":", "").lower()[: _DIGITS[int(bits or 24)]]
        name = " ".join(cells[-1].split()).replace(" ,", ",")[:_CHARACTERS].rstrip()
        if name and not _NOBODY.fullmatch(name) and not int(digits[:2], 16) & 0x03:
            yield digits, name


def registry() -> str:
    """The whole text."""
    package = metadata.distribution(PACKAGE)
    source = Path(str(package.locate_file(f"{PACKAGE}/manuf.txt"))).read_text(encoding="utf-8")
    head = (
        f"# Source: PyPI {PACKAGE} {package.version} (MIT), from the public listings of the IEEE"
        " registry (MA-L, MA-M, MA-S)\n"
        f"# Date: {package.version.replace('.', '-')}\n"
    )
    return head + "".join(
        f"{digits}\t{name}\n" for digits, name in sorted(dict(blocks(source)).items())
    )


def main() -> None:
    """Writes the file and says how many blocks it holds."""
    text = registry()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{TARGET}: {text.count(chr(10)) - 2} blocks, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
