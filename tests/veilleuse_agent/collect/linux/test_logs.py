# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import gzip
import re

import pytest

from veilleuse_agent.collect.linux.logs import newest_match

LINE = re.compile(r"(?m)^(\d+) upgrade")


def test_the_last_line_of_the_newest_log_counts(workshop):
    workshop.write("/log", "1 upgrade\n2 upgrade\n3 install\n")
    workshop.write("/log.1", "9 upgrade\n")
    assert newest_match(workshop.machine(), "/log", LINE) == "2"


@pytest.mark.parametrize("log", ["", "3 install\n"])
def test_rotated_logs_are_read_when_the_newest_says_nothing(workshop, log):
    workshop.write("/log", log)
    workshop.write("/log.2.gz", gzip.compress(b"7 upgrade\n"))
    assert newest_match(workshop.machine(), "/log", LINE) == "7"


@pytest.mark.parametrize(
    "data", [b"", b"not gzip", gzip.compress(b"7 upgrade\n" * 99, mtime=0)[:-9]]
)
def test_a_damaged_rotated_log_says_nothing(workshop, data):
    workshop.write("/log.1.gz", data)
    assert newest_match(workshop.machine(), "/log", LINE) is None


def test_no_log_at_all(workshop):
    assert newest_match(workshop.machine(), "/log", LINE) is None
