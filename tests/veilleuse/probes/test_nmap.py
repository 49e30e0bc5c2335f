# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""nmap's command line and its XML."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import Evidence
from veilleuse.probes import nmap

LIMITS = load_limits()
HOST = IPv4Address("10.77.0.10")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n<nmaprun args="nmap">'
TAIL = (
    '<runstats><finished timestr="x" elapsed="1"/><hosts up="1" down="0" total="1"/></runstats>'
    "</nmaprun>"
)
PORTS = """<host><status state="up" reason="user-set"/><address addr="10.77.0.10" addrtype="ipv4"/>
<ports><port protocol="tcp" portid="443"><state state="open" reason="syn-ack"/>
<service name="http" product="lighttpd" version="1.4.69" conf="10"/>
<script id="ssl-cert" output="Subject: commonName=IPCAM/organizationName=Lab&#xa;Issuer:
 commonName=X&#xa;Not valid after:  2026-12-23T23:52:40"/></port>
<port protocol="tcp" portid="445"><state state="open" reason="syn-ack"/>
<service name="microsoft-ds" conf="3"/></port>
<port protocol="tcp" portid="22"><state state="closed" reason="conn-refused"/></port></ports>
<hostscript><script id="smb-protocols" output="&#xa;  dialects: &#xa;    NT LM 0.12 (SMBv1)
 [dangerous]&#xa;    202&#xa;    3:1:1"/>
<script id="smb2-security-mode" output="&#xa;  311: &#xa;    Message signing enabled and required"/>
<script id="rdp-ntlm-info" output="&#xa;  NetBIOS_Computer_Name: POSTE-IDE&#xa;
  Product_Version: 10.0.19041"/><script id="other" output="x"/></hostscript></host>"""
RUN = (HEAD + PORTS + TAIL).encode()


def test_the_command_line_is_fixed_and_gentle() -> None:
    line = nmap.arguments("/usr/bin/nmap", HOST, LIMITS)
    assert line[0] == "/usr/bin/nmap"
    assert line[-1] == "10.77.0.10"
    assert {"--unprivileged", "-sT", "-Pn", "-n", "-sV", "--version-light"} < set(line)
    assert line[line.index("--max-rate") + 1] == "5"
    assert line[line.index("--script") + 1] == ",".join(nmap.SCRIPTS)
    assert not {"-A", "-O", "-sU", "-sS", "--allports"} & set(line)
    ports = {int(port) for port in line[line.index("-p") + 1].split(",")}
    assert not ports & LIMITS.never_ports
    assert "-6" in nmap.arguments("nmap", IPv6Address("fe80::1"), LIMITS)


def test_a_run_becomes_one_sighting_for_each_host(clock) -> None:
    (seen,) = nmap.parse(RUN, LIMITS, clock.now())
    assert seen.address == HOST
    assert set(seen.evidence) == {
        Evidence("tcp.open", "443"),
        Evidence("nmap.service", "443 http lighttpd 1.4.69"),
        Evidence("tls.subject", "IPCAM"),
        Evidence("tls.expires", "2026-12-23T23:52:40"),
        Evidence("tcp.open", "445"),
        Evidence("nmap.service", "445 microsoft-ds"),
        Evidence("smb.dialect", "NT LM 0.12"),
        Evidence("smb.dialect", "202"),
        Evidence("smb.dialect", "3:1:1"),
        Evidence("smb.signing", "enabled and required"),
        Evidence("rdp.version", "10.0.19041"),
        Evidence("name.netbios", "POSTE-IDE"),
    }


@pytest.mark.parametrize(
    "data",
    [b"", b"<nmaprun", b"<other/>", b"<nmaprun></nmaprun>", RUN[:-30],
     RUN.replace(b"<!DOCTYPE nmaprun>", b'<!DOCTYPE nmaprun [<!ENTITY a "b">]>'),
     RUN.replace(b'portid="22"', b'portid="x"')],
)  # fmt: skip
def test_other_bytes_are_refused(clock, data) -> None:
    with pytest.raises(nmap.XmlError):
        nmap.parse(data, LIMITS, clock.now())


def test_a_run_that_is_too_long_is_refused(clock) -> None:
    with pytest.raises(nmap.XmlError):
        nmap.parse(RUN, replace(LIMITS, nmap_bytes=100), clock.now())


@given(st.binary(max_size=200), st.integers(0, len(RUN)))
def test_any_damage_is_read_or_refused(noise, at) -> None:
    from datetime import UTC, datetime

    try:
        seen = nmap.parse(RUN[:at] + noise + RUN[at:], LIMITS, datetime(2026, 11, 2, tzinfo=UTC))
    except nmap.XmlError:
        seen = ()
    for each in seen:
        assert all(len(item.value) <= LIMITS.text_characters for item in each.evidence)


def _program(tmp_path, script: str) -> str:
    path = tmp_path / "nmap"
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o755)
    return str(path)


def test_a_scan_is_journalled_before_and_estimated_after(make_budget, journal, tmp_path) -> None:
    (tmp_path / "run.xml").write_bytes(RUN)
    said = []
    budget = make_budget(network="10.77.0.0/24")
    nmap.scan(_program(tmp_path, f"cat {tmp_path}/run.xml"), HOST, budget, said.append)
    assert [each.probe for each in said] == ["nmap"]
    assert [(entry.act, entry.packets) for entry in journal] == [
        ("scan", len(LIMITS.nmap_ports)),
        ("scan", 2 * LIMITS.nmap_packets_per_open_port),
    ]


def test_a_scan_that_fails_is_a_notice(make_budget, tmp_path) -> None:
    said = []
    budget = make_budget(network="10.77.0.0/24")
    nmap.scan(_program(tmp_path, "echo broken >&2; exit 3"), HOST, budget, said.append)
    assert [each.code for each in said] == ["nmap_failed"]
    assert "broken" in said[0].detail
