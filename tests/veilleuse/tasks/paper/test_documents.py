# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every document, whatever the site."""

import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from papers import ask, data_of, texts, tool

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, AnswerValue, Attachment
from veilleuse.domain.registers import Contact, ContactRole, Known, Procedure, Supplier
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import folder
from veilleuse.tasks.paper.typeset import render
from veilleuse.tasks.picture import Picture

FLOWING = [kind for kind in Kind if kind is not Kind.SUMMARY]
WITHOUT_DEVICES = [kind for kind in Kind if kind is not Kind.MACHINE]


def registered(picture: Picture, name: str) -> Picture:
    """The same site with every register filled in by somebody called `name`."""
    site = replace(
        picture.site,
        contacts=(
            Contact(ContactRole.PROVIDER, name, name, date(2026, 9, 1), name, name),
            Contact(ContactRole.OTHER, name),
        ),
        suppliers=(Supplier(name, name, account=name, phone=name, contract=name, note=name),),
        procedures=(
            Procedure("records", Known.YES, date(2026, 2, 1), date(2026, 3, 1), name),  # type: ignore[arg-type]
        ),
        answers=(
            Answer(
                "GOV-02",
                AnswerValue.YES,
                date(2026, 5, 2),
                name,
                name,
                (Attachment(name, 12, "ab" * 32),),
            ),
        ),
    )
    return replace(picture, site=site)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_keeps_both_standards_and_says_its_language(
    ordinary: Picture, kind: Kind, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(data_of(registered(ordinary, "Mme Roche"), language, kind)))
    subprocess.run([tool("qpdf"), "--check", path], check=True, capture_output=True)
    told = subprocess.run([tool("pdfinfo"), path], check=True, capture_output=True, text=True)
    assert re.search(r"Tagged:\s+yes", told.stdout)
    assert f"/Lang ({language})".encode() in path.read_bytes().replace(b"/Lang(", b"/Lang (")
    fonts = subprocess.run([tool("pdffonts"), path], check=True, capture_output=True, text=True)
    assert all(" yes yes " in line for line in fonts.stdout.splitlines()[2:])


@pytest.mark.parametrize("kind", WITHOUT_DEVICES)
def test_a_site_without_any_data_has_its_page_and_claims_nothing(
    empty: Picture, kind: Kind
) -> None:
    data = data_of(empty, "fr", kind)
    assert render(data).startswith(b"%PDF")
    told = " ".join(texts(data))
    assert "Aucun constat ouvert" not in told
    assert "Rien à corriger" not in told


@pytest.mark.parametrize("kind", Kind)
def test_everything_is_plain_json_without_an_unfilled_place(
    any_picture: Picture, kind: Kind
) -> None:
    if kind is Kind.MACHINE and not any_picture.devices:
        return
    data = data_of(any_picture, "en", kind)
    assert json.loads(json.dumps(data)) == data
    assert not [t for t in texts(data) if "{" in t.replace("{n}", "") or "None" in t.split()]


@pytest.mark.parametrize("kind", FLOWING)
def test_hostile_words_in_every_field_leave_the_structure_unchanged(
    hostile: Picture, ordinary: Picture, kind: Kind
) -> None:
    name = hostile.site.name
    renamed = replace(ordinary, devices=tuple(replace(d, name=name) for d in ordinary.devices))
    wild = replace(
        registered(renamed, name), site=replace(registered(renamed, name).site, name=name)
    )
    shapes = []
    for shown in (registered(ordinary, "Mme Roche"), wild):
        data = data_of(shown, "fr", kind)
        found: list[tuple[Any, ...]] = [(one["type"],) for one in data["blocks"]]
        for selector in ("heading", "table", "figure", "footnote", "link", "ref", "strong"):
            found += [(one["func"], one.get("depth")) for one in ask(data, selector)]
        shapes.append(found)
    assert shapes[0] == shapes[1]


def test_each_kind_has_its_template_and_its_words() -> None:
    for kind in Kind:
        assert (folder() / f"{kind}.typ").is_file()


def test_nothing_ever_claims_conformity(ordinary: Picture) -> None:
    for language, claim in (("fr", r"\bconformes?\b"), ("en", r"\bcompliant\b")):
        told = " ".join(texts(data_of(ordinary, language, Kind.EVIDENCE)))
        assert not re.search(claim, told, re.IGNORECASE)


def test_evidence_says_what_is_measured_declared_and_not_observed(ordinary: Picture) -> None:
    data = data_of(registered(ordinary, "Mme Roche"), "fr", Kind.EVIDENCE, subject="has")
    told = " ".join(texts(data))
    assert "Déclaré «\u00a0oui\u00a0» par Mme Roche le 02/05/2026." in told
    assert "SHA-256 abababababababab" in told.replace("\u200b", "")
    hygiene = " ".join(texts(data_of(ordinary, "fr", Kind.EVIDENCE, subject="hygiene")))
    assert "Mesuré, dernière évaluation le 23/11/2026." in hygiene
    assert "Reste à déclarer par une personne." in hygiene


@pytest.mark.parametrize(
    ("kind", "subject", "code"),
    [
        (Kind.MACHINE, "nobody", "device_gone"),
        (Kind.PRESCRIPTION, "../../etc/passwd", "unknown_fix"),
        (Kind.EVIDENCE, "nothing", "unknown_framework"),
        (Kind.DEGRADED, "nothing", "unknown_care"),
    ],
)
def test_a_subject_that_does_not_exist_is_told(
    ordinary: Picture, kind: Kind, subject: str, code: str
) -> None:
    with pytest.raises(VeilleuseError) as refused:
        data_of(ordinary, "fr", kind, subject=subject)
    assert refused.value.code == code


def test_the_phrase_sheet_has_all_groups_and_leaves_no_fingerprint(ordinary: Picture) -> None:
    data = data_of(ordinary, "fr", Kind.PHRASE)
    groups = next(block for block in data["blocks"] if block["type"] == "groups")
    assert len(groups["items"]) == 14
    assert "seal" not in data


def test_the_incident_sheet_has_the_sites_own_numbers_before_those_of_everybody(
    ordinary: Picture,
) -> None:
    told = texts(data_of(registered(ordinary, "Dr Blanc"), "fr", Kind.INCIDENT))
    assert told.index("Dr Blanc") < told.index("09 72 43 91 25")
    steps = next(text for text in told if text.startswith("Débranchez le câble"))
    assert "Laissez-le allumé" in steps


def test_a_degraded_sheet_tells_the_day_of_the_last_try(ordinary: Picture) -> None:
    told = texts(data_of(registered(ordinary, "Salle de soins"), "fr", Kind.DEGRADED))
    assert "1er mars 2026" in told
    assert "Salle de soins" in told


def test_each_care_device_of_the_annex_is_said_never_to_be_probed(ordinary: Picture) -> None:
    told = texts(data_of(ordinary, "fr", Kind.ANNEX))
    assert told.count("jamais interrogé") > 10


def test_the_code_of_a_fix_is_square_with_its_quiet_zone(ordinary: Picture) -> None:
    data = data_of(ordinary, "fr", Kind.PRESCRIPTION)
    rows = data["blocks"][0]["rows"]
    assert len(rows) == len(rows[0])
    assert rows[0] == "0" * len(rows)
    assert rows[4][4:11] == "1111111"  # a finder pattern behind the quiet zone
