# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.hresults import check, failure_of, unread
from veilleuse_agent.protocol import Status


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (0x8004100E, Status.ABSENT),
        (0x80041010, Status.ABSENT),
        (0x80040154, Status.ABSENT),
        (0x80041003, Status.DENIED),
        (0x80070005, Status.DENIED),
        (0x80004001, Status.ERROR),
        (0x80070422, Status.ERROR),
        (0x80041017, Status.ERROR),
    ],
)
@pytest.mark.parametrize("is_signed", [False, True])
def test_missing_refused_and_failed_stay_apart_and_keep_their_code(code, status, is_signed):
    reading = unread("place", failure_of(code - 2**32 if is_signed else code, "asking"))
    assert reading.status is status
    assert reading.value is None
    assert reading.source.startswith(f"place: asking: 0x{code:08X}")


def test_what_is_late_is_a_timeout():
    assert unread("place", TimeoutError("no answer")).status is Status.TIMEOUT


@pytest.mark.parametrize("code", [0, 1, 0x40004, 0x40005])
def test_successes_pass_whatever_their_number(code):
    assert check(code, "asking") == code


def test_a_failure_is_raised():
    with pytest.raises(PermissionError):
        check(-2147217405, "asking")
