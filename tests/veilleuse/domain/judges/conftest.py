# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One control of the real catalogue before its judge, on a day that never moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.judge import judge
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Fact, FactStatus, Site
from veilleuse.domain.verdicts import Control, ControlId, Judgement

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@cache
def controls() -> Mapping[ControlId, Control]:
    return load_controls()


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


@dataclass(frozen=True)
class Bench:
    """Plain values stand for facts read an hour ago; a FactStatus for a fact without value."""

    now: datetime = NOW

    @property
    def knowledge(self) -> Knowledge:
        return knowledge()

    def facts(self, values: Mapping[str, object], at: datetime | None = None) -> dict[str, Fact]:
        at = at or self.now - timedelta(hours=1)
        return {
            name: Fact(None, value, "test", at)
            if isinstance(value, FactStatus)
            else Fact(value, FactStatus.OK, "test", at)
            for name, value in values.items()
        }

    def device(
        self, device_class: DeviceClass = DeviceClass.WORKSTATION, **changes: object
    ) -> Device:
        device = Device(
            id=DeviceId("d1"),
            device_class=device_class,
            confidence=0.9,
            reasons=("test",),
            first_seen=self.now - timedelta(days=100),
            last_seen=self.now - timedelta(hours=1),
            name="PC-1",
            addresses=(ip_address("192.168.1.10"),),
        )
        return replace(device, **changes)  # type: ignore[arg-type]

    def all(
        self,
        control: str,
        devices: tuple[Device, ...],
        site: Site | None = None,
        known: Knowledge | None = None,
        now: datetime | None = None,
    ) -> tuple[Judgement, ...]:
        chosen = {ControlId(control): controls()[ControlId(control)]}
        site = site or Site("Les Tilleuls")
        return judge(chosen, site, devices, known or knowledge(), now or self.now)

    def one(
        self,
        control: str,
        values: Mapping[str, object],
        *,
        device_class: DeviceClass | None = None,
        site: Site | None = None,
        known: Knowledge | None = None,
        read_at: datetime | None = None,
        reported_at: datetime | None = None,
        now: datetime | None = None,
    ) -> Judgement:
        applies = controls()[ControlId(control)].applies_to
        usual = (
            DeviceClass.WORKSTATION if DeviceClass.WORKSTATION in applies else DeviceClass.SERVER
        )
        device = self.device(
            device_class or usual,
            facts=self.facts(values, read_at),
            reported_at=reported_at or self.now - timedelta(hours=1),
        )
        (judgement,) = self.all(control, (device,), site, known, now)
        return judgement


@pytest.fixture
def bench() -> Bench:
    return Bench()
