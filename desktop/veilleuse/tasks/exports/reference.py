# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that says what every column of an export means: `desktop/export.md`."""

from veilleuse.tasks.exports.tables import TABLES, Holds
from veilleuse.tasks.exports.writing import SCHEMA

_HEAD = f"""# Exports

`veilleuse report export FILE` writes the same tables as a folder of CSV (semicolons, UTF-8 with
a mark, no cell is a formula), as `.xlsx`, as `.json` or as `.zip` (CSV and JSON). In JSON,
`schema` is `{SCHEMA}` and each table is a list of objects whose keys are the columns.
`veilleuse report bundle FILE` writes them to ask a stranger for help: devices, addresses and
persons are numbered and free words are left out; the last column says which.

This page is made from the code; a test says when it is out of date.
"""


def export_page() -> str:
    """Markdown, the same for the same columns."""
    parts = [_HEAD]
    for name, (columns, _) in TABLES.items():
        parts.append(f"## {name}\n\n| Column | Meaning | With pseudonyms |\n|---|---|---|")
        parts += [f"| `{c.name}` | {c.meaning} | {_treated(c.holds)} |" for c in columns]
        parts.append("")
    return "\n".join(parts)


def _treated(holds: Holds) -> str:
    if holds is Holds.PLAIN:
        return "as it is"
    return "left out" if holds in {Holds.SITE, Holds.WORDS} else "numbered"
