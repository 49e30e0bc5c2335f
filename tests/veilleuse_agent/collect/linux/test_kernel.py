# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.kernel import profile_counts_of, read
from veilleuse_agent.protocol import Status

PROFILES = "/sys/kernel/security/apparmor/profiles"
LISTING = "/usr/sbin/cups-browsed (enforce)\nman_filter (enforce)\nfirefox (complain)\n"


def test_selinux_tells_its_mode(workshop):
    workshop.write("/sys/kernel/x")
    workshop.write("/sys/fs/selinux/enforce", "1")
    assert read(workshop.machine())["kernel.confinement"].value == {"selinux": "enforcing"}


def test_selinux_that_is_configured_and_not_there_is_disabled(workshop):
    workshop.write("/sys/kernel/x")
    workshop.write("/etc/selinux/config", "# SELINUX= says\nSELINUX=enforcing\n")
    assert read(workshop.machine())["kernel.confinement"].value == {"selinux": "disabled"}


def test_apparmor_profiles_are_counted_by_mode(workshop):
    workshop.write("/sys/module/apparmor/parameters/enabled", "Y\n")
    workshop.write(PROFILES, LISTING)
    assert read(workshop.machine())["kernel.confinement"].value == {
        "apparmor": True,
        "apparmor_profiles": {"complain": 1, "enforce": 2},
    }


def test_profiles_that_cannot_be_read_are_null_not_none(workshop):
    workshop.write("/sys/kernel/x")
    workshop.write("/sys/module/apparmor/parameters/enabled", "Y\n")
    assert read(workshop.machine())["kernel.confinement"].value["apparmor_profiles"] is None


def test_live_patches_are_listed_with_their_state(workshop):
    workshop.write("/sys/kernel/livepatch/lkp_one/enabled", "1\n")
    workshop.write("/sys/kernel/livepatch/lkp_two/enabled", "0\n")
    assert read(workshop.machine())["kernel.live_patches"].value == [
        {"name": "lkp_one", "enabled": True},
        {"name": "lkp_two", "enabled": False},
    ]


def test_a_kernel_that_can_be_patched_and_was_not_has_an_empty_list(workshop):
    workshop.folder("/sys/kernel/livepatch")
    assert read(workshop.machine())["kernel.live_patches"].value == []


def test_a_kernel_that_cannot_be_patched_is_absent(workshop):
    workshop.folder("/sys/kernel")
    assert read(workshop.machine())["kernel.live_patches"].status is Status.ABSENT


def test_a_machine_without_sysfs_is_absent(workshop):
    assert {reading.status for reading in read(workshop.machine()).values()} == {Status.ABSENT}


@given(st.text(max_size=300) | st.text("a ()\n", max_size=200))
def test_any_listing_is_counted_without_failing(text):
    assert all(count > 0 for count in profile_counts_of(text).values())
