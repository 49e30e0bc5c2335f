# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up sites of any size, to be printed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address

from veilleuse.domain.exposure import (
    Assessment,
    Band,
    CareRisk,
    Coverage,
    Estimate,
    Exposure,
    Gate,
    Letter,
    Level,
    Prescription,
    PrescriptionKind,
)
from veilleuse.domain.model import CareFunctionId, Device, DeviceClass, DeviceId, Site
from veilleuse.domain.verdicts import (
    ControlId,
    Finding,
    FindingState,
    FixId,
    Judgement,
    Severity,
    Verdict,
)
from veilleuse.tasks.picture import Picture, TrendPoint

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOSTILE = '#panic() *gras* <label> $x$ @ref \\ ] } " {n} \u202e\u0000 日本 ' + "W" * 300

CLASSES = tuple(DeviceClass)
CONTROLS = ("OS-01", "PAT-01", "EDR-01", "EDR-02", "INV-01", "BKP-01", "BKP-02", "BKP-03")


def device(number: int, *, name: str = "", days: int = 200) -> Device:
    return Device(
        id=DeviceId(f"d{number}"),
        device_class=CLASSES[number % len(CLASSES)],
        confidence=0.8,
        reasons=(),
        first_seen=NOW - timedelta(days=days),
        last_seen=NOW - timedelta(hours=3),
        name=name or f"POSTE-{number:03}",
        addresses=(ip_address(f"10.77.{number // 250}.{number % 250 + 1}"),),
        reported_at=NOW - timedelta(days=number % 9),
    )


def judgement(control: str, device: Device | None, verdict: Verdict) -> Judgement:
    details: dict[str, str | int] = {}
    if control == "OS-01":
        details = {"product": "Windows 10", "since": "2025-10-14"}
    return Judgement(
        ControlId(control),
        device.id if device else None,
        verdict,
        Severity.CRITICAL,
        "none",
        details,
    )


def finding(control: str, device: Device | None, state: FindingState, **more: object) -> Finding:
    base = Finding(
        ControlId(control),
        device.id if device else None,
        Severity.HIGH,
        state,
        NOW - timedelta(days=10),
        "none",
        {},
    )
    return replace(base, **more)  # type: ignore[arg-type]


def prescription(control: str, gain: float) -> Prescription:
    return Prescription(
        PrescriptionKind.FIX,
        FixId("fix"),
        (ControlId(control),),
        (),
        Severity.CRITICAL,
        190,
        gain,
        gain / 40,
        0.0,
    )


def trend(months: int) -> tuple[TrendPoint, ...]:
    return tuple(
        TrendPoint(
            NOW - timedelta(days=30 * back),
            52.0 + 3 * back,
            45.0 + 3 * back,
            60.0 + 3 * back,
            Letter.C,
        )
        for back in reversed(range(months))
    )


def site_picture(count: int, name: str = "", *, lines: int = 1) -> Picture:
    """`count` devices, every list filled `lines` times over."""
    devices = tuple(device(n, name=name, days=5 if n % 7 == 3 else 200) for n in range(count))
    verdicts = (Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN)
    judgements = [
        judgement(c, d, verdicts[(n + len(c)) % 3]) for n, d in enumerate(devices) for c in CONTROLS
    ]
    judgements += [judgement(c, None, Verdict.UNKNOWN) for c in ("BKP-02", "BKP-03")]
    findings = [
        f
        for n in range(lines)
        for f in (
            finding(CONTROLS[n % 8], None, FindingState.RESOLVED, resolved_at=NOW, proof=("x",)),
            finding(
                CONTROLS[n % 8],
                None,
                FindingState.ACCEPTED,
                accepted_until=date(2027, 2, 1) + timedelta(days=n),
                accepted_by=name or "Mme Roche",
            ),
            finding(CONTROLS[n % 8], devices[0] if devices else None, FindingState.OPEN),
        )
    ]
    exposure = Exposure(
        Estimate(0.42, 52.3, 0.4),
        Band(47.0, 63.0),
        Level(Letter.D, Letter.C, (Gate("unsupported", Letter.D),)),
        Coverage(380, 502, 40, 31),
        tuple(CareRisk(CareFunctionId(f"care{n}"), 412 - 60 * n) for n in range(6)),
        65536,
        "2026.11",
    )
    assessment = Assessment(
        NOW,
        exposure,
        tuple(judgements),
        tuple(prescription(c, 6.4 - n) for n, c in enumerate(CONTROLS)),
        "2026-11-20",
    )
    return Picture(
        NOW,
        Site(name or "EHPAD Les Tilleuls", name or "Mme Roche", is_demo=True),
        assessment,
        trend(12),
        devices,
        tuple(findings),
        None,
        None,
    )
