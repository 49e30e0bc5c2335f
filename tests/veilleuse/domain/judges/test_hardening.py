# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.model import DeviceClass, FactStatus

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED
NOT_APPLICABLE = FactStatus.NOT_APPLICABLE
DOMAIN = "S-1-5-21-1-2-3"


def member(name, identifier, kind="user", enabled=True, builtin=False):
    return {"name": name, "id": identifier, "enabled": enabled, "kind": kind, "builtin": builtin}


BUILTIN = member("Administrateur", f"{DOMAIN}-500", builtin=True)
ADMINS = member("Admins du domaine", f"{DOMAIN}-512", "group", None)
PEOPLE = [member(f"u{n}", f"{DOMAIN}-{1000 + n}") for n in range(4)]


@pytest.mark.parametrize(
    ("value", "verdict", "reason"),
    [
        ([BUILTIN, ADMINS], "ok", "administrators_few"),
        ([BUILTIN, ADMINS, *PEOPLE[:2]], "ok", "administrators_few"),
        ([BUILTIN, *PEOPLE[:3]], "finding", "administrators_many"),
        (
            [member("a", "x", enabled=None), member("b", "y", enabled=None), PEOPLE[0]],
            "finding",
            "administrators_many",
        ),
        (
            [*PEOPLE[:2], member("a", "x", enabled=False), member("b", "y", enabled=False)],
            "ok",
            "administrators_few",
        ),
        (
            [member("Utilisateurs du domaine", f"{DOMAIN}-513", "group")],
            "finding",
            "administrators_everybody",
        ),
        ([member("Tout le monde", "S-1-1-0", "group")], "finding", "administrators_everybody"),
        ([member("Utilisateurs", "S-1-5-32-545", "group")], "finding", "administrators_everybody"),
        # The last number alone is no proof: a local account may end so.
        ([member("odd", "513", "group")], "ok", "administrators_few"),
        (DENIED, "unknown", "fact_denied"),
        ("everyone", "unknown", "fact_malformed"),
    ],
)
def test_few_people_are_administrators(bench, value, verdict, reason):
    found = bench.one("ADM-01", {"accounts.administrators": value})

    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_domain_controller_has_no_local_administrators(bench):
    facts = {"os.product_type": "LanmanNT", "accounts.administrators": NOT_APPLICABLE}

    assert bench.one("ADM-01", facts, device_class=DeviceClass.SERVER).verdict == "not_applicable"


def profile(name, enabled):
    return {"name": name, "enabled": enabled, "inbound_block": True}


def firewall(profiles, services=(), registered=ABSENT, family="windows", build=26200):
    return {
        "os.family": family,
        "os.build": build,
        "os.product_type": "WinNT",
        "firewall.profiles": profiles,
        "services": [{"name": n, "state": s, "kind": "service"} for n, s in services],
        "protection.registered": registered,
    }


