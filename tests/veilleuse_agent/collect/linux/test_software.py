# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.software import packages_of, read
from veilleuse_agent.protocol import Status

DPKG = (
    "ii \tbash\t5.2.15-2\tMatthias <doko@debian.org>\n"
    "hi \theld\t1\tTeam <t@example.org>\n"
    "rc \tgone\t1.0\tSomebody\n"
    "un \tnever\t\t\n"
)
RPM = "ii\tbash\t5.1.8-9.el9\tAlmaLinux\t1795392000\nii\tlocal\t1-1\t(none)\t1795392000\n"


def test_dpkg_lists_what_is_installed_with_the_day_it_was_unpacked(workshop):
    os.utime(workshop.write("/var/lib/dpkg/info/bash.list"), (1795392000, 1795392000))
    rows = read(workshop.machine({"dpkg-query": DPKG}))["software"].value
    assert rows == [
        {
            "name": "bash",
            "version": "5.2.15-2",
            "publisher": "Matthias",
            "installed_on": "2026-11-23",
        },
        {"name": "held", "version": "1", "publisher": "Team", "installed_on": None},
    ]


def test_rpm_lists_vendor_and_day(workshop):
    rows = read(workshop.machine({"rpm": RPM}))["software"].value
    assert [(row["publisher"], row["installed_on"]) for row in rows] == [
        ("AlmaLinux", "2026-11-23"),
        (None, "2026-11-23"),
    ]


@pytest.mark.parametrize("answers", [{}, {"dpkg-query": (2, "", "broken")}])
def test_no_answer_is_an_error_not_an_empty_list(workshop, answers):
    assert read(workshop.machine(answers))["software"].status is Status.ERROR


@given(st.text(max_size=200) | st.text("ii\t1\n", max_size=100))
def test_any_answer_is_read_without_failing(text):
    packages_of(text, {})
