# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of made-up pictures, and what typst says of their pages."""

import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, date
from typing import Any

import pytest
import typst

from veilleuse.catalogue.folder import resources
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import folder, report_settings
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.picture import Picture

MONTH = date(2026, 11, 1)
OWN_FONTS = typst.Fonts(include_system_fonts=False, font_paths=[resources() / "fonts"])


def data_of(
    picture: Picture, language: str = "fr", kind: Kind = Kind.SUMMARY, **more: Any
) -> dict[str, Any]:
    subject = more.pop("subject", "")
    sources = Sources(picture, MONTH, **more)
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
