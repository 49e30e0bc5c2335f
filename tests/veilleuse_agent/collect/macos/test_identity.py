# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.identity import chassis_of, read_host, read_system
from veilleuse_agent.protocol import Status

DIRECTORY = "/Library/Preferences/OpenDirectory/Configurations/Active Directory"
# The form of sw_vers(1).
SEQUOIA = "ProductName:\t\tmacOS\nProductVersion:\t\t15.6\nBuildVersion:\t\t24G84\n"


def test_the_version_and_the_build_are_told(workshop):
    mac = workshop.mac({"/usr/bin/sw_vers": SEQUOIA})
    values = {name: reading.value for name, reading in read_system(mac).items()}
    assert values["os.family"] == "macos"
    assert values["os.name"] == "macOS 15.6"
    assert values["os.version"] == "15.6"
    assert values["os.build_name"] == "24G84"


@pytest.mark.parametrize(
    ("answer", "status"),
    [("", Status.ABSENT), ((1, ""), Status.ERROR), (ChildError("gone"), Status.ERROR)],
)
def test_without_an_answer_only_the_family_is_known(workshop, answer, status):
    found = read_system(workshop.mac({"/usr/bin/sw_vers": answer}))
    assert found["os.family"].status is Status.OK
    assert found["os.version"].status is status


@pytest.mark.parametrize(
    ("answer", "has_battery", "kind"),
    [
        ("hw.model: MacBookPro18,3\nkern.hv_vmm_present: 0\n", True, "laptop"),
        ("hw.model: MacBookAir10,1\n", False, "laptop"),
        ("hw.model: iMac21,1\nkern.hv_vmm_present: 0\n", False, "desktop"),
        ("hw.model: Mac14,2\nkern.hv_vmm_present: 0\n", True, "laptop"),
        ("hw.model: Mac14,3\nkern.hv_vmm_present: 0\n", False, "desktop"),
        ("hw.model: VirtualMac2,1\nkern.hv_vmm_present: 1\n", False, "virtual"),
        ("hw.model: MacBookPro18,3\nkern.hv_vmm_present: 1\n", True, "virtual"),
        ("", False, "unknown"),
    ],
)
def test_the_kind_of_mac_is_in_its_model_or_its_battery(answer, has_battery, kind):
    assert chassis_of(answer, has_battery=has_battery) == kind


def test_a_domain_is_the_name_of_its_settings(workshop):
    workshop.plist(f"{DIRECTORY}/EHPAD.LAN.plist", {})
    found = read_host(workshop.mac({"/usr/sbin/sysctl": "hw.model: iMac21,1\n"}))
    assert found["host.domain"].value == "ehpad.lan"
    assert found["host.chassis"].value == "desktop"


def test_no_domain_is_absent_and_a_closed_folder_denied(workshop):
    answers = {"/usr/sbin/sysctl": ChildError("too slow")}
    assert read_host(workshop.mac(answers))["host.domain"].status is Status.ABSENT
    refused = read_host(workshop.mac(answers, refused=[DIRECTORY]))
    assert refused["host.domain"].status is Status.DENIED
    assert refused["host.chassis"].status is Status.ERROR


@given(st.text(max_size=200) | st.text("hw.model:kn_1 \nMac", max_size=100))
def test_any_answer_has_a_kind(answer):
    kinds = {"virtual", "laptop", "desktop", "unknown"}
    assert chassis_of(answer, has_battery=False) in kinds
