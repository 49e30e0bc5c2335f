# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of made-up pictures, and what typst says of their pages."""

import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
import typst

from veilleuse.catalogue.folder import resources
from veilleuse.domain.model import CareFunction, CareFunctionId, RoundId
from veilleuse.domain.rounds import JournalEntry, Mode, Round
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import folder, report_settings
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.picture import Picture

MONTH = date(2026, 11, 1)
AT = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
OWN_FONTS = typst.Fonts(include_system_fonts=False, font_paths=[resources() / "fonts"])


ROUND = Round(RoundId("r1"), Mode.GENTLE, (ip_network("10.77.0.0/24"),), AT, AT, packets=3)
ENTRIES = (
    JournalEntry(AT, "connect", ip_address("10.77.0.1"), "connect", 445, 2),
    JournalEntry(AT, "sweep", ip_address("10.77.0.9"), "datagram", None, 1),
)
PHRASE = "-".join(["ABCD"] * 14)
FUNCTIONS = (CareFunction(CareFunctionId("records"), 0.35), CareFunction(CareFunctionId("x"), 0.2))
SUBJECTS = {Kind.MACHINE: "d0", Kind.PRESCRIPTION: "install-updates"}
MORE: dict[Kind, dict[str, Any]] = {
    Kind.JOURNAL: {"rounds": ((ROUND, ENTRIES),)},
    Kind.PHRASE: {"phrase": PHRASE},
    Kind.DEGRADED: {"functions": FUNCTIONS},
}
"""What each kind needs beside the picture."""


def data_of(
    picture: Picture, language: str = "fr", kind: Kind = Kind.SUMMARY, **more: Any
) -> dict[str, Any]:
    subject = more.pop("subject", SUBJECTS.get(kind, ""))
    sources = Sources(picture, MONTH, **{**MORE.get(kind, {}), **more})
    return document(kind, sources, language=language, subject=subject, zone=UTC)


def inputs(data: Mapping[str, object], fonts: tuple[str, ...] = ()) -> dict[str, str]:
    chosen = list(fonts or report_settings().fonts[-1:])
    return {"data": json.dumps(data), "fonts": json.dumps(chosen)}


def ask(
    data: Mapping[str, object], selector: str, fonts: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    template = folder() / f"{data['kind']}.typ"
    found = typst.query(
        template, selector, root=folder(), font_paths=OWN_FONTS, sys_inputs=inputs(data, fonts)
    )
    return list(json.loads(found))


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [text for item in value for text in texts(item)]
    return []


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not on this machine")
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found
