# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.reboot import flavour, order, read
from veilleuse_agent.protocol import Status

PENDING, SINCE = "reboot.pending", "reboot.pending_since"


def install(workshop, release, *, kernel=True):
    listed = workshop.write(f"/var/lib/dpkg/info/linux-image-{release}.list")
    os.utime(listed, (1795392000, 1795392000))
    if kernel:
        workshop.write(f"/boot/vmlinuz-{release}")


def test_a_flag_file_says_yes_and_since_when(workshop):
    flag = workshop.write("/run/reboot-required")
    os.utime(flag, (1795392000, 1795392000))
    facts = read(workshop.machine())
    assert facts[PENDING].value is True
    assert facts[SINCE].value == "2026-11-23T00:00:00+00:00"


def test_a_newer_installed_kernel_says_yes_without_any_flag(workshop):
    install(workshop, "6.1.0-9-amd64")
    install(workshop, "6.1.0-41-amd64")
    facts = read(workshop.machine(), "6.1.0-9-amd64")
    assert facts[PENDING].value is True
    assert facts[SINCE].value == "2026-11-23T00:00:00+00:00"


def test_the_newest_kernel_running_says_no(workshop):
    install(workshop, "6.1.0-9-amd64")
    install(workshop, "6.1.0-41-amd64")
    facts = read(workshop.machine(), "6.1.0-41-amd64")
    assert facts[PENDING].value is False
    assert facts[SINCE].status is Status.ABSENT


def test_another_kind_of_kernel_or_a_removed_one_is_not_waiting(workshop):
    install(workshop, "6.1.0-9-amd64")
    install(workshop, "6.1.0-41-rt-amd64")
    install(workshop, "6.1.0-99-amd64", kernel=False)
    assert read(workshop.machine(), "6.1.0-9-amd64")[PENDING].value is False


def test_the_metapackage_is_no_kernel(workshop):
    workshop.write("/var/lib/dpkg/info/linux-image-amd64.list")
    workshop.write("/boot/vmlinuz-amd64")
    assert read(workshop.machine(), "6.1.0-9-amd64")[PENDING].status is Status.ABSENT


def test_a_kernel_of_ones_own_leaves_the_question_open(workshop):
    install(workshop, "6.1.0-41-amd64")
    assert read(workshop.machine(), "6.18.44-custom")[PENDING].status is Status.ABSENT


def test_a_container_has_no_kernel_to_wait_for(workshop):
    workshop.write("/.dockerenv")
    assert read(workshop.machine(), "6.1.0")[PENDING].status is Status.NOT_APPLICABLE


def test_rpm_kernels_are_compared(workshop):
    rows = "1795392000 5.14.0-427.13.1.el9_4.x86_64\n1700000000 5.14.0-362.8.1.el9_3.x86_64\npackage kernel is not installed\n"  # noqa: E501
    machine = workshop.machine({"rpm": (1, rows, "")})
    assert read(machine, "5.14.0-362.8.1.el9_3.x86_64")[PENDING].value is True
    assert read(machine, "5.14.0-427.13.1.el9_4.x86_64")[PENDING].value is False


@pytest.mark.parametrize(
    ("code", "value", "status"),
    [(0, False, Status.OK), (102, True, Status.OK), (1, None, Status.ERROR)],
)
def test_zypper_answers_by_its_code(workshop, code, value, status):
    facts = read(workshop.machine({"zypper": (code, "", "")}))
    assert (facts[PENDING].value, facts[PENDING].status) == (value, status)


@pytest.mark.parametrize(
    ("release", "kind"),
    [
        ("6.1.0-37-amd64", "-amd64"),
        ("6.12.43+deb13-amd64", "-amd64"),
        ("6.1.0-0.deb11.13-amd64", "-amd64"),
        ("6.1.0-37-rt-amd64", "-rt-amd64"),
        ("5.15.0-100-generic", "-generic"),
        ("5.14.0-427.13.1.el9_4.x86_64", ""),
        ("5.14.0-427.el9.x86_64+rt", "+rt"),
    ],
)
def test_the_kind_of_a_kernel_has_no_numbers(release, kind):
    assert flavour(release) == kind


@given(st.text("0123456789.-+_abel", max_size=30), st.text("0123456789.-+_abel", max_size=30))
def test_any_two_releases_can_be_ordered(one, two):
    assert (order(one) < order(two)) or (order(two) < order(one)) or order(one) == order(two)
