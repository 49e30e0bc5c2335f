# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from ipaddress import IPv4Address

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes import dns_sd
from veilleuse_agent import dns
from veilleuse_agent.collect.announcements import mdns

SENDER = IPv4Address("192.168.7.9")


def printer(wire, address=SENDER, seconds=120):
    instance = wire.labels("Accueil", "_ipp", "_tcp", "local")
    return [
        wire.Row(wire.labels("Imprimante", "local"), dns.A, address.packed, seconds),
        wire.Row(instance, dns.SRV, wire.srv("imprimante", "local"), seconds),
        wire.Row(
            instance,
            dns.TXT,
            wire.txt(b"ty=Brother HL-L2350DW", b"note=chambre de Mme X", b"TY=autre"),
            seconds,
        ),
        wire.Row(
            wire.labels("Accueil", "_device-info", "_tcp", "local"),
            dns.TXT,
            wire.txt(b"model=HL"),
            seconds,
        ),
    ]


def heard(*messages, sender=SENDER):
    return mdns.sayings([each for data in messages for each in mdns.read(data)], sender)


def test_a_host_tells_its_name_services_and_model(wire) -> None:
    assert set(heard(wire.message(printer(wire)))) == {
        ("name.mdns", "imprimante"),
        ("mdns.service", "_ipp._tcp"),
        ("mdns.txt.ty", "Brother HL-L2350DW"),
        ("mdns.model", "HL"),
    }


def test_what_comes_in_several_messages_is_put_together(wire) -> None:
    rows = printer(wire)
    assert heard(wire.message(rows[1:]), wire.message(rows[:1])) == heard(wire.message(rows))


def test_a_router_that_repeats_the_records_of_others_gives_nothing(wire) -> None:
    assert heard(wire.message(printer(wire)), sender=IPv4Address("192.168.7.1")) == ()


def test_a_question_with_known_answers_gives_nothing(wire) -> None:
    assert heard(wire.message(printer(wire), flags=0)) == ()


def test_a_farewell_gives_nothing(wire) -> None:
    assert heard(wire.message(printer(wire, seconds=0))) == ()


def test_a_service_of_another_host_is_not_the_senders(wire) -> None:
    rows = [
        wire.Row(wire.labels("pc", "local"), dns.A, SENDER.packed),
        wire.Row(wire.labels("b", "_ssh", "_tcp", "local"), dns.SRV, wire.srv("autre", "local")),
    ]
    assert heard(wire.message(rows)) == (("name.mdns", "pc"),)


def test_both_rooms_read_the_same_attributes() -> None:
    assert mdns.TXT_KEYS == dns_sd.TXT_KEYS


@given(st.binary(max_size=300))
def test_any_attributes_are_read_like_the_desktop_reads_them(data) -> None:
    found = {key for key, value in mdns.attributes(data)}
    assert found <= mdns.TXT_KEYS
    for item in dns_sd.parse_txt(data, 200):
        assert item.kind.removeprefix("mdns.txt.") in found


@given(
    label=st.text(min_size=1, max_size=15),
    kind=st.sampled_from([dns.A, dns.SRV, dns.TXT]),
    data=st.binary(max_size=40),
)
def test_any_record_is_read_without_failing(wire, label, kind, data) -> None:
    rows = [
        wire.Row(wire.labels(label, "local"), dns.A, SENDER.packed),
        wire.Row(wire.labels(label, "_ipp", "_tcp", "local"), dns.SRV, wire.srv(label, "local")),
        wire.Row(wire.labels(label, "_ipp", "_tcp", "local"), kind, data),
    ]
    for _, value in heard(wire.message(rows), data):
        assert 0 < len(value) <= 200
        assert value.isprintable()
