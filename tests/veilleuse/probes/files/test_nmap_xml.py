# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of an nmap run that somebody made."""

from datetime import UTC, datetime
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.errors import ImportHostileError

HOST = """<host starttime="1795600000" endtime="1795600060">
<status state="up" reason="arp-response"/>
<address addr="10.0.0.%d" addrtype="ipv4"/>
<address addr="00:11:32:AA:BB:05" addrtype="mac" vendor="Synology"/>
<hostnames><hostname name="nas.lan" type="PTR"/></hostnames>
<ports><port protocol="tcp" portid="445"><state state="open" reason="syn-ack"/>
<service name="microsoft-ds"/></port></ports></host>
"""
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun args="nmap">\n'
RUN = (HEAD + HOST % 5 + "</nmaprun>").encode()


def test_a_real_run_is_read(look, samples) -> None:
    seen = look((samples / "nmap.xml").read_bytes())
    assert seen.format == "nmap"
    assert (seen.reading.read, seen.reading.refused, seen.notices) == (6, 0, [])
    told = {str(one.address): {(i.kind, i.value) for i in one.evidence} for one in seen.sightings}
    assert ("smb.signing", "enabled but not required") in told["10.77.0.10"]
    assert ("tls.subject", "IPCAM") in told["10.77.0.12"]
    assert {("tcp.open", "104"), ("nmap.service", "104 acr-nema")} < told["10.77.0.16"]
    assert seen.sightings[0].probe == "file.nmap"
    assert seen.sightings[0].at == datetime(2026, 11, 25, 16, 57, 6, tzinfo=UTC)


def test_card_name_and_time_are_read_beside_the_ports(look) -> None:
    seen = look(RUN)
    (one,) = seen.sightings
    assert (one.address, one.hardware) == (IPv4Address("10.0.0.5"), "00:11:32:aa:bb:05")
    assert one.at == datetime.fromtimestamp(1795600060, UTC)
    assert seen.evidence() == {
        ("name.dns", "nas.lan"),
        ("tcp.open", "445"),
        ("nmap.service", "445 microsoft-ds"),
    }


def test_a_host_that_is_down_is_nobody(look) -> None:
    assert look(RUN.replace(b'state="up"', b'state="down"')).sightings == []


def test_a_run_that_was_cut_gives_the_hosts_before(look) -> None:
    text = HEAD + "".join(HOST % last for last in range(1, 200))
    seen = look(text.encode()[:-100])
    assert len(seen.sightings) == 198
    assert seen.notices == ["import_cut"]


def test_a_host_longer_than_a_record_is_refused_and_the_next_is_read(look) -> None:
    long = (HOST % 6).replace("</ports>", "<!--" + "x" * 200_000 + "--></ports>")
    text = HEAD + HOST % 5 + long + HOST % 7 + "</nmaprun>"
    seen = look(text.encode(), record_bytes=10_000)
    assert [str(one.address) for one in seen.sightings] == ["10.0.0.5", "10.0.0.7"]
    assert seen.reading.refused == 1


def test_the_number_of_hosts_is_bounded(look) -> None:
    text = HEAD + "".join(HOST % last for last in range(1, 20)) + "</nmaprun>"
    seen = look(text.encode(), records=5)
    assert len(seen.sightings) == 5
    assert seen.notices == ["import_too_many"]


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE nmaprun [<!ENTITY a "b">]>',
        b'<!DOCTYPE nmaprun [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE nmaprun [<!ENTITY % a SYSTEM "http://192.0.2.1/">%a;]>',
    ],
)
def test_entities_are_refused(look, doctype) -> None:
    with pytest.raises(ImportHostileError):
        look(RUN.replace(b"<!DOCTYPE nmaprun>", doctype))


def test_endless_nesting_is_refused(look) -> None:
    with pytest.raises(ImportHostileError):
        look(HEAD.encode() + b"<host>" * 10_000)


@given(st.binary(max_size=100), st.integers(0, len(RUN)))
def test_any_damage_is_read_or_refused(look, noise, at) -> None:
    try:
        seen = look(b"<nmaprun>" + HOST.encode() % 5 + RUN[:at] + noise + RUN[at:])
    except ImportHostileError:
        return
    for one in seen.sightings:
        assert all(0 < len(item.value) <= 200 for item in one.evidence)
