# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ADM-01 and HST-01 to HST-05: how the system itself is set."""

from collections.abc import Mapping

from veilleuse.domain.facts import Gap, Reading, Row, flag, text
from veilleuse.domain.judges.answered import remote_desktop_seen, sharing_seen
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.defaults import default, effective, unresolved
from veilleuse.domain.judges.names import is_running, services
from veilleuse.domain.judges.protection_state import Working, registered

_FIREWALL_SERVICES = ("BFE", "mpssvc")
"""Windows Defender Firewall and the filtering engine below it: without them no profile acts."""
_EVERYBODY = frozenset(
    {"S-1-1-0", "S-1-5-4", "S-1-5-7", "S-1-5-11", "S-1-5-32-545", "S-1-5-32-546"}
)
"""Everyone, interactive, anonymous, authenticated, users, guests (Windows well-known SIDs)."""
_EVERYBODY_OF_DOMAIN = ("-513", "-514", "-515")
"""Domain users, domain guests, domain computers."""


def has_few_administrators(case: DeviceCase) -> Opinion:
    """ADM-01: no crowd and not many named accounts have all rights on the machine."""
    name = "accounts.administrators"
    rows = case.facts.rows(name)
    if rows.gap is Gap.NOT_APPLICABLE or case.facts.text("os.product_type").value == "LanmanNT":
        return not_applicable("administrators_of_domain", name, "os.product_type")
    if rows.value is None:
        return unread(rows)
    crowd = next((row for row in rows.value if _is_crowd(text(row.get("id")) or "")), None)
    if crowd is not None:
        return finding(
            "administrators_everybody", name, group=(text(crowd.get("name")) or "?")[:60]
        )
    people = [row for row in rows.value if _is_person(row)]
    if len(people) > case.number("most"):
        return finding("administrators_many", name, n=len(people))
    return ok("administrators_few", name, n=len(people))


def _is_crowd(identifier: str) -> bool:
    domain_group = identifier.startswith("S-1-5-21-") and identifier.endswith(_EVERYBODY_OF_DOMAIN)
    return identifier in _EVERYBODY or domain_group


def _is_person(row: Row) -> bool:
    """An account somebody may work with; one of unknown state may be."""
    is_user = text(row.get("kind")) == "user"
    return (
        is_user and flag(row.get("builtin")) is not True and flag(row.get("enabled")) is not False
    )


def has_firewall(case: DeviceCase) -> Opinion:
    """HST-01: every profile filters, or another firewall took over."""
    profiles = case.facts.rows("firewall.profiles")
    if any(
        r.firewall and not r.microsoft and r.working is Working.ACTIVE
        for r in registered(case.facts)
    ):
        return ok("firewall_other", "protection.registered")
    stopped = _stopped_firewall_service(case)
    if stopped:
        return finding("firewall_service_stopped", "services", service=stopped)
    if profiles.value is None:
        return _firewall_default(case, profiles)
    states = [flag(row.get("enabled")) for row in profiles.value]
    off = [row for row in profiles.value if flag(row.get("enabled")) is False]
    if off:
        return finding("firewall_off", "firewall.profiles", n=len(off))
    if not states or None in states:
        return unknown("fact_malformed", "firewall.profiles", fact="firewall.profiles")
    return ok("firewall_on", "firewall.profiles")


def _firewall_default(case: DeviceCase, profiles: Reading[tuple[Row, ...]]) -> Opinion:
    if profiles.gap is Gap.ABSENT and case.facts.text("os.family").value == "linux":
        return finding("firewall_none", profiles.name)
    usual = default(case, profiles.name) if profiles.gap is Gap.ABSENT else None
    if usual is not None and usual.value:
        return ok("firewall_default", profiles.name)
    return unresolved(profiles)


def _stopped_firewall_service(case: DeviceCase) -> str:
    if case.facts.text("os.family").value != "windows":
        return ""
    rows = services(case.facts.rows("services").value or ()).named(_FIREWALL_SERVICES)
    return next((text(row.get("name")) or "" for row in rows if not is_running(row)), "")


def has_hard_smb(case: DeviceCase) -> Opinion:
    """HST-03: file sharing speaks no SMB 1 and signs what it says."""
    v1, signing = case.facts.flag("smb.v1_server"), case.facts.flag("smb.signing_required")
    if Gap.NOT_APPLICABLE in {v1.gap, signing.gap}:
        return not_applicable("sharing_none", v1.name, signing.name)
    speaks_v1, signs = effective(case, v1), effective(case, signing)
    if speaks_v1:
        return finding("smb_v1_on", v1.name)
    if signs is False:
        severity = case.severity("signing_severity")
        return finding("smb_unsigned", signing.name, severity=severity)
    if speaks_v1 is None:
        return unresolved(v1)
    if signs is None:
        return unresolved(signing)
    return ok("smb_hard", v1.name, signing.name)


def has_secure_rdp(case: DeviceCase) -> Opinion:
    """HST-04: Remote Desktop is off, or asks who is there before it opens a session."""
    if case.facts.text("os.family").value in {"linux", "macos"}:
        return not_applicable("windows_only", "os.family")
    enabled, first = case.facts.flag("rdp.enabled"), case.facts.flag("rdp.nla")
    accepts, asks_first = effective(case, enabled), effective(case, first)
    if accepts is None:
        return unresolved(enabled)
    if not accepts:
        return ok("rdp_off", enabled.name)
    if asks_first is None:
        return unresolved(first)
    if not asks_first:
        return finding("rdp_without_nla", enabled.name, first.name)
    return ok("rdp_with_nla", enabled.name, first.name)


def is_encrypted(case: DeviceCase) -> Opinion:
    """HST-05: the disk of the system tells nothing to somebody who takes it away."""
    chassis = case.facts.text("host.chassis")
    if chassis.value == "virtual":
        return not_applicable("disk_virtual", "host.chassis")
    volumes = case.facts.rows("disk.volumes")
    if volumes.value is None:
        return unread(volumes)
    system = [row for row in volumes.value if flag(row.get("system"))]
    states = [flag(row.get("encrypted")) for row in system]
    read = ("disk.volumes", "host.chassis")
    if False in states:
        severity = None if chassis.value == "laptop" else case.severity("desktop_severity")
        return finding("disk_clear", *read, severity=severity)
    if not states or None in states:
        return unknown("disk_unreadable", *read)
    return ok("disk_encrypted", *read)


JUDGES: Mapping[str, DeviceJudge] = {
    "few_administrators": DeviceJudge(has_few_administrators, {"most": Kind.NUMBER}),
    "firewall": DeviceJudge(has_firewall),
    "smb": DeviceJudge(
        has_hard_smb, {"signing_severity": Kind.SEVERITY}, from_network=sharing_seen
    ),
    "rdp": DeviceJudge(has_secure_rdp, from_network=remote_desktop_seen),
    "disk": DeviceJudge(is_encrypted, {"desktop_severity": Kind.SEVERITY}),
}
