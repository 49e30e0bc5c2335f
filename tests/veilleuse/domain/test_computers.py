# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse.domain.computers import DOUBTFUL, SURE, purpose
from veilleuse.domain.model import DeviceClass, Fact, FactStatus

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def facts(**values: object) -> dict[str, Fact]:
    return {
        name.replace("__", "."): Fact(value, FactStatus.OK, "test", NOON)
        for name, value in values.items()
    }


def test_the_product_type_weighs_more_than_the_case() -> None:
    both = facts(os__product_type="ServerNT", host__chassis="laptop")
    assert purpose(both) == (DeviceClass.SERVER, SURE, "os.product_type")


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"host__chassis": "virtual"},
    ],
)
def test_where_no_fact_tells_nothing_is_said(known: dict[str, object]) -> None:
    assert purpose(facts(**known)) is None


@pytest.mark.parametrize(
    "known",
    [
        {"host__chassis": "desktop", "os__family": "macos", "services": []},
        {"os__family": "linux", "services": "none"},
    ],
)
def test_a_machine_that_can_report_is_at_least_a_workstation(known: dict[str, object]) -> None:
    assert purpose(facts(**known)) == (DeviceClass.WORKSTATION, DOUBTFUL, "os.family")


def test_a_fact_that_was_denied_tells_nothing() -> None:
    denied = Fact(None, FactStatus.DENIED, "test", NOON)
    assert purpose({"os.product_type": denied, "host.chassis": denied}) is None


@pytest.mark.parametrize("services", [[], ["odd"], [{"name": "sshd", "state": "running"}]])
def test_linux_without_a_login_screen_is_a_server(services: list[object]) -> None:
    known = facts(os__family="linux", host__chassis="desktop", services=services)
    assert purpose(known) == (DeviceClass.SERVER, SURE, "services")
