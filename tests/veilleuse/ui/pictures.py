# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of establishments that do not exist, for the tests of the window."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address

from veilleuse.domain.changes import Changes
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
from veilleuse.domain.model import (
    AgentId,
    Answer,
    AnswerValue,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    RoundId,
    Site,
)
from veilleuse.domain.rounds import Mode, Notice, Round
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

NOW = datetime(2026, 6, 12, 8, 30, tzinfo=UTC)
BEFORE = NOW - timedelta(days=7)

HOSTILE = (
    "<b>gras</b><img src=x onerror=alert(1)>",
    "\u202egpj.tnemucod\u202c",
    "A" * 10_000,
    "nom\tavec\nlignes\x07et\x00riens",
    "%1 %n {nom} &amp; &quot;",
    "名前のとても長い機械",
)

KINDS = (
    (DeviceClass.WORKSTATION, 22, "PC", "Dell", "OptiPlex 7010"),
    (DeviceClass.SERVER, 2, "SRV", "HPE", "ProLiant ML30"),
    (DeviceClass.NAS, 1, "NAS", "Synology", "DS220+"),
    (DeviceClass.PRINTER, 5, "IMP", "Brother", "MFC-L5750DW"),
    (DeviceClass.NETWORK, 4, "SW", "Zyxel", "GS1900-24"),
    (DeviceClass.PHONE, 6, "TEL", "Yealink", "T46S"),
    (DeviceClass.MOBILE, 4, "TAB", "Samsung", "Galaxy Tab A8"),
    (DeviceClass.CAMERA, 4, "CAM", "Hikvision", "DS-2CD2143"),
    (DeviceClass.MEDIA, 3, "TV", "LG", "webOS TV"),
    (DeviceClass.NURSE_CALL, 1, "APPEL", "Ascom", "Telligence"),
    (DeviceClass.MEDICAL, 2, "MED", "Schiller", "Cardiovit"),
    (DeviceClass.BUILDING, 1, "CVC", "Schneider", "SpaceLogic"),
    (DeviceClass.UNKNOWN, 5, "", "", ""),
)
PLACES = ("Accueil", "Soins RDC", "Soins 1er", "Direction", "Cuisine", "Lingerie", "Infirmerie")


def facts(at: datetime) -> dict[str, Fact]:
    """What an agent sends of a Windows computer, with every kind of status."""
    values: dict[str, object] = {
        "host.name": "PC-ACCUEIL",
        "os.name": "Windows 11 Professionnel",
        "os.build": 22631,
        "updates.installed_at": "2026-03-12T09:14:00+00:00",
        "updates.security_pending": 14,
        "reboot.pending": True,
        "protection.registered": [{"name": "Microsoft Defender", "state": 397568, "path": ""}],
        "smb.v1_server": True,
        "accounts.administrators": [{"name": "Administrateur"}, {"name": "accueil"}],
    }
    read = {name: Fact(value, FactStatus.OK, "registry", at) for name, value in values.items()}
    return read | {
        "disk.volumes": Fact(None, FactStatus.DENIED, "wmi", at),
        "rdp.enabled": Fact(None, FactStatus.ABSENT, "registry", at),
        "services": Fact(None, FactStatus.TIMEOUT, "scm", at),
        "ssh.settings": Fact(None, FactStatus.NOT_APPLICABLE, "file", at),
        "software": Fact(None, FactStatus.ERROR, "registry", at),
    }


def devices(count: int = 60) -> tuple[Device, ...]:
    """Sixty devices of every class, or more of them."""
    made: list[Device] = []
    while len(made) < count:
        for kind, number, prefix, vendor, product in KINDS:
            for at in range(number):
                made.append(_device(len(made), at, kind, prefix, (vendor, product)))
    return tuple(made[:count])


def hostile_devices() -> tuple[Device, ...]:
    """Devices whose every text was chosen by an enemy."""
    return tuple(
        replace(
            device,
            label="",
            name=text,
            vendor=text,
            product=text,
            evidence=(Evidence("mdns.service", text), Evidence("http.title", text)),
        )
        for device, text in zip(devices(len(HOSTILE)), HOSTILE, strict=True)
    )


