# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""File sharing by Samba: the oldest protocol it serves and whether it insists on signatures."""

import re

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import (
    Reading,
    Readings,
    absent,
    denied,
    not_applicable,
    ok,
    same,
)

PROMISES = ("smb.v1_server", "smb.signing_required")

_CONFIGURATION = "/etc/samba/smb.conf"
# smb.conf(5): names of the protocols before SMB2
_VERSION_1 = {"core", "coreplus", "lanman1", "lanman2", "nt1"}
_REQUIRED = {"mandatory", "required", "require", "force", "forced", "enforced"}
_NOT_REQUIRED = {"auto", "disabled", "no", "false", "off", "yes", "true", "on", "if_required"}


def read(machine: Machine) -> Readings:
    """Effective settings where testparm can say them, what the file sets otherwise."""
    if not machine.children.has("smbd"):
        return same(PROMISES, not_applicable("smbd is not installed"))
    command = ("testparm", "-s", "-v", machine.path(_CONFIGURATION).as_posix())
    try:
        output = machine.children.run(command)
        if output.code == 0 and output.text:
            return _judged(global_of(output.text), "testparm -s -v")
    except ChildError:
        pass
    try:
        return _judged(global_of(machine.text(_CONFIGURATION)), _CONFIGURATION)
    except FileNotFoundError:
        return same(PROMISES, absent(_CONFIGURATION))
    except PermissionError:
        return same(PROMISES, denied(_CONFIGURATION))


def global_of(text: str) -> dict[str, str]:
    """The parameters of the [global] section, names and values in lower case."""
    found: dict[str, str] = {}
    section = "global"
    for line in text.splitlines():
        plain = line.strip()
        if plain.startswith("["):
            section = plain.strip("[]").lower()
        elif section == "global" and not plain.startswith(("#", ";")):
            name, separator, value = plain.partition("=")
            if separator:
                found[re.sub(r"\s+", " ", name.strip().lower())] = value.strip().lower()
    return found


def _judged(settings: dict[str, str], source: str) -> Readings:
    oldest = settings.get("server min protocol") or settings.get("min protocol")
    version_1 = ok(oldest in _VERSION_1, source) if oldest else absent(source)
    return {"smb.v1_server": version_1, "smb.signing_required": _signing(settings, source)}


def _signing(settings: dict[str, str], source: str) -> Reading:
    """`default` means required on a domain controller alone (smb.conf(5), server signing)."""
    value = settings.get("server signing")
    role = settings.get("server role", "auto")
    if value in _REQUIRED:
        return ok(True, source)
    if value in _NOT_REQUIRED:
        return ok(False, source)
    if value == "default":
        return ok("domain controller" in role, source)
    return absent(source)
