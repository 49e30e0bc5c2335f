# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts of hosts.toml before their judges: expected.txt on one day, lifecycles.txt on six."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.catalogue.words import words
from veilleuse.domain.judge import judge
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Fact, FactStatus, Site
from veilleuse.domain.verdicts import ControlId, Judgement, Verdict

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
MARKS = {
    Verdict.OK: "ok",
    Verdict.FINDING: "FINDING",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_APPLICABLE: "-",
}
AGO = re.compile(r"@-(\d+)d")
OWN_KEYS = {"name", "class", "is"}


@cache
def hosts() -> Mapping[str, Mapping[str, object]]:
    """Facts of each host as plain values, by name, in the order of the file."""
    told = tomllib.loads((HERE / "hosts.toml").read_text("utf-8"))
    return {
        host["name"]: {"class": host.get("class", "workstation")}
        | {fact: value for trait in host["is"] for fact, value in told["trait"][trait].items()}
        | {fact: value for fact, value in host.items() if fact not in OWN_KEYS}
        for host in told["host"]
    }


def table(name: str) -> tuple[list[str], dict[str, list[str]]]:
    """Header and rows of a table of columns between bars."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if "|" in line]
    return rows[0][1:], {row[0]: row[1:] for row in rows[1:]}


def read(value: object, at: datetime) -> object:
    """A value of hosts.toml as an agent would have read it at that moment."""
    if isinstance(value, str) and (match := AGO.fullmatch(value)):
        return (at - timedelta(days=int(match[1]))).isoformat()
    if isinstance(value, dict):
        return {name: read(item, at) for name, item in value.items()}
    return value


def device(name: str, now: datetime) -> Device:
    """The host an hour after its report."""
    at = now - timedelta(hours=1)
    told = dict(hosts()[name])
    device_class = DeviceClass(str(told.pop("class")))
    facts = {}
    for fact, value in told.items():
        status = value.get("status") if isinstance(value, dict) else None
        without = FactStatus(status) if isinstance(status, str) else None
        facts[fact] = Fact(
            None if without else read(value, at), without or FactStatus.OK, "test", at
        )
    return Device(
        id=DeviceId(name),
        device_class=device_class,
        confidence=0.9,
        reasons=(),
        first_seen=now - timedelta(days=400),
        last_seen=at,
        name=name,
        addresses=(ip_address("192.168.1.10"),),
        facts=facts,
        reported_at=at,
    )


@cache
def judged(day: date) -> Mapping[tuple[str, str], Judgement]:
    """Every host on that day, by host and control; the two of updates are one, PAT-01."""
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    wanted = ("OS-01", "OS-02", "OS-03", "OS-04", "PAT-01", "PAT-02", "PAT-03", "PAT-04", "PAT-05")
    ids = [ControlId(name) for name in (*wanted, "EDR-01", "EDR-02", "EDR-03")]
    controls = load_controls()
    devices = tuple(device(name, now) for name in hosts())
    found = judge({i: controls[i] for i in ids}, Site("S"), devices, load_knowledge(), now)
    return {
        (str(one.device), "PAT-01" if one.control == "PAT-02" else str(one.control)): one
        for one in found
    }


HEADER, EXPECTED = table("expected.txt")
DAYS, LIFECYCLES = table("lifecycles.txt")


def test_there_are_at_least_forty_hosts_and_each_is_expected() -> None:
    assert len(hosts()) >= 40
    assert list(hosts()) == list(EXPECTED) == list(LIFECYCLES)


@pytest.mark.parametrize("host", EXPECTED)
def test_a_host_is_judged_as_expected(host: str) -> None:
    found = [
        MARKS[judged(TODAY)[host, control].verdict] if (host, control) in judged(TODAY) else "-"
        for control in HEADER[:-1]
    ]
    whole = {control: judged(TODAY).get((host, control)) for control in HEADER[:-1]}

    assert dict(zip(HEADER[:-1], found, strict=True)) == dict(
        zip(HEADER[:-1], EXPECTED[host][:-1], strict=True)
    ), {control: one.reason for control, one in whole.items() if one}


@pytest.mark.parametrize("host", EXPECTED)
def test_the_reasons_of_a_host_are_those_expected(host: str) -> None:
    reasons = {one.reason for (name, _), one in judged(TODAY).items() if name == host}

    assert set(EXPECTED[host][-1].split()) <= reasons


@pytest.mark.parametrize("host", LIFECYCLES)
def test_a_host_changes_its_verdict_when_its_lifecycle_says(host: str) -> None:
    days = [date.fromisoformat(day) for day in DAYS[:-1]]

    found = [MARKS[judged(day)[host, "OS-01"].verdict] for day in days]

    assert found == LIFECYCLES[host][:-1]


@pytest.mark.parametrize("host", LIFECYCLES)
def test_every_change_stands_between_two_days_and_has_its_date(host: str) -> None:
    days = [date.fromisoformat(day) for day in DAYS[:-1]]
    marks, ends = LIFECYCLES[host][:-1], LIFECYCLES[host][-1].split()
    changes = [
        (before, after)
        for before, after, was, now in zip(days, days[1:], marks, marks[1:], strict=False)
        if was != now
    ]

    last_days = [date.fromisoformat(end) for end in ends]
    assert len(last_days) == len(changes)
    for (before, after), last in zip(changes, last_days, strict=True):
        assert before <= last < after
        assert last in _known_dates()


@cache
def _known_dates() -> frozenset[date | None]:
    knowledge = load_knowledge()
    return frozenset(
        day
        for row in (*knowledge.windows, *knowledge.distributions, *knowledge.licences)
        for name in ("ends", "paid_until", "free_until", "until")
        if (day := getattr(row, name, None))
    )


def test_every_judgement_has_a_sentence_in_both_languages() -> None:
    for language in ("fr", "en"):
        said = words(language)
        for day in DAYS[:-1]:
            for one in judged(date.fromisoformat(day)).values():
                assert said(f"reason.{one.reason}", **one.details).strip()