def picture(shown: tuple[Device, ...] | None = None) -> Picture:
    """A middling establishment: things to fix, things unknown, good news too."""
    shown = devices() if shown is None else shown
    computers = [d.id for d in shown if d.device_class is DeviceClass.WORKSTATION]
    found = findings(shown)
    return Picture(
        read_at=NOW,
        site=Site(
            name="EHPAD Les Tilleuls",
            responsible="Claire Morel",
            answers=(Answer("BKP-01", AnswerValue.YES, date(2026, 6, 1), "Claire Morel"),),
        ),
        assessment=Assessment(
            at=NOW,
            exposure=exposure(shown),
            judgements=judgements(shown, found),
            prescriptions=prescriptions(shown),
            knowledge_version="2026-06-01",
        ),
        trend=trend(),
        devices=shown,
        findings=found,
        changes=Changes(
            since=BEFORE,
            score_before=71.2,
            score_after=66.4,
            devices_new=tuple(d.id for d in shown[-2:]),
            devices_gone=(),
            findings_opened=((ControlId("PAT-01"), computers[0] if computers else None),),
            findings_resolved=(
                (ControlId("HST-03"), None),
                (ControlId("EDR-01"), computers[-1] if computers else None),
            ),
        ),
        last_round=Round(
            id=RoundId("r1"),
            mode=Mode.GENTLE,
            networks=(),
            started_at=NOW - timedelta(hours=2, minutes=5),
            ended_at=NOW - timedelta(hours=2),
            packets=412,
            devices=len(shown),
        ),
    )


def empty_picture() -> Picture:
    """Before the first round."""
    return Picture(NOW, Site(name=""), None, (), (), (), None, None)


def demo_picture() -> Picture:
    """The same establishment, said to be a demonstration, with something to notice."""
    shown = picture()
    return replace(
        shown,
        site=replace(shown.site, is_demo=True),
        notices=(Notice("nmap_missing"),),
    )


def exposure(shown: tuple[Device, ...]) -> Exposure:
    """Level D, held back by two gates."""
    servers = tuple(d.id for d in shown if d.device_class is DeviceClass.SERVER)
    counts = {
        "records": 412,
        "medication": 365,
        "administration": 531,
        "phone": 118,
        "nurse_call": 64,
        "meals": 203,
    }
    risks = tuple(CareRisk(CareFunctionId(name), count) for name, count in counts.items())
    return Exposure(
        estimate=Estimate(loss=0.098, score=66.4, error=0.4),
        band=Band(best=52.1, worst=78.6),
        level=Level(
            Letter.D,
            Letter.D,
            (Gate("unprotected_server", Letter.D, servers[:1]), Gate("no_safe_copy", Letter.C)),
        ),
        coverage=Coverage(known=412, applicable=605, computers=24, computers_reporting=17),
        care_risks=risks,
        samples=65_536,
        model_version="1",
    )


def prescriptions(shown: tuple[Device, ...]) -> tuple[Prescription, ...]:
    """Fixes, a question, an agent to install, and one that gains nothing."""
    computers = tuple(d.id for d in shown if d.device_class is DeviceClass.WORKSTATION)
    servers = tuple(d.id for d in shown if d.device_class is DeviceClass.SERVER)
    fix, learn = PrescriptionKind.FIX, PrescriptionKind.LEARN
    rows = (
        (fix, "install-protection", ("EDR-01",), servers[:1], "critical", 40, 8.2, 0.433, 2.0, ""),
        (fix, "install-updates", ("PAT-01",), computers[:9], "high", 150, 5.6, 0.322, 1.0, ""),
        (learn, "test-restore", ("BKP-03",), (), "critical", 90, 0.0, 0.0, 7.3, ""),
        (fix, "harden-smb", ("HST-03",), computers[:4], "high", 45, 2.1, 0.136, 0.0, ""),
        (fix, "replace-system", ("OS-01",), computers[:2], "critical", 480, 6.8, 0.376, 0.0, ""),
        (learn, "install-agents", ("INV-02",), computers[15:], "high", 60, 0.0, 0.0, 11.8, ""),
        (fix, "encrypt-disk", ("HST-05",), computers[:1], "high", 30, 0.0, 0.0, 0.0, "other_paths"),
        (fix, "remove-local-admin", ("ADM-01",), computers[:6], "critical", 120, 3.3, 0.2, 0.0, ""),
    )
    return tuple(
        Prescription(
            kind,
            FixId(name),
            tuple(ControlId(control) for control in controls),
            found,
            Severity(severity),
            minutes,
            points,
            share,
            narrowing,
            why,
        )
        for kind, name, controls, found, severity, minutes, points, share, narrowing, why in rows
    )


