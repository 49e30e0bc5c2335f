# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta

import pytest

from veilleuse.domain.model import DeviceClass, Evidence, FactStatus, Site

DENIED = FactStatus.DENIED


def seen(services=(), software=(), processes=()):
    return {
        "services": [{"name": name, "state": "running"} for name in services],
        "software": [{"name": name, "version": "1"} for name in software],
        "processes": [*processes],
    }


@pytest.mark.parametrize(
    ("facts", "approved", "verdict", "reason"),
    [
        (seen(), (), "ok", "remote_tool_none"),
        (seen(services=["TeamViewer"]), (), "finding", "remote_tool"),
        (seen(software=["TeamViewer 15"]), (), "finding", "remote_tool"),
        (seen(software=["TeamViewer"]), ("teamviewer",), "ok", "remote_tool_approved"),
        (seen(software=["TeamViewer"]), ("TEAMVIEWER",), "ok", "remote_tool_approved"),
        (seen(["AnyDesk"], ["TeamViewer"]), ("teamviewer",), "finding", "remote_tool"),
        (seen(processes=["anydesk.exe"]), (), "finding", "remote_tool"),
        (seen(software=["ScreenConnect Client (0123456789abcdef)"]), (), "finding", "remote_tool"),
        (seen(["ScreenConnect Client (0123456789abcdef)"]), (), "finding", "remote_tool"),
        (seen(processes=["client32.exe"]), (), "finding", "remote_tool"),
        # An assistant that acts on the machine counts; one that only answers does not.
        (seen(services=["openclaw-gateway"]), (), "finding", "remote_tool"),
        (seen(services=["openclaw-gateway"]), ("openclaw",), "ok", "remote_tool_approved"),
        (seen(processes=["ollama.exe"]), (), "ok", "remote_tool_none"),
        # Part of a name is not the name.
        (seen(software=["TeamViewer Meeting notes"]), (), "ok", "remote_tool_none"),
        (seen(services=["MyLogMeInHelper"]), (), "ok", "remote_tool_none"),
        (seen(processes=["logmein"]), (), "ok", "remote_tool_none"),
        (seen() | {"software": DENIED}, (), "unknown", "fact_denied"),
        (seen() | {"services": FactStatus.ERROR}, (), "unknown", "fact_error"),
        (seen(["AnyDesk"]) | {"software": DENIED}, (), "finding", "remote_tool"),
        (seen() | {"processes": DENIED}, (), "ok", "remote_tool_none"),
    ],
)
def test_remote_tools_are_found_by_exact_names(bench, facts, approved, verdict, reason):
    site = Site("S", approved_remote_tools=approved)

    found = bench.one("RMT-01", facts, site=site)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_device_that_answers_to_public_is_a_finding_whatever_its_ports(bench):
    told = (Evidence("tcp.open", "22"), Evidence("snmp.community", "public"))
    device = bench.device(DeviceClass.NETWORK, evidence=told)
    (found,) = bench.all("NET-04", (device,))
    assert (found.verdict, found.reason) == ("finding", "snmp_public")


def listening(*ports, address="0.0.0.0", protocol="tcp"):
    return [{"protocol": protocol, "address": address, "port": p, "process": "x"} for p in ports]


def judged(bench, control, facts=None, open_ports=(), device_class=DeviceClass.SERVER, **changes):
    reported_at = bench.now - timedelta(hours=1) if facts else None
    device = bench.device(
        device_class,
        facts=bench.facts(facts or {}),
        reported_at=reported_at,
        evidence=tuple(Evidence("tcp.open", port) for port in open_ports),
    )
    for name, value in changes.items():
        object.__setattr__(device, name, value)
    (found,) = bench.all(control, (device,))
    return found.verdict, found.reason


FILTERED = [{"name": "host", "enabled": True, "inbound_block": True}]
OPEN = [{"name": "host", "enabled": True, "inbound_block": False}]


