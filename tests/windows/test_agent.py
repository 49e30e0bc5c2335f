# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the agent reports of a Windows machine whose registry is known."""

import subprocess
import sys

import pytest

VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
PRODUCT = "SYSTEM\\CurrentControlSet\\Control\\ProductOptions"
SERVICES = "SYSTEM\\CurrentControlSet\\Services"
CONTROL = "SYSTEM\\CurrentControlSet\\Control"
CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
POLICIES = "SOFTWARE\\Policies\\Microsoft"
TERMINAL = f"{CONTROL}\\Terminal Server"
DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender"
FIREWALL = f"{SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy"
NOVEMBER = (134_403_840_000_000_000).to_bytes(8, "little")


def values(facts, *names):
    """Values of the facts that are ok, the status of the others."""
    chosen = {name: facts[name] for name in names}
    return {
        name: fact["value"] if fact["status"] == "ok" else fact["status"]
        for name, fact in chosen.items()
    }


TEN = {
    "CurrentBuildNumber": "19045",
    "UBR": 6456,
    "EditionID": "Professional",
    "ProductName": "Windows 10 Pro",
    "DisplayVersion": "22H2",
}
ELEVEN = TEN | {"CurrentBuildNumber": "26100", "UBR": 7171, "DisplayVersion": "24H2"}


def server(build, revision, name):
    return {
        "CurrentBuildNumber": build,
        "UBR": revision,
        "EditionID": "ServerStandard",
        "ProductName": f"Windows Server {name} Standard",
    }


def test_every_fact_has_a_status_and_no_collector_brings_down_another(collected):
    facts, _ = collected()
    statuses = {fact["status"] for fact in facts.values()}
    assert statuses <= {"ok", "absent", "denied", "error", "timeout", "not_applicable"}
    assert facts["os.family"]["value"] == "windows"
    assert facts["services"]["status"] == "ok"
    assert facts["processes"]["status"] == "ok"
    crashed = [name for name, fact in facts.items() if "Error:" in fact["source"]]
    assert crashed == []
    assert [name for name, fact in facts.items() if fact["status"] == "timeout"] == []


def test_windows_10_is_told_by_its_build_and_revision(seeds, collected):
    seeds.put(VERSION, **TEN)
    facts, _ = collected()
    assert values(
        facts, "os.build", "os.revision", "os.edition", "os.version", "os.name", "os.product_type"
    ) == {
        "os.build": 19045,
        "os.revision": 6456,
        "os.edition": "Professional",
        "os.version": "22H2",
        "os.name": "Windows 10 Pro",
        "os.product_type": "WinNT",
    }
    assert facts["os.esu_licences"]["status"] != "not_applicable"


def test_windows_11_is_not_called_ten(seeds, collected):
    seeds.put(VERSION, **ELEVEN)
    facts, _ = collected()
    assert values(facts, "os.build", "os.name", "os.esu_licences") == {
        "os.build": 26100,
        "os.name": "Windows 11 Pro",
        "os.esu_licences": "not_applicable",
    }


@pytest.mark.parametrize(
    ("release", "role"),
    [
        (server("17763", 8027, "2019"), "ServerNT"),
        (server("26100", 33158, "2025"), "ServerNT"),
        (server("20348", 4405, "2022"), "LanmanNT"),
    ],
)
@pytest.mark.usefixtures("stand_in")
def test_a_server_keeps_its_name_and_has_no_security_center(seeds, collected, release, role):
    seeds.put(VERSION, **release)
    seeds.put(PRODUCT, ProductType=role)
    facts, _ = collected()
    assert values(
        facts,
        "os.build",
        "os.revision",
        "os.name",
        "os.product_type",
        "protection.registered",
        "os.esu_licences",
    ) == {
        "os.build": int(release["CurrentBuildNumber"]),
        "os.revision": release["UBR"],
        "os.name": release["ProductName"],
        "os.product_type": role,
        "protection.registered": "not_applicable",
        "os.esu_licences": "not_applicable",
    }


