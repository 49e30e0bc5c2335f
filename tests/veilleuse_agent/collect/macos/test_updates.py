# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime as dt
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.macos.plists import keys_of
from veilleuse_agent.collect.macos.updates import (
    HISTORY_LIMIT,
    history_of,
    pending_of,
    read_installed,
    read_pending,
    read_settings,
)
from veilleuse_agent.protocol import Status

at = dt.datetime.fromisoformat  # property lists hold naive dates, in UTC

SEARCH = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
MANAGED = "/Library/Managed Preferences/com.apple.SoftwareUpdate.plist"
HISTORY = "/Library/Receipts/InstallHistory.plist"
# A file of macOS 13.3.1, from the tests of a public program (`pub const NO_UPDATES`), shortened.
UP_TO_DATE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>AutomaticCheckEnabled</key><true/>
<key>LastSuccessfulDate</key><date>2023-05-04T21:40:12Z</date>
<key>LastAttemptSystemVersion</key><string>13.3.1 (22E772610a)</string>
<key>LastRecommendedUpdatesAvailable</key><integer>0</integer>
<key>RecommendedUpdates</key><array/>
<key>LastFullSuccessfulDate</key><date>2023-05-04T21:40:12Z</date>
</dict></plist>"""
# A row of macOS 26.5.2, from the tests of another one (`TestDecodePlistXMLFallback`).
WAITING = {
    "LastSuccessfulDate": at("2026-09-23T18:40:50"),
    "RecommendedUpdates": [
        {
            "Display Name": "macOS Tahoe 26.7",
            "Display Version": "26.7",
            "Identifier": "MSU_UPDATE_25G229_patch_26.7_minor",
            "MobileSoftwareUpdate": True,
        }
    ],
}
# Rows of a Mac's InstallHistory.plist quoted in public notes on macOS forensics (macOS 14.4, 2024),
# and a config-data row of another one (2019), whose date alone is made the newest here.
INSTALLED = [
    {
        "date": at("2024-04-17T01:25:11"),
        "displayName": "macOS 14.4",
        "displayVersion": "14.4",
        "processName": "softwareupdated",
    },
    {
        "date": at("2024-04-17T01:27:14"),
        "displayName": "Setup macOS Recovery Dependencies",
        "displayVersion": "",
        "packageIdentifiers": ["com.apple.cdm.pkg.SetupMacOSRecoveryDependencies"],
        "processName": "installer",
    },
    {
        "date": at("2024-07-25T02:38:09"),
        "displayName": "WhatsApp",
        "displayVersion": "24.14.85",
        "packageIdentifiers": ["net.whatsapp.WhatsApp"],
        "processName": "appstoreagent",
    },
    {
        "contentType": "config-data",
        "date": at("2024-08-01T20:09:37"),
        "displayName": "XProtectPlistConfigData",
        "displayVersion": "2106",
        "packageIdentifiers": ["com.apple.pkg.XProtectPlistConfigData_10_15.16U4081"],
        "processName": "softwareupdated",
    },
]
ALL_ON = {
    "AutomaticCheckEnabled": True,
    "AutomaticDownload": True,
    "AutomaticallyInstallMacOSUpdates": True,
}


def test_a_search_that_found_nothing_counts_as_nothing_pending(workshop):
    workshop.write(SEARCH, UP_TO_DATE)
    found = read_pending(workshop.mac())
    assert found["updates.security_pending"].value == 0
    assert found["updates.pending"].value == []
    assert found["updates.lists_at"].value == "2023-05-04T21:40:12+00:00"


def test_what_waits_is_listed_and_not_said_to_be_for_security(workshop):
    workshop.plist(SEARCH, WAITING)
    found = read_pending(workshop.mac())
    assert found["updates.pending"].value == [
        {"name": "macOS Tahoe 26.7", "version": "26.7", "security": None}
    ]
    assert found["updates.security_pending"].status is Status.ABSENT


@pytest.mark.parametrize(
    "value", [{"RecommendedUpdates": []}, {"LastSuccessfulDate": at("2026-01-01T00:00:00")}]
)
def test_a_mac_that_never_searched_is_not_up_to_date(workshop, value):
    workshop.plist(SEARCH, value)
    found = read_pending(workshop.mac())
    assert found["updates.security_pending"].status is Status.ABSENT
    assert found["updates.pending"].status is Status.ABSENT


def test_the_search_is_never_made(workshop):
    workshop.plist(SEARCH, WAITING)
    mac = workshop.mac({"/usr/sbin/softwareupdate": ""})
    for read in (read_pending, read_settings, read_installed):
        read(mac)
    assert mac.children.asked == []


@pytest.mark.parametrize(
    ("chosen", "forced", "expected"),
    [
        (ALL_ON, None, True),
        (ALL_ON | {"AutomaticDownload": False}, None, False),
        (ALL_ON, {"AutomaticallyInstallMacOSUpdates": 0}, False),
        ({"AutomaticDownload": False}, ALL_ON, True),
    ],
)
def test_a_profile_wins_over_what_was_chosen(workshop, chosen, forced, expected):
    workshop.plist(SEARCH, chosen)
    if forced is not None:
        workshop.plist(MANAGED, forced)
    assert read_settings(workshop.mac())["updates.automatic"].value is expected


def test_settings_that_are_not_all_set_prove_nothing(workshop):
    workshop.plist(SEARCH, {"AutomaticCheckEnabled": True})
    found = read_settings(workshop.mac())
    assert found["updates.automatic"].status is Status.ABSENT
    assert found["updates.automatic_settings"].value == {"AutomaticCheckEnabled": True}


def test_a_profile_that_may_not_be_read_hides_the_settings(workshop):
    workshop.plist(SEARCH, ALL_ON)
    found = read_settings(workshop.mac(refused=[MANAGED]))
    assert found["updates.automatic"].status is Status.DENIED


def test_neither_applications_nor_signatures_count_as_an_update_of_the_system(workshop):
    workshop.plist(HISTORY, INSTALLED, plistlib.FMT_XML)
    found = read_installed(workshop.mac())
    assert found["updates.installed_at"].value == "2024-04-17T01:25:11+00:00"
    assert found["updates.installations"].value[0] == {
        "name": "XProtectPlistConfigData",
        "version": "2106",
        "at": "2024-08-01T20:09:37+00:00",
        "system": False,
    }


def test_a_long_history_is_cut(workshop):
    workshop.plist(HISTORY, INSTALLED * HISTORY_LIMIT)
    assert len(read_installed(workshop.mac())["updates.installations"].value) == HISTORY_LIMIT


@pytest.mark.parametrize(
    ("read", "place"), [(read_pending, SEARCH), (read_installed, HISTORY), (read_settings, SEARCH)]
)
def test_a_damaged_file_is_an_error(workshop, read, place):
    workshop.write(place, b"damaged")
    assert {reading.status for reading in read(workshop.mac()).values()} == {Status.ERROR}


@pytest.mark.parametrize("read", [read_pending, read_installed, read_settings])
def test_no_file_is_absent(workshop, read):
    assert {reading.status for reading in read(workshop.mac()).values()} == {Status.ABSENT}


ODD = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["RecommendedUpdates", "Display Name", "date", "displayName"]), inner
        )
    ),
)


@given(ODD)
def test_lists_of_any_shape_are_read_without_failing(value):
    assert all(row["security"] is None for row in pending_of(keys_of(value)))
    assert all(row["at"] for row in history_of(value))
