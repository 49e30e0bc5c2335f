# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every finding of the demonstration says what was seen, by whom, and when."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from rich.console import Console

from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import words
from veilleuse.cli.findings import found_table
from veilleuse.domain.provenance import Origin
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import DeviceTold, SiteTold, explain
from veilleuse.tasks.export import explained_as_json
from veilleuse.tasks.found import Found, found_in
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.picture import Picture, picture
from veilleuse.tasks.tell_origin import tell_origin

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    made = Desk(folder, Store.open(folder, Key(b"k" * 32), at=NOW), Shelf(), lambda: NOW)
    load_demo(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shown(demo: Desk) -> Picture:
    return picture(demo)


@pytest.fixture(scope="module")
def found(shown: Picture) -> tuple[Found, ...]:
    return found_in(shown, shown.findings)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_finding_has_a_sentence_a_source_and_a_date(
    found: tuple[Found, ...], language: str
) -> None:
    said = words(language)

    assert len(found) > 50
    for one in found:
        sentence = said(f"reason.{one.finding.reason}", **one.finding.details)
        origin = tell_origin(one.seen, said, said.find, lambda day: f"<{day:%Y-%m-%d}>")
        assert sentence.strip()
        assert "{" not in sentence
        assert origin
        assert all("<20" in line and "()" not in line for line in origin)


def test_no_evidence_is_of_the_future_or_without_a_name(found: tuple[Found, ...]) -> None:
    for one in found:
        for seen in one.seen:
            day = seen.at.date() if isinstance(seen.at, datetime) else seen.at
            assert date(2025, 11, 1) <= day <= NOW.date()
            assert seen.what
            assert seen.where or seen.origin not in {Origin.PERSON, Origin.TABLE}


def test_agents_rounds_people_and_tables_are_all_among_them(found: tuple[Found, ...]) -> None:
    assert {seen.origin for one in found for seen in one.seen} == set(Origin)


def test_an_explanation_tells_the_findings_of_its_subject(
    demo: Desk, found: tuple[Found, ...]
) -> None:
    chosen = next(one for one in found if one.finding.control == "OS-01")
    told = explain(demo, str(chosen.finding.device)).told
    site = explain(demo).told

    assert isinstance(told, DeviceTold)
    assert chosen in told.findings
    assert isinstance(site, SiteTold)
    assert {one.finding.device for one in site.findings} == {None}
    assert '"where"' in explained_as_json(explain(demo, str(chosen.finding.device)), None)


def test_the_terminal_shows_who_saw_it_and_when(found: tuple[Found, ...]) -> None:
    out = StringIO()
    chosen = next(one for one in found if one.finding.control == "OS-01")

    Console(file=out, width=220).print(found_table([chosen], words("fr")))

    assert "Relevé de l’agent du 23/11/2026" in out.getvalue()
    assert "Windows 10 22H2 ne reçoit plus de correctifs" in out.getvalue()
    assert "Table comparée le 22/08/2026" in out.getvalue()
