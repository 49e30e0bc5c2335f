# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The families that are tables of settings: each place is read, and only that one."""

import pytest

from veilleuse_agent.collect.windows import (
    autologon,
    credentials,
    elevation,
    powershell,
    printing,
    remote_access,
    removable_media,
    smb_client,
)
from veilleuse_agent.protocol import Status

SERVICES = "SYSTEM\\CurrentControlSet\\Services"
CONTROL = "SYSTEM\\CurrentControlSet\\Control"
LSA = f"{CONTROL}\\Lsa"
CLIENT = f"{SERVICES}\\LanmanWorkstation\\Parameters"
POLICIES = "SOFTWARE\\Policies\\Microsoft"
GUEST = f"{POLICIES}\\Windows\\LanmanWorkstation"
TERMINAL = f"{POLICIES}\\Windows NT\\Terminal Services"
LISTENER = f"{CONTROL}\\Terminal Server\\WinStations\\RDP-Tcp"
SYSTEM = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"
EXPLORER = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer"
GUARD = f"{POLICIES}\\Windows\\DeviceGuard"
DEVICES = f"{POLICIES}\\Windows\\RemovableStorageDevices"
DISKS = f"{DEVICES}\\{{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}}"
PRINTERS = f"{POLICIES}\\Windows NT\\Printers"
POWERSHELL = f"{POLICIES}\\Windows\\PowerShell"
WINLOGON = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"

