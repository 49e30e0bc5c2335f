# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What launchd starts: services, and which remote accesses it was told to keep shut."""

import re

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.macos.plists import PlistError, flag_of, keys_of, text_of
from veilleuse_agent.collect.reading import Reading, Readings, denied, error, ok

PROMISES = ("services", "remote.services")

SERVICES_LIMIT = 1500

_LIST = ("/bin/launchctl", "list")
_DISABLED = ("/bin/launchctl", "print-disabled", "system")
_DAEMONS = "/Library/LaunchDaemons"
_PLIST_LIMIT = 65536
# `=> true` until macOS 12, `=> disabled` since.
_OVERRIDE = re.compile(r'(?m)^\s*"([^"\n]+)" => (true|false|disabled|enabled)\s*$')
_REMOTE = {
    "com.openssh.sshd": "ssh",
    "com.apple.screensharing": "screen_sharing",
    "com.apple.smbd": "file_sharing",
}


def read(mac: Mac) -> Readings:
    """Services of the system as root; otherwise only those that somebody added, state unknown."""
    if not mac.is_privileged:
        rows = _added(mac)
        return {
            "services": ok(_listed(rows), f"{_DAEMONS}: only what was added, state unknown"),
            "remote.services": denied(f"{' '.join(_DISABLED)}: root only"),
        }
    try:
        overrides = overrides_of(mac.answer(_DISABLED))
        states = states_of(mac.answer(_LIST))
    except ChildError as failure:
        return dict.fromkeys(PROMISES, error(f"launchctl: {failure}"))
    rows = {name: _row(name, state, "unknown", None) for name, state in states.items()}
    for name, row in _added(mac).items():
        rows[name] = row | {"state": states.get(name, "stopped")}
    for name in overrides:
        if name in rows and overrides[name]:
            rows[name] = rows[name] | {"start": "disabled"}
    return {
        "services": ok(_listed(rows), f"{' '.join(_LIST)}, {_DAEMONS}"),
        "remote.services": _remote(overrides),
    }


def states_of(answer: str) -> dict[str, str]:
    """The lines `pid, last exit, label` of `launchctl list`; a dash is no pid."""
    found: dict[str, str] = {}
    for line in answer.splitlines():
        cells = line.split("\t")
        if len(cells) == 3 and (cells[0] == "-" or cells[0].isdigit()) and cells[2]:
            found[cells[2]] = "stopped" if cells[0] == "-" else "running"
    return found


def overrides_of(answer: str) -> dict[str, bool]:
    """Label to whether it is disabled, in `launchctl print-disabled`."""
    return {name: word in {"true", "disabled"} for name, word in _OVERRIDE.findall(answer)}


def _remote(overrides: dict[str, bool]) -> Reading:
    """Null where launchd was told nothing: the service is as the system ships it, usually off."""
    found = {
        short: None if label not in overrides else not overrides[label]
        for label, short in _REMOTE.items()
    }
    return ok(found, " ".join(_DISABLED))


def _added(mac: Mac) -> dict[str, dict[str, object]]:
    """Services that installers put into the folder for them, by label."""
    rows: dict[str, dict[str, object]] = {}
    for file in mac.files(_DAEMONS, "*.plist"):
        try:
            found = keys_of(mac.plist(f"{_DAEMONS}/{file.name}", limit=_PLIST_LIMIT))
        except (OSError, PlistError):
            continue
        arguments = found.get("ProgramArguments")
        first = arguments[0] if isinstance(arguments, list) and arguments else None
        name = text_of(found.get("Label")) or file.stem
        rows[name] = _row(name, "unknown", _start(found), text_of(found.get("Program") or first))
    return rows


def _start(found: object) -> str:
    """`auto` at startup, else on demand."""
    keys = keys_of(found)
    if flag_of(keys.get("Disabled")):
        return "disabled"
    keeps = keys.get("KeepAlive")
    is_kept = bool(keeps) if isinstance(keeps, dict) else flag_of(keeps)
    return "auto" if flag_of(keys.get("RunAtLoad")) or is_kept else "manual"


def _row(name: str, state: str, start: str, path: str | None) -> dict[str, object]:
    return {"name": name, "state": state, "start": start, "kind": "service", "path": path}


def _listed(rows: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    return [rows[name] for name in sorted(rows)][:SERVICES_LIMIT]
