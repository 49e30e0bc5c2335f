# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security products by what lies on the disk: presence, never proof that anything works."""

import json

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, error, ok

PROMISES = ("protection.binaries", "protection.mde")

# Paths of vendors' own documentation, gathered by github.com/messede-degod/linux-edr-iop.
_PLACES = (
    ("defender-endpoint", "/opt/microsoft/mdatp/sbin/wdavdaemon"),
    ("sentinelone", "/opt/sentinelone/bin/sentinelctl"),
    ("crowdstrike", "/opt/CrowdStrike/falconctl"),
    ("withsecure", "/opt/f-secure"),
    ("eset", "/opt/eset/eea"),
    ("bitdefender", "/opt/bitdefender-security-tools/bin/bduitool"),
    ("sophos", "/opt/sophos-spl"),
    ("trend", "/opt/ds_agent"),
    ("kaspersky", "/opt/kaspersky/kesl/bin/kesl-control"),
    ("cortex", "/opt/traps/bin/cytool"),
    ("elastic", "/opt/Elastic/Endpoint/elastic-endpoint"),
    ("malwarebytes", "/opt/malwarebytes"),
    ("watchguard", "/opt/panda-security/endpoint"),
    ("symantec", "/usr/lib/symantec/status.sh"),
)

# Files of Microsoft's deployment guide (Defender for Endpoint on Linux, manual and Ansible).
_MDE_ONBOARDED = "/etc/opt/microsoft/mdatp/mdatp_onboard.json"
_MDE_MANAGED = "/etc/opt/microsoft/mdatp/managed/mdatp_managed.json"
_MDE_LIMIT = 256 * 1024
_LEVELS = ("real_time", "on_demand", "passive")


def read(machine: Machine) -> Readings:
    """Known products whose files are there, and what Defender was told to do. No CLI is run."""
    rows = [_row(product, path) for product, path in _PLACES if machine.exists(path)]
    binaries = ok(rows, "known places") if rows else absent("known places of security products")
    return {"protection.binaries": binaries, "protection.mde": _mde(machine)}


def _row(product: str, path: str) -> dict[str, object]:
    """As on Windows, where a file also tells its company and its version."""
    return {
        "name": path.rpartition("/")[2],
        "kind": "program",
        "path_exists": True,
        "company": None,
        "version": None,
        "product": product,
    }


def level_of(text: str) -> str | None:
    """The enforcement level that a managed profile sets; ValueError when it is no profile."""
    profile = json.loads(text)
    if not isinstance(profile, dict):
        raise ValueError("not an object")  # noqa: TRY004 - of the same kind as broken JSON
    engine = profile.get("antivirusEngine")
    level = engine.get("enforcementLevel") if isinstance(engine, dict) else None
    return level if level in _LEVELS else None


def _mde(machine: Machine) -> Reading:
    source = f"{_MDE_ONBOARDED}, {_MDE_MANAGED}"
    try:
        is_onboarded = machine.path(_MDE_ONBOARDED).exists()
        level = level_of(machine.text(_MDE_MANAGED, limit=_MDE_LIMIT))
    except FileNotFoundError:
        level = None
        if not is_onboarded:
            return absent(source)
    except PermissionError:
        return denied(source)
    except (ValueError, RecursionError) as failure:
        return error(f"{_MDE_MANAGED}: {failure}")
    return ok({"onboarded": is_onboarded, "enforcement_level": level}, f"{source}: configured")
