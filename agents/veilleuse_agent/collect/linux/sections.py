# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of `[section]` and `key=value` lines: keyfiles, overrides, desktop settings."""


def sections(text: str) -> dict[str, dict[str, str]]:
    """Section to its keys and values, as written; the last one counts, comments are left out."""
    found: dict[str, dict[str, str]] = {}
    here: dict[str, str] = {}
    for line in text.splitlines():
        plain = line.strip()
        if plain.startswith("[") and plain.endswith("]"):
            here = found.setdefault(plain[1:-1], {})
        elif plain and plain[0] not in "#;":
            key, separator, value = plain.partition("=")
            if separator:
                here[key.strip()] = value.strip()
    return found