@pytest.mark.parametrize(
    ("facts", "open_ports", "verdict", "reason"),
    [
        (None, (), "unknown", "ports_unseen"),
        (None, ("3389",), "finding", "admin_port_open"),
        (None, ("443",), "unknown", "ports_unseen"),
        (None, ("nonsense", "²", "9" * 5000), "unknown", "ports_unseen"),
        ({"ports.listening": listening(443)}, (), "ok", "admin_ports_closed"),
        ({"ports.listening": listening(22)}, (), "finding", "admin_port_listening"),
        ({"ports.listening": listening(2375)}, (), "finding", "admin_port_listening"),
        ({"ports.listening": listening(514)}, (), "ok", "admin_ports_closed"),
        (None, ("16992",), "finding", "admin_port_open"),
        ({"ports.listening": listening(22, address="127.0.0.1")}, (), "ok", "admin_ports_closed"),
        ({"ports.listening": listening(22, address="::1")}, (), "ok", "admin_ports_closed"),
        ({"ports.listening": listening(22, address="*")}, (), "finding", "admin_port_listening"),
        ({"ports.listening": listening(22, protocol="udp")}, (), "ok", "admin_ports_closed"),
        (
            {"ports.listening": listening(3389), "firewall.profiles": FILTERED},
            (),
            "unknown",
            "admin_port_filtered",
        ),
        (
            {"ports.listening": listening(3389), "firewall.profiles": OPEN},
            (),
            "finding",
            "admin_port_listening",
        ),
        (
            {"ports.listening": listening(3389), "firewall.profiles": FILTERED},
            ("3389",),
            "finding",
            "admin_port_open",
        ),
        ({"ports.listening": FactStatus.DENIED}, (), "unknown", "fact_denied"),
        ({"os.family": "linux"}, (), "unknown", "ports_unseen"),
    ],
)
def test_administration_does_not_answer_to_the_users(bench, facts, open_ports, verdict, reason):
    assert judged(bench, "RMT-02", facts, open_ports) == (verdict, reason)


@pytest.mark.parametrize(
    ("facts", "open_ports", "device_class", "verdict", "reason"),
    [
        (None, ("23",), DeviceClass.NETWORK, "finding", "clear_protocol"),
        (None, ("21", "80"), DeviceClass.PRINTER, "finding", "clear_protocol"),
        (None, ("80",), DeviceClass.PRINTER, "ok", "clear_protocol_unseen"),
        (None, (), DeviceClass.PRINTER, "unknown", "ports_unseen"),
        (None, (), DeviceClass.MEDICAL, "not_applicable", "never_probed"),
        (None, ("23",), DeviceClass.MEDICAL, "finding", "clear_protocol"),
        ({"ports.listening": listening(21)}, (), DeviceClass.SERVER, "finding", "clear_protocol"),
        ({"ports.listening": listening(513)}, (), DeviceClass.SERVER, "finding", "clear_protocol"),
        ({"ports.listening": listening(22)}, (), DeviceClass.SERVER, "ok", "clear_protocol_none"),
    ],
)
def test_nothing_takes_passwords_in_clear(
    bench, *, facts, open_ports, device_class, verdict, reason
):
    assert judged(bench, "NET-04", facts, open_ports, device_class) == (verdict, reason)


def test_an_old_report_no_longer_says_which_ports_listen(bench):
    past = bench.now - timedelta(days=60)
    facts = {"ports.listening": listening(443)}

    assert judged(bench, "RMT-02", facts, reported_at=past) == ("unknown", "ports_unseen")


def test_a_device_that_nobody_may_probe_is_left_alone(bench):
    found = judged(bench, "NET-04", device_class=DeviceClass.PRINTER, never_probe=True)

    assert found == ("not_applicable", "never_probed")


def test_ports_are_named(bench):
    device = bench.device(
        DeviceClass.SERVER, evidence=(Evidence("tcp.open", "5900"), Evidence("tcp.open", "22"))
    )

    (found,) = bench.all("RMT-02", (device,))

    assert found.details == {"ports": "SSH (22), VNC (5900)"}
