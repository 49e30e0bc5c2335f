# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What sudoers says: who may do everything, and who may do it without a password."""

import re

from veilleuse_agent.collect.linux.machine import Machine

SUDOERS = "/etc/sudoers"

_RULE = re.compile(r"^((?:\\.|[^\s\\])+)\s+\S+\s*=\s*(?:\([^)]*\)\s*)?(?:[A-Z_]+:\s*)*ALL\b")
# `#` begins a comment, except before a uid.
_FREE = re.compile(r"^(?!Defaults|#\D|#$)\S[^=]*=.*\bNOPASSWD:")
_ALIAS = re.compile(r"^User_Alias\s+(\w+)\s*=\s*(.+)$")


def sudoers(machine: Machine) -> str:
    """The file and those it includes; the system's own errors when it cannot be read."""
    text = machine.text(SUDOERS)
    return text + _included(machine, text)


def administrators_of(text: str) -> set[str]:
    """Those whom a rule lets do everything; `%` marks a group."""
    lines = _lines(text)
    aliases = {
        alias[1]: [name.strip() for name in alias[2].split(",")]
        for line in lines
        if (alias := _ALIAS.match(line))
    }
    rules = [rule[1] for line in lines if (rule := _RULE.match(line))]
    names = {
        person for rule in rules for name in rule.split(",") for person in aliases.get(name, [name])
    }
    plain = {re.sub(r"\\(.)", r"\1", name) for name in names}
    return {name for name in plain if not name.startswith(("#", "Defaults"))}


def without_password(text: str) -> int:
    """Rules that ask for no password, whatever they allow; `!authenticate` counts as one."""
    lines = _lines(text)
    rules = sum(1 for line in lines if _FREE.match(line))
    return rules + sum(
        1 for line in lines if re.match(r"^Defaults\b.*!authenticate\b", line) is not None
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\\\n", " ").splitlines()]


def _included(machine: Machine, text: str) -> str:
    """The files that sudoers includes: names with a dot or a tilde are not read (sudoers(5))."""
    return "".join(
        "\n" + machine.text_or_nothing(f"{folder}/{file.name}")
        for folder in re.findall(r"(?m)^[#@]includedir\s+(\S+)", text)
        for file in machine.files(folder, "*")
        if "." not in file.name and not file.name.endswith("~")
    )