FAMILIES = (
    autologon,
    credentials,
    elevation,
    powershell,
    printing,
    remote_access,
    removable_media,
    smb_client,
)
ROWS = [
    (smb_client, "smb.v1_client_start", f"{SERVICES}\\MrxSmb10", "Start", 4, 4),
    (smb_client, "smb.client_signing_required", CLIENT, "RequireSecuritySignature", 1, True),
    (smb_client, "smb.guest_allowed", GUEST, "AllowInsecureGuestAuth", 0, False),
    (smb_client, "smb.guest_allowed", CLIENT, "AllowInsecureGuestAuth", 1, True),
    (remote_access, "rdp.security_layer", TERMINAL, "SecurityLayer", 2, 2),
    (remote_access, "rdp.security_layer", LISTENER, "SecurityLayer", 0, 0),
    (remote_access, "rdp.encryption_level", LISTENER, "MinEncryptionLevel", 3, 3),
    (remote_access, "rdp.port", LISTENER, "PortNumber", 3389, 3389),
    (
        remote_access,
        "remote_assistance.solicited",
        f"{CONTROL}\\Remote Assistance",
        "fAllowToGetHelp",
        1,
        True,
    ),
    (remote_access, "remote_assistance.offered", TERMINAL, "fAllowUnsolicited", 0, False),
    (
        remote_access,
        "credssp.encryption_oracle",
        f"{SYSTEM}\\CredSSP\\Parameters",
        "AllowEncryptionOracle",
        2,
        2,
    ),
    (
        remote_access,
        "winrm.client_digest",
        f"{POLICIES}\\Windows\\WinRM\\Client",
        "AllowDigest",
        0,
        False,
    ),
    (elevation, "uac.enabled", SYSTEM, "EnableLUA", 1, True),
    (elevation, "uac.administrator_prompt", SYSTEM, "ConsentPromptBehaviorAdmin", 5, 5),
    (elevation, "uac.filter_builtin_administrator", SYSTEM, "FilterAdministratorToken", 0, False),
    (elevation, "uac.remote_full_token", SYSTEM, "LocalAccountTokenFilterPolicy", 1, True),
    (credentials, "lsa.protection", f"{POLICIES}\\Windows\\System", "RunAsPPL", 2, 2),
    (credentials, "lsa.protection", LSA, "RunAsPPL", 1, 1),
    (credentials, "lsa.protection_boot", LSA, "RunAsPPLBoot", 2, 2),
    (
        credentials,
        "lsa.wdigest",
        f"{CONTROL}\\SecurityProviders\\WDigest",
        "UseLogonCredential",
        1,
        True,
    ),
    (credentials, "lsa.restrict_anonymous", LSA, "RestrictAnonymous", 1, 1),
    (credentials, "lsa.restrict_anonymous_sam", LSA, "RestrictAnonymousSAM", 1, True),
    (credentials, "credential_guard.configured", GUARD, "LsaCfgFlags", 1, 1),
    (credentials, "credential_guard.configured", LSA, "LsaCfgFlags", 2, 2),
    (
        credentials,
        "credential_guard.virtualisation",
        f"{CONTROL}\\DeviceGuard",
        "EnableVirtualizationBasedSecurity",
        0,
        False,
    ),
    (credentials, "ntlm.level", LSA, "LmCompatibilityLevel", 5, 5),
    (credentials, "ntlm.no_lm_hash", LSA, "NoLMHash", 1, True),
    (
        credentials,
        "ntlm.client_security",
        f"{LSA}\\MSV1_0",
        "NTLMMinClientSec",
        537395200,
        537395200,
    ),
    (credentials, "ntlm.server_security", f"{LSA}\\MSV1_0", "NTLMMinServerSec", 0, 0),
    (removable_media, "removable.usb_storage_start", f"{SERVICES}\\USBSTOR", "Start", 3, 3),
    (removable_media, "removable.deny_all", DEVICES, "Deny_All", 1, True),
    (removable_media, "removable.deny_read", DISKS, "Deny_Read", 1, True),
    (removable_media, "removable.deny_write", DISKS, "Deny_Write", 0, False),
    (
        removable_media,
        "removable.deny_write_unencrypted",
        "SYSTEM\\CurrentControlSet\\Policies\\Microsoft\\FVE",
        "RDVDenyWriteAccess",
        1,
        True,
    ),
    (removable_media, "autorun.drive_types_off", EXPLORER, "NoDriveTypeAutoRun", 255, 255),
    (removable_media, "autorun.commands_off", EXPLORER, "NoAutorun", 1, True),
    (
        removable_media,
        "autorun.devices_off",
        f"{POLICIES}\\Windows\\Explorer",
        "NoAutoplayfornonVolume",
        1,
        True,
    ),
    (
        printing,
        "printing.install_unwarned",
        f"{PRINTERS}\\PointAndPrint",
        "NoWarningNoElevationOnInstall",
        1,
        True,
    ),
    (
        printing,
        "printing.update_prompt",
        f"{PRINTERS}\\PointAndPrint",
        "UpdatePromptSettings",
        2,
        2,
    ),
    (
        printing,
        "printing.drivers_by_administrators",
        f"{PRINTERS}\\PointAndPrint",
        "RestrictDriverInstallationToAdministrators",
        0,
        False,
    ),
    (
        printing,
        "printing.rpc_privacy",
        f"{CONTROL}\\Print",
        "RpcAuthnLevelPrivacyEnabled",
        0,
        False,
    ),
    (printing, "printing.remote_rpc", PRINTERS, "RegisterSpoolerRemoteRpcEndPoint", 2, 2),
    (
        powershell,
        "powershell.script_block_logging",
        f"{POWERSHELL}\\ScriptBlockLogging",
        "EnableScriptBlockLogging",
        1,
        True,
    ),
    (
        powershell,
        "powershell.module_logging",
        f"{POWERSHELL}\\ModuleLogging",
        "EnableModuleLogging",
        0,
        False,
    ),
    (
        powershell,
        "powershell.transcription",
        f"{POWERSHELL}\\Transcription",
        "EnableTranscripting",
        1,
        True,
    ),
    (autologon, "autologon.enabled", WINLOGON, "AutoAdminLogon", "1", True),
    (autologon, "autologon.enabled", WINLOGON, "AutoAdminLogon", 0, False),
    (autologon, "autologon.user_named", WINLOGON, "DefaultUserName", "soins", True),
    (autologon, "autologon.password_in_clear", WINLOGON, "DefaultPassword", "Soleil", True),
    (autologon, "autologon.password_in_clear", WINLOGON, "DefaultPassword", "", False),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_what_is_set_in_its_place_is_told_and_nothing_else_is(windows, row):
    family, fact, key, name, value, expected = row
    facts = family.read(windows({key: {name: value}}))
    assert (facts[fact].status, facts[fact].value) == (Status.OK, expected)
    assert type(facts[fact].value) is type(expected)
    assert {n for n, reading in facts.items() if reading.status is not Status.ABSENT} == {fact}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_what_is_refused_is_denied_and_not_absent(windows, row):
    family, fact, key, _, _, _ = row
    facts = family.read(windows({key: PermissionError(13, "no")}))
    assert facts[fact].status is Status.DENIED


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_list_where_a_number_is_expected_is_an_error_at_worst(windows, row):
    family, fact, key, name, _, _ = row
    reading = family.read(windows({key: {name: ("a", "b")}}))[fact]
    presence = fact in {"autologon.user_named", "autologon.password_in_clear"}
    assert reading.status is (Status.OK if presence else Status.ERROR)


def test_every_fact_of_these_families_has_a_row_here():
    promised = {fact for family in FAMILIES for fact in family.PROMISES}
    assert {row[1] for row in ROWS} == promised


def test_no_name_and_no_password_leaves_the_collector(windows):
    winlogon = {"AutoAdminLogon": "1", "DefaultUserName": "soins", "DefaultPassword": "Soleil"}
    told = repr(autologon.read(windows({WINLOGON: winlogon})))
    assert "soins" not in told
    assert "Soleil" not in told
