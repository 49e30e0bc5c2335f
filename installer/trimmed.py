# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves out of the packages what the application never loads: see trim.toml."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

from installer.wheels import Files

_RULES = Path(__file__).with_name("trim.toml")


class UselessRuleError(Exception):
    """A pattern fits nothing any more: a package has changed and wants to be looked at."""


def trimmed(files: Files, system: str) -> dict[str, bytes]:
    """What is shipped on `sys.platform`; UselessRuleError names patterns that fit no file."""
    rules = tomllib.loads(_RULES.read_text("utf-8"))
    only = {folder: by_system[system] for folder, by_system in rules["only"].items()}
    never = [pattern for patterns in rules["never"].values() for pattern in patterns]
    _check(files, [pattern for patterns in only.values() for pattern in patterns])
    return {name: data for name, data in files.items() if _stays(name, only, never)}


def _stays(name: str, only: dict[str, list[str]], never: list[str]) -> bool:
    kept = only.get(name.partition("/")[0])
    if kept is not None:
        return _fits(name, kept)
    return not _fits(name, never)


def _fits(name: str, patterns: list[str]) -> bool:
    """A star crosses slashes only where the pattern ends with it or names the whole folder."""
    return any(
        fnmatchcase(name, pattern) and (pattern.endswith("/*") or _depth(name) == _depth(pattern))
        for pattern in patterns
    )


def _depth(name: str) -> int:
    return name.count("/")


def _check(files: Files, patterns: list[str]) -> None:
    useless = [pattern for pattern in patterns if not any(_fits(name, [pattern]) for name in files)]
    if useless:
        raise UselessRuleError(", ".join(useless))
