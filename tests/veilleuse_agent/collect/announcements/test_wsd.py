# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.announcements import wsd

# From Microsoft's documentation: learn.microsoft.com/windows/win32/wsdapi/hello-message
HELLO = """<?xml version="1.0" encoding="utf-8" ?>
<soap:Envelope
    xmlns:soap="http://www.w3.org/2003/05/soap-envelope"
    xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
    xmlns:wsd="http://schemas.xmlsoap.org/ws/2005/04/discovery"
    xmlns:wsdp="http://schemas.xmlsoap.org/ws/2006/02/devprof">
<soap:Header>
    <wsa:To>
        urn:schemas-xmlsoap-org:ws:2005:04:discovery
    </wsa:To>
    <wsa:Action>
        http://schemas.xmlsoap.org/ws/2005/04/discovery/Hello
    </wsa:Action>
    <wsa:MessageID>
        urn:uuid:0f5d604c-81ac-4abc-8010-51dbffad55f2
    </wsa:MessageID>
    <wsd:AppSequence InstanceId="2"
        SequenceId="urn:uuid:369a7d7b-5f87-48a4-aa9a-189edf2a8772"
        MessageNumber="14">
    </wsd:AppSequence>
</soap:Header>
<soap:Body>
    <wsd:Hello>
        <wsa:EndpointReference>
            <wsa:Address>
                urn:uuid:37f86d35-e6ac-4241-964f-1d9ae46fb366
            </wsa:Address>
        </wsa:EndpointReference>
        <wsd:Types>wsdp:Device</wsd:Types>
        <wsd:MetadataVersion>2</wsd:MetadataVersion>
    </wsd:Hello>
</soap:Body>
</soap:Envelope>"""


def hello(types: str, *, action: str = "http://schemas.xmlsoap.org/ws/2005/04/discovery/Hello"):
    return (
        f"<s:Envelope><s:Header><a:Action s:mustUnderstand='1'>{action}</a:Action></s:Header>"
        f"<s:Body><d:Hello><d:Types xmlns:x='urn:x'>{types}</d:Types></d:Hello></s:Body>"
        "</s:Envelope>"
    ).encode()


def test_the_documented_hello_is_a_device() -> None:
    assert wsd.sayings(HELLO.encode()) == (("wsd.types", "Device"),)


def test_types_come_sorted_once_and_without_their_prefix() -> None:
    said = wsd.sayings(hello("wsdp:Device pub:Computer wsdp:Device NetworkVideoTransmitter"))
    assert said == (("wsd.types", "Computer Device NetworkVideoTransmitter"),)


def test_the_standard_of_2009_is_heard_too() -> None:
    action = "http://docs.oasis-open.org/ws-dd/ns/discovery/2009/01/Hello"
    assert wsd.sayings(hello("dpws:Device mdpws:MedicalDevice", action=action)) == (
        ("wsd.types", "Device MedicalDevice"),
    )


@pytest.mark.parametrize("verb", ["Bye", "Probe", "Resolve", "Hello/x"])
def test_another_message_tells_nothing(verb) -> None:
    action = f"http://schemas.xmlsoap.org/ws/2005/04/discovery/{verb}"
    assert wsd.sayings(hello("wsdp:Device", action=action)) == ()


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        "<!-- <a:Action>-->",
        "<![CDATA[<d:Types>Computer</d:Types>]]>",
    ],
)
def test_what_could_hide_an_element_is_refused(hostile) -> None:
    assert wsd.sayings(hostile.encode() + hello("wsdp:Device")) == ()


def test_an_entity_is_not_expanded() -> None:
    assert wsd.sayings(hello("wsdp:&evil; pub:Computer")) == (("wsd.types", "Computer"),)


def test_a_message_without_end_is_not_read() -> None:
    assert wsd.sayings(hello("wsdp:Device") + b" " * wsd.SIZE) == ()


@given(st.text(max_size=300), st.binary(max_size=200))
def test_any_message_is_read_without_failing(types, data) -> None:
    for message in (hello(types), data, hello("wsdp:Device") + data):
        for _, value in wsd.sayings(message):
            assert 0 < len(value) <= 200
            assert value.isascii()
