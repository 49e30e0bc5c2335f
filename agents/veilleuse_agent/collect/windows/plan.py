# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The collectors of a Windows system."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from veilleuse_agent.collect.reading import Collector, Readings
from veilleuse_agent.collect.windows import (
    account_rules,
    address_servers,
    administrators,
    attack_surface,
    autologon,
    backups,
    credentials,
    defender,
    detections,
    disks,
    elevation,
    event_log_limits,
    features,
    firewall_effective,
    firewall_rules,
    hardware,
    hives,
    identity,
    laps,
    name_resolution,
    neighbours,
    office_macros,
    own_accounts,
    platform_security,
    posture,
    powershell,
    printing,
    protection,
    reboot,
    remote_access,
    removable_media,
    schannel,
    screen_lock,
    security_binaries,
    services,
    sharing_effective,
    signatures,
    smb_client,
    software,
    time_service,
    update_agent,
    updates,
    wireless,
)
from veilleuse_agent.collect.windows.surfaces import Windows

if sys.platform == "win32":
    from veilleuse_agent.collect.windows.accounts_api import RealAccounts
    from veilleuse_agent.collect.windows.automation import RealAutomation
    from veilleuse_agent.collect.windows.caller_token import RealCaller
    from veilleuse_agent.collect.windows.event_log import RealEventLog
    from veilleuse_agent.collect.windows.file_system import RealFiles
    from veilleuse_agent.collect.windows.hardware_api import RealHardware
    from veilleuse_agent.collect.windows.instrumentation import RealWmi
    from veilleuse_agent.collect.windows.neighbour_table import RealNeighbourhood
    from veilleuse_agent.collect.windows.registry import RealRegistry, UsersRegistry
    from veilleuse_agent.collect.windows.service_manager import RealServices
    from veilleuse_agent.collect.windows.wireless_api import RealWireless

    def collectors() -> Sequence[Collector]:
        """Those of this machine."""
        return collectors_of(
            Windows(
                RealRegistry(),
                RealServices(),
                RealAccounts(),
                RealWmi(),
                RealNeighbourhood(),
                users=UsersRegistry(),
                wireless=RealWireless(),
                hardware=RealHardware(),
                automation=RealAutomation(),
                events=RealEventLog(),
                files=RealFiles(),
                caller=RealCaller(),
            )
        )


_READERS: tuple[tuple[str, tuple[str, ...], Callable[[Windows], Readings]], ...] = (
    ("system", identity.SYSTEM, identity.read_system),
    ("host", identity.HOST, identity.read_host),
    ("services", services.PROMISES, services.read),
    ("firewall", posture.FIREWALL, posture.read_firewall),
    ("sharing", posture.SHARING, posture.read_sharing),
    ("remote desktop", posture.REMOTE, posture.read_remote),
    ("defender policy", defender.POLICY, defender.read_policy),
    ("signatures", signatures.PROMISES, signatures.read),
    ("security binaries", security_binaries.PROMISES, security_binaries.read),
    ("installed updates", updates.INSTALLED, updates.read_installed),
    ("update policy", updates.POLICY, updates.read_policy),
    ("reboot", reboot.PROMISES, reboot.read),
    ("administrators", administrators.PROMISES, administrators.read),
    ("account rules", account_rules.PROMISES, account_rules.read),
    ("own accounts", own_accounts.PROMISES, own_accounts.read),
    ("file sharing client", smb_client.PROMISES, smb_client.read),
    ("name resolution", name_resolution.PROMISES, name_resolution.read),
    ("remote access", remote_access.PROMISES, remote_access.read),
    ("elevation", elevation.PROMISES, elevation.read),
    ("credentials", credentials.PROMISES, credentials.read),
    ("local administrator password", laps.PROMISES, laps.read),
    ("automatic logon", autologon.PROMISES, autologon.read),
    ("removable media", removable_media.PROMISES, removable_media.read),
    ("profiles", hives.PROMISES, hives.read),
    ("screen lock", screen_lock.PROMISES, screen_lock.read),
    ("office macros", office_macros.PROMISES, office_macros.read),
    ("printing", printing.PROMISES, printing.read),
    ("powershell", powershell.PROMISES, powershell.read),
    ("tls versions", schannel.PROMISES, schannel.read),
    ("time service", time_service.PROMISES, time_service.read),
    ("event log limits", event_log_limits.LIMITS, event_log_limits.read),
    ("event log reach", event_log_limits.OLDEST, event_log_limits.read_oldest),
    ("firewall rules", firewall_rules.PROMISES, firewall_rules.read),
    ("attack surface", attack_surface.PROMISES, attack_surface.read),
    ("hardware", hardware.PROMISES, hardware.read),
    ("wireless", wireless.PROMISES, wireless.read),
    ("address servers", address_servers.PROMISES, address_servers.read),
    ("software", software.PROMISES, software.read),
    ("neighbours", neighbours.PROMISES, neighbours.read),
    ("disks", disks.PROMISES, disks.read),
    ("backups", backups.PROMISES, backups.read),
    ("effective firewall", firewall_effective.PROMISES, firewall_effective.read),
    ("registered antivirus", protection.REGISTERED, protection.read_registered),
    ("defender", defender.STATUS, defender.read_status),
    ("detections", detections.PROMISES, detections.read),
    ("effective sharing", sharing_effective.PROMISES, sharing_effective.read),
    ("platform security", platform_security.PROMISES, platform_security.read),
    ("extended updates", identity.ESU, identity.read_esu),
    ("quick fixes", update_agent.QFE, update_agent.read_qfe),
    ("update agent", update_agent.STATE, update_agent.read_state),
)

# These wait for other programs of the system; nothing else waits for them.
_SLOW_READERS: tuple[tuple[str, tuple[str, ...], Callable[[Windows], Readings], float], ...] = (
    ("optional features", features.PROMISES, features.read, 40),
    ("pending updates", update_agent.PENDING, update_agent.read_pending, 75),
)


def collectors_of(windows: Windows) -> Sequence[Collector]:
    """Those that read these surfaces."""
    quick = tuple(
        Collector(name, promises, partial(read, windows)) for name, promises, read in _READERS
    )
    slow = tuple(
        Collector(name, promises, partial(read, windows), seconds, is_beside=True)
        for name, promises, read, seconds in _SLOW_READERS
    )
    return (*quick, *slow)
