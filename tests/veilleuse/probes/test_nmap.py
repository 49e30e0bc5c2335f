# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""nmap's command line and its XML."""

import contextlib
import socketserver
import threading
from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

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
TRACES = """cat >&2 <<'END'
CONN (0.2437s) TCP localhost > 10.77.0.10:443 => Operation now in progress
NSOCK INFO [0.3110s] nsock_iod_new2(): nsock_iod_new (IOD #1)
NSOCK INFO [0.3120s] nsock_connect_tcp(): TCP connection requested to 10.77.0.10:443 (IOD #1) EID 8
NSOCK INFO [6.3180s] nsock_trace_handler_callback(): Callback: CONNECT SUCCESS for EID 8
NSOCK INFO [6.3180s] nsock_connect_ssl(): SSL connection requested to 10.77.0.10:443/tcp EID 17
END"""
"""As nmap 7.93 writes it."""
TAKE_XML = 'while [ "$1" != -oX ]; do shift; done; xml=$2'


def test_the_command_line_is_fixed_and_gentle() -> None:
    line = nmap.arguments("/usr/bin/nmap", HOST, 443, LIMITS, Path("x.xml"))
    assert line[0] == "/usr/bin/nmap"
    assert line[-1] == "10.77.0.10"
    assert {"--unprivileged", "-sT", "-Pn", "-n", "-sV", "--version-light"} < set(line)
    assert line[line.index("--max-rate") + 1] == "5"
    assert line[line.index("--max-retries") + 1] == "0"
    assert line[line.index("-p") + 1] == "443"
    assert not {"-A", "-O", "-sU", "-sS", "-sC", "--script", "--allports"} & set(line)
    assert "-6" in nmap.arguments("nmap", IPv6Address("fe80::1"), 22, LIMITS, Path("x.xml"))


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


def test_a_list_of_dialects_without_the_oldest_says_that_it_is_refused(clock) -> None:
    (seen,) = nmap.parse(RUN.replace(b"NT LM 0.12", b"2:0:2"), LIMITS, clock.now())
    assert Evidence("smb.oldest", "refused") in seen.evidence
    assert Evidence("smb.dialect", "NT LM 0.12") not in seen.evidence


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


def test_the_first_connection_is_journalled_before_and_the_further_ones_as_traced(
    make_budget, journal, tmp_path
) -> None:
    (tmp_path / "run.xml").write_bytes(RUN)
    said = []
    budget = make_budget(network="10.77.0.0/24")
    program = _program(tmp_path, f"{TRACES}\n{TAKE_XML}\ncp {tmp_path}/run.xml $xml")
    nmap.name_service(program, HOST, 443, budget, said.append)
    assert [each.probe for each in said] == ["nmap"]
    assert [(entry.act, entry.port, entry.packets) for entry in journal] == [
        ("connect", 443, 1), ("connect", 443, 2),
    ]  # fmt: skip


def test_a_run_that_fails_is_a_notice_and_what_it_sent_is_journalled(
    make_budget, journal, tmp_path
) -> None:
    said = []
    budget = make_budget(network="10.77.0.0/24")
    program = _program(tmp_path, f"{TRACES}\necho broken >&2; exit 3")
    nmap.name_service(program, HOST, 443, budget, said.append)
    assert [each.code for each in said] == ["nmap_failed"]
    assert "broken" in said[0].detail
    assert [entry.packets for entry in journal] == [1, 2]


def test_a_run_that_writes_nothing_is_a_notice(make_budget, tmp_path) -> None:
    said = []
    budget = make_budget(network="10.77.0.0/24")
    nmap.name_service(_program(tmp_path, "exit 0"), HOST, 443, budget, said.append)
    assert [each.code for each in said] == ["nmap_failed"]


class Counting(socketserver.ThreadingTCPServer):
    """A service on loopback that says hello, and counts who came."""

    daemon_threads = True
    accepted = 0

    def process_request(self, request: object, client_address: object) -> None:
        self.accepted += 1
        super().process_request(request, client_address)  # type: ignore[arg-type]


class _Hello(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        with contextlib.suppress(OSError):
            self.request.sendall(b"220 Bonjour\r\n")
            self.request.settimeout(5)
            self.request.recv(100)


@pytest.mark.skipif(nmap.find_nmap() is None, reason="nmap is not installed")
def test_the_journal_counts_what_the_service_accepted(make_budget, journal) -> None:
    said = []
    budget = make_budget(network="127.0.0.0/8")
    with Counting(("127.0.0.1", 0), _Hello) as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        port = service.server_address[1]
        nmap.name_service(nmap.find_nmap(), IPv4Address("127.0.0.1"), port, budget, said.append)
        service.shutdown()
        thread.join()
    assert [each.probe for each in said] == ["nmap"]
    assert sum(entry.packets for entry in journal) == service.accepted > 1
