# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the distribution still promises: its release name, and support that was paid for."""

import json

from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import (
    Reading,
    Readings,
    absent,
    denied,
    error,
    not_applicable,
    ok,
    ok_or_absent,
)

PROMISES = ("os.codename", "os.extended_support")

_OS_RELEASE = ("/etc/os-release", "/usr/lib/os-release")
# The status cache of the Ubuntu Pro client; world readable, renewed by its own timer.
_PRO = "/var/lib/ubuntu-advantage/status.json"
_PRO_LIMIT = 256 * 1024
_SERVICES_LIMIT = 40


def read(machine: Machine) -> Readings:
    """Release name of os-release, and on Ubuntu the state of its extended maintenance."""
    texts = (machine.text_or_nothing(name, limit=65536) for name in _OS_RELEASE)
    release = next((found for text in texts if (found := assignments(text))), {})
    codename = ok_or_absent(release.get("VERSION_CODENAME"), _OS_RELEASE[0])
    return {"os.codename": codename, "os.extended_support": _extended(machine, release)}


def pro_of(text: str) -> dict[str, object]:
    """Attachment, end and enabled services in the cache; ValueError when it is none."""
    status = json.loads(text)
    if not isinstance(status, dict) or not isinstance(status.get("attached"), bool):
        raise ValueError("no state of attachment")  # noqa: TRY004 - of the same kind as broken JSON
    services = status.get("services")
    names = [
        str(row.get("name"))
        for row in (services if isinstance(services, list) else [])
        if isinstance(row, dict) and row.get("status") == "enabled"
    ]
    expires = status.get("expires")
    return {
        "product": "ubuntu-pro",
        "attached": status["attached"],
        "services": sorted(names)[:_SERVICES_LIMIT],
        "until": expires if isinstance(expires, str) else None,
    }


def _extended(machine: Machine, release: dict[str, str]) -> Reading:
    if release.get("ID") != "ubuntu":
        return not_applicable("only Ubuntu keeps such a state on the machine")
    try:
        return ok(pro_of(machine.text(_PRO, limit=_PRO_LIMIT)), _PRO)
    except FileNotFoundError:
        return absent(_PRO)
    except PermissionError:
        return denied(_PRO)
    except (ValueError, RecursionError) as failure:
        return error(f"{_PRO}: {failure}")
