# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that shows every number of the exposure model with its reason and source.

`python -m veilleuse.catalogue.model_page` writes it to desktop/model.md.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.folder import resources
from veilleuse.catalogue.justified import Row, Sheet
from veilleuse.catalogue.words import words
from veilleuse.domain.verdicts import ControlId

PAGE = Path("desktop") / "model.md"

_HEAD = """\
# The numbers of the exposure model

Written from `resources/model` by `python -m veilleuse.catalogue.model_page`; edit the numbers
there, not here. Model version {version}.

Thousands of attacks are simulated on a graph of the establishment. Each comes in from outside,
steps from device to device, and stops the care functions whose devices it takes. Every step has
a probability: its **rate** where all is well, times the **factor** of each control that is not
met, never above {cap:g}. What nobody knows counts at its **prior**; at nothing and in full at the
two ends of the band. The mean share of the activity that is lost, `L`, gives the score:
100 + 10 × log₂ L.

Computers of one domain, or with an enabled administrator of the same name, share passwords; one
of which nobody knows who administers it shares them with all. Whether a step was observed or is
only supposed changes no figure.

“Veilleuse estimate” marks a figure that nobody publishes; it is open to argument.
"""


def model_page() -> str:
    """The whole page; ResourceError where the model cannot be vouched for."""
    model = load_model()
    folder = resources() / "model"
    main, level, care, controls, efforts, entries, steps = (
        Sheet(folder / f"{name}.toml")
        for name in ("model", "level", "care", "controls", "efforts", "entries", "steps")
    )
    parts = [
        _HEAD.format(version=model.version, cap=model.cap),
        _table("How attacks come in", "Step", (_rate(row) for row in entries.rows("rate"))),
        _table("What attackers do inside", "Step", (_rate(row) for row in steps.rows("rate"))),
        _table("What a broken control changes", "Control", _effects(controls)),
        _table("What is believed of a control nobody knows of", "Control", _priors(controls)),
        _table("Controls without an effect on the figures", "Control", _advice(controls)),
        _table("What the care functions weigh", "Function", _weights(care)),
        _table("What stops with a device", "Functions and devices", _carriers(care)),
        _table("Letters and what caps them", "Letter or gate", _letters(level)),
        _table("Efforts and limits", "Number", _others(main, care, efforts)),
    ]
    return "\n".join(parts)


def _table(title: str, first: str, rows: Iterable[tuple[str, str, Row]]) -> str:
    lines = [f"## {title}", "", f"| {first} | Value | Reason | Source |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {value} | {_cell(row.text('reason'))} | {_cell(row.text('source'))} |"
        for name, value, row in rows
    ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _value(row: Row) -> str:
    return f"{row.cells['value']:g}"


def _listed(row: Row, name: str) -> str:
    return ", ".join(row.texts(name)) if row.has(name) else ""


def _on(row: Row) -> str:
    """The classes a row is about; one without classes is about the site."""
    classes = _listed(row, "classes")
    return f" on {classes}" if classes else ""


def _rate(row: Row) -> tuple[str, str, Row]:
    code = row.text("step")
    plain = words("en").find(f"attack.{code.replace('.', '_')}")
    return f"`{code}`{f' ({plain})' if plain else ''}{_on(row)}", _value(row), row


def _control(row: Row) -> str:
    control = ControlId(row.text("control"))
    text = control_texts("en").get(control)
    return f"{control} {_cell(text.title)}" if text else control


def _effects(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("effect"):
        steps = ", ".join(f"`{step}`" for step in row.texts("steps"))
        yield f"{_control(row)}: {steps}{_on(row)}", f"× {_value(row)}", row


def _priors(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("prior"):
        yield _control(row), _value(row), row


def _advice(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("advice"):
        yield _control(row), "none", row


def _weights(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("care"):
        yield words("en")(f"care.{row.text('id')}"), _value(row), row


def _carriers(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("carrier"):
        yield f"{_listed(row, 'care')}: {_listed(row, 'classes')}", _value(row), row


def _letters(sheet: Sheet) -> Iterator[tuple[str, str, Row]]:
    for row in sheet.rows("letter"):
        yield f"{row.text('id')}: score under", _value(row), row
    for row in sheet.rows("gate"):
        about = f"{_listed(row, 'controls')} {_listed(row, 'verdicts')}{_on(row)}"
        yield f"`{row.text('code')}`: {about}", f"at best {row.text('cap')}", row
    for name, what in (("coverage_gate", "observed"), ("placement_gate", "tied to a device")):
        for row in sheet.rows(name):
            about = f"`{row.text('code')}`: less than {_value(row)} {what}"
            yield about, f"at best {row.text('cap')}", row


def _others(main: Sheet, care: Sheet, efforts: Sheet) -> Iterator[tuple[str, str, Row]]:
    for sheet, names in (
        (main, ("cap",)),
        (care, ("workstation", "unseen", "lightest", "heaviest")),
        (efforts, ("answer", "agent_once", "agent_each", "band_point")),
    ):
        for name in names:
            row = sheet.row(name)
            yield f"`{name}`", _value(row), row


def main() -> int:
    """Writes the page into the folder one is in."""
    PAGE.write_text(model_page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
