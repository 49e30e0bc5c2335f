# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the SSH server."""

from pathlib import Path

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok

PROMISES = ("ssh.settings",)

_CONFIGURATION = "/etc/ssh/sshd_config"
_INCLUDED_LIMIT = 100
_NAMES_PEOPLE = ("allowusers", "denyusers")


def read(machine: Machine) -> Readings:
    """The effective settings as root; otherwise what the files set, defaults left out."""
    reading = _effective(machine) or _configured(machine)
    if isinstance(reading.value, dict):
        settings = {k: "set" if k in _NAMES_PEOPLE else v for k, v in reading.value.items()}
        reading = ok(settings, reading.source)
    return {"ssh.settings": reading}


def effective_of(text: str) -> dict[str, str]:
    """The lines `keyword value` of `sshd -T`; repeated keywords are joined by a space."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        keyword, _, value = line.strip().partition(" ")
        if keyword:
            found[keyword] = f"{found[keyword]} {value}" if keyword in found else value
    return found


def _effective(machine: Machine) -> Reading | None:
    if not machine.is_privileged or not machine.children.has("sshd"):
        return None
    try:
        output = machine.children.run(("sshd", "-T"))
    except ChildError:
        return None
    return ok(effective_of(output.text), "sshd -T") if output.code == 0 else None


def _configured(machine: Machine) -> Reading:
    found: dict[str, str] = {}
    try:
        _take(machine, machine.path(_CONFIGURATION), found, [])
    except FileNotFoundError:
        return absent(_CONFIGURATION)
    except PermissionError:
        return denied(_CONFIGURATION)
    return ok(found, f"{_CONFIGURATION}: configured, defaults not shown")


def _take(machine: Machine, path: Path, found: dict[str, str], seen: list[Path]) -> None:
    """The first value of a keyword counts; what stands in a Match block is left out."""
    if path in seen or len(seen) >= _INCLUDED_LIMIT:
        return
    seen.append(path)
    with path.open("rb") as file:
        text = file.read(262144).decode("utf-8", "replace")
    for line in text.splitlines():
        keyword, value = _split(line)
        if keyword == "match":
            return  # a Match block ends with its file (sshd_config(5))
        if keyword == "include":
            for pattern in value.split():
                absolute = pattern if pattern.startswith("/") else f"/etc/ssh/{pattern}"
                folder, _, name = absolute.rpartition("/")
                for included in machine.files(folder, name):
                    _take(machine, included, found, seen)
        elif keyword:
            found.setdefault(keyword, value)


def _split(line: str) -> tuple[str, str]:
    plain = line.partition("#")[0].strip()
    keyword, _, value = plain.replace("=", " ", 1).replace("\t", " ").partition(" ")
    return keyword.lower(), value.strip().strip('"')
