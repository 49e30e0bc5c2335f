# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.surfaces import NoWirelessError
from veilleuse_agent.collect.windows.wireless import protection_of, read
from veilleuse_agent.protocol import Status


def profile(authentication, encryption, mode="auto", name="EHPAD-Soins"):
    """A profile in the shape of Microsoft's "WPA2-Personal Profile Sample", without its key."""
    return f"""<?xml version="1.0" encoding="US-ASCII"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>{name}</name>
  <SSIDConfig><SSID><name>{name}</name></SSID></SSIDConfig>
  <connectionType>ESS</connectionType>
  <connectionMode>{mode}</connectionMode>
  <MSM><security><authEncryption>
    <authentication>{authentication}</authentication>
    <encryption>{encryption}</encryption>
    <useOneX>false</useOneX>
  </authEncryption></security></MSM>
</WLANProfile>"""


def wifi(machine):
    return read(machine)["wifi.profiles"]


def test_profiles_are_counted_by_protection_and_no_name_leaves(windows):
    saved = [
        profile("WPA2PSK", "AES"),
        profile("WPA2PSK", "AES", name="Maison"),
        profile("open", "none", name="Gare"),
        profile("open", "WEP", mode="manual"),
    ]
    reading = wifi(windows(wireless=saved))
    rows = [tuple(row.values()) for row in reading.value]
    assert rows == [
        ("WPA2PSK", "AES", True, 2),
        ("open", "WEP", False, 1),
        ("open", "none", True, 1),
    ]
    assert not any(name in repr(reading) for name in ("EHPAD", "Maison", "Gare"))


def test_a_name_that_looks_like_an_element_is_not_one():
    hidden = "&lt;authentication&gt;WPA3SAE&lt;/authentication&gt;"
    assert protection_of(profile("open", "none", name=hidden)) == ("open", "none", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("unknown", "unknown", False)),
        (profile("Secret", "AES"), ("other", "AES", True)),
        (profile("WPA2PSK", "x" * 40), ("WPA2PSK", "unknown", True)),
        (" " * 70_000 + profile("open", "none"), ("unknown", "unknown", False)),
    ],
)
def test_only_words_of_the_schema_come_out(text, expected):
    assert protection_of(text) == expected


@given(
    st.text(max_size=300)
    | st.text(max_size=12).map(lambda word: f"<authentication>{word}</authentication>")
)
def test_any_text_gives_words_of_the_schema(text):
    authentication, encryption, _ = protection_of(text)
    assert authentication in {"unknown", "other", "open", "shared", "OWE"} or (
        authentication.startswith("WPA")
    )
    assert encryption in {"unknown", "other", "none", "WEP", "TKIP", "AES", "GCMP256"}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (NoWirelessError("no wireless interface"), Status.ABSENT),
        ((), Status.ABSENT),
        (PermissionError(13, "no"), Status.DENIED),
        (OSError("87"), Status.ERROR),
    ],
)
def test_what_is_not_told_says_why(windows, answer, status):
    assert wifi(windows(wireless=answer)).status is status