def test_policies_on_updates_are_read_with_what_switches_them_on(seeds, collected):
    policy = f"{POLICIES}\\Windows\\WindowsUpdate"
    seeds.put(
        policy, WUServer="http://wsus.example:8530", WUStatusServer="http://wsus.example:8530"
    )
    seeds.put(f"{policy}\\AU", UseWUServer=1, AUOptions=4)
    seeds.put(f"{CURRENT}\\WindowsUpdate\\Auto Update\\RebootRequired")
    facts, _ = collected()
    assert values(facts, "updates.server", "updates.automatic", "reboot.pending") == {
        "updates.server": "http://wsus.example:8530",
        "updates.automatic": True,
        "reboot.pending": True,
    }


def test_the_servicing_store_dates_the_newest_cumulative_update(seeds, collected):
    ticks = int.from_bytes(NOVEMBER, "little")
    package = (
        f"{CURRENT}\\Component Based Servicing\\Packages\\"
        "Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.6456.1.99"
    )
    seeds.put(
        package,
        CurrentState=0x70,
        InstallTimeHigh=ticks >> 32,
        InstallTimeLow=ticks & 0xFFFFFFFF,
        InstallLocation="C:\\x\\windows10.0-kb5066791-x64\\",
    )
    facts, _ = collected()
    assert facts["updates.installed_at"]["value"] >= "2026-11-29T00:00:00+00:00"
    assert "KB5066791" in facts["updates.installed_kbs"]["value"]


def test_sharing_and_remote_desktop_follow_the_registry(seeds, collected):
    seeds.put(f"{SERVICES}\\LanmanServer\\Parameters", SMB1=1, RequireSecuritySignature=0)
    seeds.put(f"{SERVICES}\\LanmanWorkstation\\Parameters", RequireSecuritySignature=1)
    seeds.put(TERMINAL, fDenyTSConnections=1)
    seeds.put(f"{TERMINAL}\\WinStations\\RDP-Tcp", UserAuthentication=1, PortNumber=3390)
    seeds.put(f"{POLICIES}\\Windows NT\\Terminal Services", fDenyTSConnections=0)
    facts, _ = collected()
    assert values(
        facts,
        "smb.v1_server",
        "smb.signing_required",
        "smb.client_signing_required",
        "rdp.enabled",
        "rdp.nla",
        "rdp.port",
    ) == {
        "smb.v1_server": True,
        "smb.signing_required": False,
        "smb.client_signing_required": True,
        "rdp.enabled": True,
        "rdp.nla": True,
        "rdp.port": 3390,
    }


def test_a_policy_on_the_firewall_wins_over_the_local_setting(seeds, collected):
    for profile in ("DomainProfile", "StandardProfile", "PublicProfile"):
        seeds.put(f"{FIREWALL}\\{profile}", EnableFirewall=1, DefaultInboundAction=1)
    seeds.put(f"{POLICIES}\\WindowsFirewall\\PublicProfile", EnableFirewall=0)
    facts, _ = collected()
    rows = {row["name"]: row["enabled"] for row in facts["firewall.profiles"]["value"]}
    assert rows["public"] is False
    assert rows["domain"] is rows["private"]


@pytest.mark.usefixtures("stand_in")
def test_defender_speaks_through_the_registry_where_it_does_not_answer(seeds, collected):
    seeds.put(
        f"{DEFENDER}\\Signature Updates",
        AVSignatureVersion="1.441.10.0",
        EngineVersion="1.1.25100.9002",
        SignaturesLastUpdated=NOVEMBER,
    )
    seeds.put(f"{DEFENDER}\\Features", TamperProtection=5)
    seeds.put(f"{POLICIES}\\Windows Defender", DisableAntiSpyware=1)
    mde = "SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status"
    seeds.put(mde, OnboardingState=1, OrgId="11111111-2222-3333-4444-555555555555")
    facts, written = collected()
    assert values(facts, "protection.defender", "protection.defender_policy", "protection.mde") == {
        "protection.defender": {
            "AntivirusSignatureVersion": "1.441.10.0",
            "AntivirusSignatureLastUpdated": "2026-11-29T00:00:00+00:00",
            "AMEngineVersion": "1.1.25100.9002",
            "IsTamperProtected": True,
            "read_from": "registry",
        },
        "protection.defender_policy": {"DisableAntiSpyware": 1},
        "protection.mde": {"onboarding_state": 1, "organisation": True},
    }
    assert facts["protection.signatures_at"]["value"]["defender"] == "2026-11-29T00:00:00+00:00"
    assert b"11111111-2222" not in written


