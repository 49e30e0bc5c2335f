# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.schannel import read
from veilleuse_agent.protocol import Status

PROTOCOLS = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"


def protocols(machine):
    return read(machine)["schannel.protocols"]


def row(protocol, side, enabled, off):
    return {
        "protocol": protocol,
        "side": side,
        "enabled": enabled,
        "disabled_by_default": off,
    }


def test_only_what_somebody_set_is_told(windows):
    machine = windows(
        {
            f"{PROTOCOLS}\\TLS 1.0\\Server": {"Enabled": 0, "DisabledByDefault": 1},
            f"{PROTOCOLS}\\TLS 1.0\\Client": {},
            f"{PROTOCOLS}\\TLS 1.2\\Client": {"Enabled": 0xFFFFFFFF},
        }
    )
    assert protocols(machine).value == [
        row("TLS 1.0", "server", enabled=False, off=True),
        row("TLS 1.2", "client", enabled=True, off=None),
    ]


def test_a_value_of_another_type_is_there_and_not_understood(windows):
    machine = windows({f"{PROTOCOLS}\\SSL 3.0\\Server": {"Enabled": "0"}})
    assert protocols(machine).value == [row("SSL 3.0", "server", enabled=None, off=None)]


def test_nothing_set_is_absent_and_what_is_refused_is_denied(windows):
    assert protocols(windows()).status is Status.ABSENT
    assert protocols(windows({f"{PROTOCOLS}\\SSL 2.0\\Client": {}})).status is Status.ABSENT
    assert protocols(windows({PROTOCOLS: PermissionError(13, "no")})).status is Status.DENIED
    shut = {f"{PROTOCOLS}\\TLS 1.0\\Server": PermissionError(13, "no")}
    assert protocols(windows(shut)).status is Status.DENIED
