# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.macos.software import SOFTWARE_LIMIT, application_of, read
from veilleuse_agent.protocol import Status

# Keys of Apple's "Information Property List Key Reference".
FIREFOX = {
    "CFBundleName": "Firefox",
    "CFBundleShortVersionString": "145.0",
    "CFBundleVersion": "14525.11.3",
    "CFBundleIdentifier": "org.mozilla.firefox",
}


def test_applications_are_listed_with_their_bundle(workshop):
    workshop.plist("/Applications/Firefox.app/Contents/Info.plist", FIREFOX)
    workshop.plist("/Applications/Utilities/Tool.app/Contents/Info.plist", {"CFBundleVersion": "3"})
    assert read(workshop.mac())["software"].value == [
        {
            "name": "Firefox",
            "version": "145.0",
            "publisher": None,
            "installed_on": None,
            "bundle": "org.mozilla.firefox",
        },
        {
            "name": "Tool",
            "version": "3",
            "publisher": None,
            "installed_on": None,
            "bundle": None,
        },
    ]


def test_a_damaged_application_keeps_its_name(workshop):
    workshop.write("/Applications/Odd.app/Contents/Info.plist", b"damaged")
    assert [row["name"] for row in read(workshop.mac())["software"].value] == ["Odd"]


def test_programs_of_one_person_are_not_listed(workshop):
    workshop.plist("/Users/lea/Applications/Firefox.app/Contents/Info.plist", FIREFOX)
    assert read(workshop.mac())["software"].status is Status.ABSENT


def test_a_long_list_is_cut(workshop):
    for number in range(SOFTWARE_LIMIT + 1):
        workshop.write(f"/Applications/{number}.app/Contents/Info.plist")
    assert len(read(workshop.mac())["software"].value) == SOFTWARE_LIMIT


@given(st.dictionaries(st.sampled_from(sorted(FIREFOX)), st.none() | st.text() | st.integers()))
def test_any_application_has_a_name(info):
    assert application_of(info, "folder")["name"]