def test_signatures_of_other_products_are_dated(seeds, collected):
    seeds.put(
        "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info", ScannerVersion="32000 (20261120)"
    )
    seeds.put(
        "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected\\KES\\Data",
        LastSuccessfulUpdate=1795392000,
    )
    facts, _ = collected()
    found = facts["protection.signatures_at"]["value"]
    assert (found["eset"], found["kaspersky"]) == (
        "2026-11-20T00:00:00+00:00",
        "2026-11-23T00:00:00+00:00",
    )


def test_a_password_in_the_registry_is_told_and_never_sent(seeds, collected):
    seeds.put(
        f"{VERSION}\\Winlogon",
        AutoAdminLogon="1",
        DefaultUserName="soins.etage2",
        DefaultPassword="Hortensia-1953",
    )
    facts, written = collected()
    assert values(facts, "autologon.enabled", "autologon.password_in_clear") == {
        "autologon.enabled": True,
        "autologon.password_in_clear": True,
    }
    assert b"Hortensia" not in written
    assert b"soins.etage2" not in written


def test_hardening_is_reported_as_it_is_set(seeds, collected):
    seeds.put(f"{CURRENT}\\Policies\\System", EnableLUA=1, LocalAccountTokenFilterPolicy=1)
    seeds.put(f"{CONTROL}\\Lsa", RunAsPPL=2, LmCompatibilityLevel=5)
    seeds.put(f"{CONTROL}\\SecurityProviders\\WDigest", UseLogonCredential=0)
    seeds.put(f"{POLICIES}\\Windows NT\\DNSClient", EnableMulticast=0)
    facts, _ = collected()
    assert values(
        facts, "uac.enabled", "uac.remote_full_token", "lsa.protection", "ntlm.level",
        "lsa.wdigest", "names.llmnr",
    ) == {
        "uac.enabled": True,
        "uac.remote_full_token": True,
        "lsa.protection": 2,
        "ntlm.level": 5,
        "lsa.wdigest": False,
        "names.llmnr": False,
    }  # fmt: skip


def test_what_is_not_set_is_absent_and_never_safe(seeds, collected):
    seeds.remove(f"{SERVICES}\\LanmanServer\\Parameters", "SMB1")
    seeds.remove(f"{CONTROL}\\Lsa", "RunAsPPL")
    facts, _ = collected()
    assert values(facts, "smb.v1_server", "lsa.protection") == {
        "smb.v1_server": "absent",
        "lsa.protection": "absent",
    }


@pytest.fixture
def service():
    """A service that has the name of a security product and the program of this Python."""
    name = "ekrn"
    subprocess.run(["sc", "create", name, "binPath=", f'"{sys.executable}" -c pass'], check=True)
    try:
        yield name
    finally:
        subprocess.run(["sc", "delete", name], check=True)


@pytest.mark.usefixtures("stand_in")
def test_the_program_of_a_security_product_says_whose_it_is(service, collected):
    facts, _ = collected()
    rows = {row["name"]: row for row in facts["protection.binaries"]["value"]}
    assert rows[service]["path_exists"] is True
    assert rows[service]["company"] == "Python Software Foundation"
    assert rows[service]["version"].startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")


@pytest.mark.usefixtures("stand_in")
def test_what_the_system_does_not_implement_is_an_error_with_its_code(collected):
    facts, _ = collected()
    codes = {
        "updates.security_pending": "0x80004001",
        "updates.lists_at": "0x80004001",
        "updates.history": "0x80004001",
        "updates.reboot_required": "0x80004001",
        "firewall.effective": "0x80004001",
        "protection.registered": "0x8004100E",
    }
    for name, code in codes.items():
        assert (facts[name]["status"], facts[name]["value"]) == ("error", None)
        assert code in facts[name]["source"]
