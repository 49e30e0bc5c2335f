# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.protection import extensions_of, read
from veilleuse_agent.protocol import Status

NEW = "/var/protected/xprotect/XProtect.bundle/Contents/Info.plist"
OLD = "/Library/Apple/System/Library/CoreServices/XProtect.bundle/Contents/Info.plist"
EXTENSIONS = "/Library/SystemExtensions/db.plist"
SPCTL, CSRUTIL = "/usr/sbin/spctl --status", "/usr/bin/csrutil status"
ROOT = "/usr/bin/csrutil authenticated-root status"
# Keys of osquery's system_extensions table on darwin, and of a public collector's test of db.plist.
DATABASE = {
    "version": 1,
    "extensions": [
        {
            "identifier": "com.crowdstrike.falcon.Agent",
            "teamID": "X9E956P446",
            "bundleVersion": {"CFBundleShortVersionString": "7.10", "CFBundleVersion": "182"},
            "categories": ["com.apple.system_extension.endpoint_security"],
            "state": "activated_enabled",
        },
        "junk",
        {"teamID": "nobody"},
    ],
}


def test_the_place_of_new_systems_wins_over_the_frozen_one(workshop):
    workshop.plist(OLD, {"CFBundleShortVersionString": "5287"})
    assert read(workshop.mac())["protection.xprotect"].value == "5287"
    workshop.plist(NEW, {"CFBundleShortVersionString": "5324"})
    reading = read(workshop.mac())["protection.xprotect"]
    assert reading.value == "5324"
    assert reading.source == NEW


def test_a_new_place_that_cannot_be_read_is_not_replaced_by_the_frozen_one(workshop):
    workshop.plist(OLD, {"CFBundleShortVersionString": "5287"})
    refused = read(workshop.mac(refused=[NEW]))
    assert refused["protection.xprotect"].status is Status.DENIED


# Sentences that public parsers of these programs are tested with.
@pytest.mark.parametrize(
    ("fact", "command", "answer", "expected"),
    [
        ("protection.gatekeeper", SPCTL, "assessments enabled\n", True),
        ("protection.gatekeeper", SPCTL, (1, "assessments disabled\n"), False),
        (
            "protection.system_integrity",
            CSRUTIL,
            "System Integrity Protection status: enabled.\n",
            True,
        ),
        (
            "protection.system_integrity",
            CSRUTIL,
            "System Integrity Protection status: disabled.\n",
            False,
        ),
        ("protection.sealed_system", ROOT, "Authenticated Root status: enabled\n", True),
    ],
)
def test_apples_own_sentences_are_understood(workshop, fact, command, answer, expected):
    assert read(workshop.mac({command: answer}))[fact].value is expected


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "System Integrity Protection status: unknown (Custom Configuration).\n",
        "System Integrity Protection status: enabled (Custom Configuration).\n",
        ChildError("too slow"),
    ],
)
def test_another_sentence_is_an_error_not_a_no(workshop, answer):
    reading = read(workshop.mac({CSRUTIL: answer}))["protection.system_integrity"]
    assert reading.status is Status.ERROR


def test_extensions_tell_who_signed_them_and_whether_they_are_let_in(workshop):
    workshop.plist(EXTENSIONS, DATABASE)
    assert read(workshop.mac())["protection.system_extensions"].value == [
        {
            "name": "com.crowdstrike.falcon.Agent",
            "team": "X9E956P446",
            "version": "7.10",
            "state": "activated_enabled",
            "categories": ["com.apple.system_extension.endpoint_security"],
        }
    ]


def test_a_mac_without_anything_proves_nothing(workshop):
    statuses = {name: reading.status for name, reading in read(workshop.mac()).items()}
    assert statuses == {
        "protection.xprotect": Status.ABSENT,
        "protection.gatekeeper": Status.ERROR,
        "protection.system_integrity": Status.ERROR,
        "protection.sealed_system": Status.ERROR,
        "protection.system_extensions": Status.ABSENT,
    }


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["identifier", "teamID", "bundleVersion", "categories", "state"]),
            st.none() | st.text() | st.integers() | st.lists(st.text() | st.none()),
        )
    )
)
def test_any_database_is_read_without_failing(rows):
    for row in extensions_of({"extensions": rows}):
        assert row["name"]
        assert all(isinstance(name, str) for name in row["categories"])
