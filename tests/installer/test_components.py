# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of parts and licences, held against the files that are shipped."""

import json
from pathlib import Path

import pytest

from installer import components, wheels
from installer.components import Component, LicenceUnknownError

STAMP = 1_767_225_600
THING = {
    "thing/__init__.py": b"x = 1",
    "thing-1.dist-info/METADATA": b"Name: Thing\nVersion: 1\nLicense-Expression: MIT\n\n",
    "thing-1.dist-info/licenses/LICENSE": b"do <anything>",
}


def part():
    return components._of_package(THING)


def test_a_package_says_its_own_licence_and_brings_its_text():
    assert (part().name, part().version, part().licence) == ("thing", "1", "MIT")
    assert part().texts == ("do <anything>",)
    assert part().purl == "pkg:pypi/thing@1"


@pytest.mark.parametrize("without", ["License-Expression", "LICENSE"])
def test_a_package_without_a_licence_or_its_text_stops_the_build(without):
    files = {
        name: data.replace(b"License-Expression", b"X") if without != "LICENSE" else data
        for name, data in THING.items()
        if without != "LICENSE" or not name.endswith("LICENSE")
    }
    with pytest.raises(LicenceUnknownError, match="thing"):
        components._of_package(files)


def test_a_compiled_form_belongs_to_whom_its_source_belongs():
    shipped = ["lib/thing/__init__.py", "lib/thing/__pycache__/__init__.cpython-313.pyc"]
    assert list(components.unowned(shipped, [part()])) == []
    assert list(components.unowned([*shipped, "lib/other.py"], [part()])) == ["lib/other.py"]


def test_every_package_of_the_locks_has_a_licence_by_name_or_says_it_itself():
    """A row for a package that no lock names any more is a row too many."""
    locked = {
        line.partition("==")[0]
        for lock in ("agent", "desktop")
        for line in (wheels.LOCKS / f"{lock}.txt").read_text("utf-8").splitlines()
        if "==" in line and not line.startswith(" ")
    }
    assert set(components._rules()["licences"]) <= locked
    assert set(components._rules()["texts"]) <= locked


def test_what_others_made_of_the_resources_is_there_with_its_text():
    top = Path(__file__).parents[2]
    for made in components.of_data():
        assert len(made.texts[0]) > 1000
        (place,) = made.places
        assert (top / place.removeprefix("lib/veilleuse/")).is_dir()


def test_the_list_of_parts_names_each_with_its_licence_and_is_the_same_twice():
    papers = pytest.importorskip("installer.papers")
    texts = {papers.parts_list("a.msi", "1.0", "0" * 64, [part()], STAMP) for _ in range(2)}
    (text,) = texts
    told = json.loads(text)
    assert told["specVersion"] == "1.6"
    (only,) = told["components"]
    assert (only["purl"], only["licenses"]) == ("pkg:pypi/thing@1", [{"expression": "MIT"}])


def test_the_licences_page_holds_every_text_as_plain_text():
    papers = pytest.importorskip("installer.papers")
    page = papers.licences_page([part()]).decode()
    assert "do &lt;anything&gt;" in page
    assert 'id="thing"' in page


def test_provenance_names_sources_locks_and_what_came_out(tmp_path):
    papers = pytest.importorskip("installer.papers")
    (tmp_path / "a.msi").write_bytes(b"x")
    told = json.loads(
        papers.provenance({"a.msi": tmp_path / "a.msi"}, "c" * 40, [tmp_path / "a.msi"], {"t": "1"})
    )
    assert told["_type"] == "https://in-toto.io/Statement/v1"
    assert told["subject"][0]["digest"]["sha256"] == papers.sha256_of(tmp_path / "a.msi")
    assert told["predicate"]["buildDefinition"]["resolvedDependencies"][0]["digest"] == {
        "gitCommit": "c" * 40
    }


def test_our_own_part_carries_the_licence_of_this_repository():
    mine: Component = components.ours("1.0", ["lib/veilleuse/"])
    assert mine.licence == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in mine.texts[0]


def test_a_package_for_several_pythons_owns_the_compiled_parts_of_all():
    by_python = {
        python: {"thing==1": {**THING, f"thing/_c.cpython-{python}.so": b"x"}}
        for python in ("311", "313")
    }
    owned = components.merged(by_python.values())["thing==1"]
    assert {"thing/_c.cpython-311.so", "thing/_c.cpython-313.so"} <= set(owned)
