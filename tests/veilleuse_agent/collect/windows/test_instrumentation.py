# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.instrumentation import StandardWmi, rows_of
from veilleuse_agent.collect.windows.surfaces import WmiUnreachableError


def test_rows_and_cells_are_told_apart():
    answer = "Name=BITS\0State=Stopped\0\0Name=a=b\0__CLASS=X\0State=\0"
    assert rows_of(answer) == [{"Name": "BITS", "State": "Stopped"}, {"Name": "a=b", "State": ""}]
    assert rows_of("") == []


@given(st.text(max_size=100) | st.text("a=\0", max_size=60))
def test_any_answer_is_read_without_failing(answer):
    assert all(row for row in rows_of(answer))


def test_other_namespaces_are_out_of_reach():
    with pytest.raises(WmiUnreachableError):
        StandardWmi().rows("root\\SecurityCenter2", "SELECT * FROM AntiVirusProduct")


def test_a_system_without_instrumentation_is_said():
    with pytest.raises(WmiUnreachableError):
        StandardWmi().rows("root\\cimv2", "SELECT Name FROM Win32_Service")
