# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of `NAME=value` lines, as shells and systemd write them."""

import shlex


def assignments(text: str) -> dict[str, str]:
    """The assignments of a file (os-release(5) quoting); lines that are none are passed over."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and name.isidentifier():
            found[name] = _unquoted(value)
    return found


def _unquoted(value: str) -> str:
    try:
        return "".join(shlex.split(value, comments=True)[:1])
    except ValueError:
        return value.strip("\"'")