def findings(shown: tuple[Device, ...]) -> tuple[Finding, ...]:
    """Some in every state."""
    made: list[Finding] = []
    computers = [d for d in shown if d.device_class is DeviceClass.WORKSTATION]
    for at, device in enumerate(computers[:9]):
        state = (FindingState.OPEN, FindingState.AWAITING_PROOF)[at % 4 == 3]
        made.append(
            _finding("PAT-01", device, "high", "updates_pending", state, n=3 + at, age=40 + at)
        )
    still = FindingState.OPEN
    servers = [d for d in shown if d.device_class is DeviceClass.SERVER]
    made += [_finding("HST-03", d, "high", "smb_v1_on", still) for d in computers[:4]]
    made += [_finding("EDR-01", d, "critical", "protection_none", still) for d in servers]
    for device in computers[:2]:
        accepted = _finding(
            "OS-01",
            device,
            "critical",
            "system_ended",
            FindingState.ACCEPTED,
            product="Windows 10 22H2",
            since="2025-10-14",
        )
        made.append(
            replace(
                accepted,
                accepted_until=date(2026, 9, 30),
                accepted_by="Claire Morel",
                accepted_because="remplacement prévu en septembre",
            )
        )
    made.append(
        Finding(
            ControlId("BKP-03"),
            None,
            Severity.CRITICAL,
            FindingState.OPEN,
            BEFORE,
            "answer_no",
            {"on": "2026-05-02"},
        )
    )
    resolved = _finding("HST-01", computers[0], "high", "firewall_on", FindingState.RESOLVED)
    made.append(replace(resolved, resolved_at=NOW))
    return tuple(made)


def judgements(shown: tuple[Device, ...], found: tuple[Finding, ...]) -> tuple[Judgement, ...]:
    """The findings, and for each computer something in order and something unknown."""
    made = [
        Judgement(f.control, f.device, Verdict.FINDING, f.severity, f.reason, f.details)
        for f in found
        if f.state is not FindingState.RESOLVED
    ]
    for device in shown:
        if device.facts:
            made += [
                Judgement(
                    ControlId("HST-01"),
                    device.id,
                    Verdict.OK,
                    Severity.HIGH,
                    "firewall_on",
                    {},
                    ("firewall.profiles",),
                ),
                Judgement(
                    ControlId("HST-05"),
                    device.id,
                    Verdict.UNKNOWN,
                    Severity.HIGH,
                    "fact_denied",
                    {"fact": "disk.volumes"},
                    ("disk.volumes",),
                ),
            ]
    return tuple(made)


def trend() -> tuple[TrendPoint, ...]:
    """A year that gets better, with one bad month."""
    scores = (88, 87, 86, 84, 85, 80, 78, 83, 79, 76, 74, 71, 66.4)
    return tuple(
        TrendPoint(
            NOW - timedelta(days=30 * (len(scores) - 1 - at)),
            score,
            score - 18 + at / 2,
            min(100, score + 16 - at / 3),
            Letter.E if score >= 80 else Letter.D,
        )
        for at, score in enumerate(scores)
    )


def _device(at: int, number: int, kind: DeviceClass, prefix: str, made: tuple[str, str]) -> Device:
    vendor, product = made
    computer = kind in {DeviceClass.WORKSTATION, DeviceClass.SERVER}
    speaks = computer and number % 4 != 3
    reported = NOW - (timedelta(days=19) if number % 9 == 4 else timedelta(hours=5 + number))
    address = ip_address("10.20.0.10") + at
    place = PLACES[number % len(PLACES)]
    return Device(
        id=DeviceId(f"d{at:05}"),
        device_class=kind,
        confidence=0.0 if kind is DeviceClass.UNKNOWN else 0.93,
        reasons=() if kind is DeviceClass.UNKNOWN else ("brother-mdns",),
        first_seen=NOW - timedelta(days=200),
        last_seen=NOW - timedelta(hours=2 + at % 70),
        name=f"{prefix}-{place.upper().replace(' ', '-')}-{number + 1:02}" if prefix else "",
        vendor=vendor,
        product=product,
        addresses=(address,),
        hardware=(HardwareAddress(f"00:1b:a9:00:{at // 256:02x}:{at % 256:02x}"),),
        evidence=(
            Evidence("mdns.service", "_ipp._tcp.local."),
            Evidence("mac.prefix", "00:1b:a9"),
        ),
        agent_id=AgentId(f"a{at}") if speaks else None,
        reported_at=reported if speaks else None,
        facts=facts(reported) if speaks else {},
        label=f"Poste de {place.lower()}" if computer and number == 0 else "",
        is_desktop=at == 0,
    )


def _finding(
    control: str,
    device: Device,
    severity: str,
    reason: str,
    state: FindingState,
    **details: str | int,
) -> Finding:
    return Finding(
        ControlId(control), device.id, Severity(severity), state, BEFORE, reason, details
    )