ALL_ON = [profile("domain", True), profile("private", True), profile("public", True)]


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (firewall(ALL_ON), "ok", "firewall_on"),
        (firewall([*ALL_ON[:2], profile("public", False)]), "finding", "firewall_off"),
        (firewall([*ALL_ON[:2], profile("public", None)]), "unknown", "fact_malformed"),
        (firewall([]), "unknown", "fact_malformed"),
        (firewall(ALL_ON, [("mpssvc", "stopped")]), "finding", "firewall_service_stopped"),
        (firewall(ALL_ON, [("mpssvc", "running"), ("BFE", "running")]), "ok", "firewall_on"),
        (firewall(ABSENT), "ok", "firewall_default"),
        (firewall(ABSENT, build=DENIED), "unknown", "default_unsure"),
        (firewall(DENIED), "unknown", "fact_denied"),
        # Another maker's firewall owns the profiles: 0x01 kind, on.
        (
            firewall(
                [profile("public", False)],
                registered=[{"name": "ESET Firewall", "state": 0x011000, "path": ""}],
            ),
            "ok",
            "firewall_other",
        ),
        (
            firewall(
                [profile("public", False)],
                registered=[{"name": "ESET Firewall", "state": 0x010000, "path": ""}],
            ),
            "finding",
            "firewall_off",
        ),
        (firewall([profile("host", True)], family="linux"), "ok", "firewall_on"),
        (firewall([profile("host", False)], family="linux"), "finding", "firewall_off"),
        (firewall(ABSENT, family="linux"), "finding", "firewall_none"),
        (firewall(DENIED, family="linux"), "unknown", "fact_denied"),
    ],
)
def test_the_firewall_is_on_for_every_profile(bench, facts, verdict, reason):
    found = bench.one("HST-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def smb(v1, signing, build=26200, edition="Professional", kind="WinNT"):
    return {
        "os.family": "windows",
        "os.build": build,
        "os.edition": edition,
        "os.product_type": kind,
        "smb.v1_server": v1,
        "smb.signing_required": signing,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (smb(False, True), "ok", "smb_hard"),
        (smb(True, True), "finding", "smb_v1_on"),
        (smb(False, False), "finding", "smb_unsigned"),
        # Absent is not off: it depends on build, edition and type of product.
        (smb(ABSENT, ABSENT), "ok", "smb_hard"),
        (smb(ABSENT, ABSENT, edition="Core"), "finding", "smb_unsigned"),
        (smb(ABSENT, ABSENT, edition="NewEdition"), "unknown", "default_unsure"),
        (smb(ABSENT, ABSENT, build=22631), "finding", "smb_unsigned"),
        (smb(ABSENT, ABSENT, 26100, "ServerStandard", "ServerNT"), "finding", "smb_unsigned"),
        (smb(ABSENT, ABSENT, 17763, "ServerStandard", "LanmanNT"), "ok", "smb_hard"),
        (smb(ABSENT, True, 7601, "Professional"), "finding", "smb_v1_on"),
        (smb(ABSENT, True, 14393, "ServerStandard", "ServerNT"), "unknown", "default_unsure"),
        (smb(ABSENT, False, 14393, "ServerStandard", "ServerNT"), "finding", "smb_unsigned"),
        (smb(DENIED, True), "unknown", "fact_denied"),
        (smb(False, DENIED), "unknown", "fact_denied"),
        (smb(True, DENIED), "finding", "smb_v1_on"),
        (smb(DENIED, False), "finding", "smb_unsigned"),
        (smb(ABSENT, ABSENT, kind=DENIED), "unknown", "default_unsure"),
        (
            {
                "os.family": "linux",
                "smb.v1_server": NOT_APPLICABLE,
                "smb.signing_required": NOT_APPLICABLE,
            },
            "not_applicable",
            "sharing_none",
        ),
        (
            {"os.family": "linux", "smb.v1_server": ABSENT, "smb.signing_required": True},
            "unknown",
            "default_unsure",
        ),
        (
            {"os.family": "linux", "smb.v1_server": True, "smb.signing_required": ABSENT},
            "finding",
            "smb_v1_on",
        ),
    ],
)
def test_file_sharing_is_hard(bench, facts, verdict, reason):
    found = bench.one("HST-03", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_smb_1_is_graver_than_a_missing_signature(bench):
    assert bench.one("HST-03", smb(True, False)).severity == "high"
    assert bench.one("HST-03", smb(False, False)).severity == "medium"


def rdp(enabled, nla, family="windows", build=26200):
    return {
        "os.family": family,
        "os.build": build,
        "os.product_type": "WinNT",
        "rdp.enabled": enabled,
        "rdp.nla": nla,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (rdp(False, False), "ok", "rdp_off"),
        (rdp(True, True), "ok", "rdp_with_nla"),
        (rdp(True, False), "finding", "rdp_without_nla"),
        (rdp(ABSENT, ABSENT), "ok", "rdp_off"),
        (rdp(True, ABSENT), "unknown", "default_unsure"),
        (rdp(True, DENIED), "unknown", "fact_denied"),
        (rdp(DENIED, True), "unknown", "fact_denied"),
        (rdp(FactStatus.ERROR, True), "unknown", "fact_error"),
        (rdp(NOT_APPLICABLE, NOT_APPLICABLE, "linux"), "not_applicable", "windows_only"),
    ],
)
def test_remote_desktop_asks_first(bench, facts, verdict, reason):
    found = bench.one("HST-04", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def disk(encrypted, chassis="laptop", system=True):
    volumes = [
        {"mount": "C:", "system": system, "encrypted": encrypted},
        {"mount": "D:", "system": False, "encrypted": False},
    ]
    return {"host.chassis": chassis, "disk.volumes": volumes}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "severity"),
    [
        (disk(True), "ok", "disk_encrypted", "high"),
        (disk(False), "finding", "disk_clear", "high"),
        (disk(False, "desktop"), "finding", "disk_clear", "medium"),
        (disk(False, "unknown"), "finding", "disk_clear", "medium"),
        (disk(False, "virtual"), "not_applicable", "disk_virtual", "high"),
        (disk(None), "unknown", "disk_unreadable", "high"),
        (disk(True, system=False), "unknown", "disk_unreadable", "high"),
        ({"disk.volumes": DENIED, "host.chassis": "laptop"}, "unknown", "fact_denied", "high"),
    ],
)
def test_the_disk_of_the_system_is_encrypted(bench, facts, verdict, reason, severity):
    found = bench.one("HST-05", facts)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)
