# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artefact is made of: each part with its version, its licence and its files."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from installer.interpreter import interpreter
from installer.wheels import Files, Target, metadata, named, packages

_HERE = Path(__file__).parent
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


class LicenceUnknownError(Exception):
    """Nobody says under which licence a part may be handed on, or its text is missing."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part; `places` begin every place of its files."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    texts: tuple[str, ...]
    purl: str
    places: frozenset[str]


def of_packages(lock: str, targets: Iterable[Target]) -> list[Component]:
    """The packages of a lock; those of several targets once."""
    found = merged(packages(lock, target) for target in targets)
    return [_of_package(found[name]) for name in sorted(found)]


def merged(targets: Iterable[Mapping[str, Files]]) -> dict[str, dict[str, bytes]]:
    """Each package with its files for all targets: compiled parts differ from one to the other."""
    found: dict[str, dict[str, bytes]] = {}
    for target in targets:
        for name, files in target.items():
            found.setdefault(name, {}).update(files)
    return found


def of_interpreter() -> Component:
    """CPython; its licence file speaks for the libraries inside too."""
    files = interpreter()
    text = files["LICENSE.txt"].decode("utf-8", "replace")
    return Component(
        "cpython", _python_version(files), "PSF-2.0", (text,),
        f"pkg:generic/cpython@{_python_version(files)}", frozenset({"python/"}),
    )  # fmt: skip


def ours(version: str, places: Iterable[str]) -> Component:
    """Veilleuse itself."""
    text = (_HERE.parent / "LICENSE").read_text("utf-8")
    purl = f"pkg:generic/veilleuse@{version}"
    return Component("veilleuse", version, "GPL-3.0-or-later", (text,), purl, frozenset(places))


def of_data() -> list[Component]:
    """What others made of the application's own resources."""
    return [
        Component(
            row["name"], row["version"], row["licence"],
            ((_HERE.parent / row["text"]).read_text("utf-8"),),
            f"pkg:generic/{row['name']}@{row['version']}", frozenset({row["place"]}),
        )
        for row in _data()
    ]  # fmt: skip


def unowned(files: Iterable[str], components: Sequence[Component]) -> Iterator[str]:
    """Files that belong to none of them."""
    places = tuple(place for component in components for place in component.places)
    return (name for name in files if not _source(name).startswith(places))


def _source(name: str) -> str:
    """A compiled form belongs to whom its source belongs."""
    return re.sub(r"__pycache__/([^/]+)\.cpython-\d+\.pyc$", r"\1.py", name)


def _of_package(files: Files) -> Component:
    name, version = named(files)
    said = str(metadata(files)["License-Expression"] or "").strip()
    licence = said or _rules()["licences"].get(name)
    texts = [
        data.decode("utf-8", "replace")
        for place, data in sorted(files.items())
        if ".dist-info/" in place and _LICENCE_FILE.search(place.rpartition("/")[2])
        and "Commercial" not in place
    ]  # fmt: skip
    texts += [_text(file) for file in _rules()["texts"].get(name, ())]
    if not licence or not texts:
        raise LicenceUnknownError(f"{name} {version}: add it to installer/components.toml")
    places = {f"lib/{place}" for place in files}
    return Component(
        name, version, str(licence), tuple(texts), f"pkg:pypi/{name}@{version}", frozenset(places)
    )


def _text(file: str) -> str:
    folder = _HERE.parent if file == "LICENSE" else _HERE / "licences"
    return (folder / file).read_text("utf-8")


def _data() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads((_HERE / "components.toml").read_text("utf-8"))[
        "data"
    ]
    return rows


@cache
def _rules() -> Mapping[str, dict[str, str]]:
    return tomllib.loads((_HERE / "components.toml").read_text("utf-8"))


def _python_version(files: Files) -> str:
    """As its signature tells it: "Built: Release_v3.13.2_20250204.01"."""
    wide = files["python.exe"].replace(b"\x00", b"")
    found = re.search(rb"Release_v(\d+\.\d+\.\d+)_", wide)
    if found is None:
        raise LicenceUnknownError("cpython: its version is not found in its signature")
    return found.group(1).decode()
