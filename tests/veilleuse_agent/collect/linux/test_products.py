# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.products import level_of, read
from veilleuse_agent.protocol import Status

ONBOARDED = "/etc/opt/microsoft/mdatp/mdatp_onboard.json"
MANAGED = "/etc/opt/microsoft/mdatp/managed/mdatp_managed.json"
# The profile of Microsoft's page "Set preferences for Microsoft Defender for Endpoint on Linux"
PROFILE = {"antivirusEngine": {"enforcementLevel": "real_time", "scanAfterDefinitionUpdate": True}}


def test_a_product_whose_program_lies_there_is_present(workshop):
    workshop.write("/opt/microsoft/mdatp/sbin/wdavdaemon")
    assert read(workshop.machine())["protection.binaries"].value == [
        {
            "name": "wdavdaemon",
            "kind": "program",
            "path_exists": True,
            "company": None,
            "version": None,
            "product": "defender-endpoint",
        }
    ]


def test_no_product_at_all_is_absent(workshop):
    found = read(workshop.machine())
    assert found["protection.binaries"].status is Status.ABSENT
    assert found["protection.mde"].status is Status.ABSENT


def test_defender_tells_its_onboarding_and_its_level(workshop):
    workshop.write(ONBOARDED, "{}")
    workshop.write(MANAGED, json.dumps(PROFILE))
    value = read(workshop.machine())["protection.mde"].value
    assert value == {"onboarded": True, "enforcement_level": "real_time"}


def test_defender_without_a_profile_has_no_level(workshop):
    workshop.write(ONBOARDED, "{}")
    value = read(workshop.machine())["protection.mde"].value
    assert value == {"onboarded": True, "enforcement_level": None}


@pytest.mark.parametrize("text", ["", "[]", "nothing", "[" * 100_000])
def test_a_damaged_profile_is_an_error(workshop, text):
    workshop.write(MANAGED, text)
    assert read(workshop.machine())["protection.mde"].status is Status.ERROR


def test_nothing_is_run(workshop):
    workshop.write(ONBOARDED, "{}")
    machine = workshop.machine({"mdatp": "{}"})
    read(machine)
    assert machine.children.asked == []


@given(
    st.dictionaries(
        st.text(max_size=20) | st.just("antivirusEngine"),
        st.none()
        | st.text()
        | st.dictionaries(
            st.just("enforcementLevel"), st.text() | st.integers() | st.lists(st.none())
        ),
    )
)
def test_any_profile_has_a_known_level_or_none(profile):
    assert level_of(json.dumps(profile)) in {None, "real_time", "on_demand", "passive"}
