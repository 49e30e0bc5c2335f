# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How updates install themselves: the settings behind `updates.automatic`, as they stand."""

import re

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso
from veilleuse_agent.collect.linux.sections import sections
from veilleuse_agent.collect.reading import Reading, Readings, absent, error, ok

PROMISES = ("updates.automatic_settings",)

_WANTED = "/etc/systemd/system/timers.target.wants"
_STAMP = "/var/lib/apt/periodic/unattended-upgrades-stamp"
_VALUE = re.compile(r'(?m)^([\w:-]+) "([^"\n]*)";\s*$')
# What decides whether, what and when; addresses for reports are nobody's business.
_APT_SETTINGS = frozenset(
    {
        "APT::Periodic::Enable",
        "APT::Periodic::Update-Package-Lists",
        "APT::Periodic::Unattended-Upgrade",
        "Unattended-Upgrade::Automatic-Reboot",
        "Unattended-Upgrade::Automatic-Reboot-Time",
    }
)
_APT_LISTS = {
    "Unattended-Upgrade::Allowed-Origins::": "origins",
    "Unattended-Upgrade::Origins-Pattern::": "origins",
    "Unattended-Upgrade::Package-Blacklist::": "excluded",
}
_LIST_LIMIT = 30
_DNF = ("/etc/dnf/automatic.conf", "/etc/dnf/dnf5-plugins/automatic.conf")
_DNF_SETTINGS = ("upgrade_type", "download_updates", "apply_updates", "reboot")
_ZYPPER = "/etc/sysconfig/automatic_online_update"
_ZYPPER_SETTINGS = ("AOU_ENABLE_CRONJOB", "AOU_PATCH_CATEGORIES", "AOU_SKIP_INTERACTIVE_PATCHES")


def read(machine: Machine) -> Readings:
    """Settings of unattended-upgrades, dnf-automatic or YaST, and the timers that start them."""
    if machine.children.has("apt-config"):
        return {PROMISES[0]: _apt(machine)}
    if machine.children.has("dnf"):
        return {PROMISES[0]: _dnf(machine)}
    if machine.children.has("zypper"):
        return {PROMISES[0]: _zypper(machine)}
    return {PROMISES[0]: absent("no apt, dnf or zypper")}


def apt_settings_of(dump: str) -> dict[str, object]:
    """The settings of an `apt-config dump` that decide; lists are cut at thirty entries."""
    found: dict[str, object] = {}
    lists: dict[str, list[str]] = {"origins": [], "excluded": []}
    for name, value in _VALUE.findall(dump):
        if name in _APT_SETTINGS:
            found[name.rpartition("::")[2].lower()] = value
        elif name in _APT_LISTS:
            lists[_APT_LISTS[name]].append(value)
    return found | {name: values[:_LIST_LIMIT] for name, values in lists.items()}


def _apt(machine: Machine) -> Reading:
    source = "apt-config dump"
    try:
        output = machine.children.run(source.split())
    except ChildError as failure:
        return error(f"{source}: {failure}")
    if output.code != 0:
        return error(f"{source}: exit {output.code}: {output.complaint}")
    found = apt_settings_of(output.text)
    found["installed"] = machine.exists("/usr/bin/unattended-upgrade")
    found["timers"] = _timers(machine, "apt-daily*.timer")
    found["last_run"] = _changed(machine, _STAMP)
    return ok(found, f"{source}, {_WANTED}, {_STAMP}")


def _dnf(machine: Machine) -> Reading:
    source = next((name for name in _DNF if machine.exists(name)), None)
    if source is None:
        return absent(_DNF[0])
    commands = sections(machine.text_or_nothing(source, limit=65536)).get("commands", {})
    found: dict[str, object] = {k: commands[k] for k in _DNF_SETTINGS if k in commands}
    found["timers"] = _timers(machine, "dnf*.timer")
    return ok(found, f"{source}, {_WANTED}")


def _zypper(machine: Machine) -> Reading:
    settings = assignments(machine.text_or_nothing(_ZYPPER, limit=65536))
    found: dict[str, object] = {k.lower(): settings[k] for k in _ZYPPER_SETTINGS if k in settings}
    found["timers"] = _timers(machine, "transactional-update*.timer")
    return (
        ok(found, f"{_ZYPPER}, {_WANTED}") if len(found) > 1 or found["timers"] else absent(_ZYPPER)
    )


def _timers(machine: Machine, pattern: str) -> list[str]:
    return [file.name for file in machine.files(_WANTED, pattern)]


def _changed(machine: Machine, name: str) -> str | None:
    try:
        return iso(machine.path(name).stat().st_mtime)
    except OSError:
        return None
