# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that shows each control: what, why, how it is judged, what it evidences, what mends it.

`python -m veilleuse.catalogue.controls_page` writes it to desktop/controls.md.
"""

import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.fixes import fixes, guide
from veilleuse.catalogue.folder import read_toml, resources
from veilleuse.catalogue.frameworks import citations, frameworks
from veilleuse.catalogue.words import words
from veilleuse.domain.judge import DEVICE_JUDGES, SITE_JUDGES, asks_person
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.verdicts import Control, Fix, Scope

PAGE = Path("desktop") / "controls.md"
Table = Mapping[str, object]

_HEAD = """\
# The controls

Written from `resources` by `python -m veilleuse.catalogue.controls_page`; edit the catalogue
there, not here. {count} controls, {asked} of which only a person can settle.

A control is met, not met (a finding), unknown, or not applicable. Unknown is never good: it widens
the band of the score. A limit is a setting, with its reason and its source. What a finding changes
in the simulated attacks is on [model.md](model.md).
"""


def controls_page() -> str:
    """The whole page; ResourceError where the catalogue cannot be vouched for."""
    controls = load_controls()
    asked = sum(asks_person(control) for control in controls.values())
    parts = [_HEAD.format(count=len(controls), asked=asked)]
    family = ""
    written = _written()
    for control in controls.values():
        if family != (family := control.id.partition("-")[0]):
            parts.append(f"## {words('en')(f'control_family.{family}')}\n")
        parts.append("\n".join(_control(control, written[control.id])) + "\n")
    parts.append("\n".join(_frameworks()) + "\n")
    return "\n".join(parts)


def _written() -> Mapping[str, Table]:
    """What the files say of each control beyond what judging needs."""
    found: dict[str, Table] = {}
    for path in sorted((resources() / "controls").glob("*.toml")):
        entries = read_toml(path).items()
        found.update({k: v for k, v in entries if isinstance(v, dict) and "judge" in v})
    return found


def _control(control: Control, entry: Table) -> Iterator[str]:
    text = control_texts("en")[control.id]
    yield f"### {control.id} {text.title}\n"
    yield f"{text.why}\n"
    yield f"- Judged {_subject(control)}: {_judge(control)} (`{control.judge}`)"
    if text.question:
        yield f"- Asked: {text.question}"
    yield f"- Finding: {text.finding}; {control.severity}, because: {entry['severity_reason']}"
    yield f"- Unknown: {entry['unknown_means']}"
    yield from _limits(entry.get("limits"))
    cited = citations("en")
    items = "; ".join(f"{code} {cited[code].text}" for code in control.evidences)
    yield f"- Evidences: {items}"
    yield f"- Fix: {_fix(fixes()[control.fix], text.action)}; proven by {_proof(control)}"


def _subject(control: Control) -> str:
    if control.scope is Scope.SITE:
        return "for the establishment"
    if control.applies_to == frozenset(DeviceClass):
        return "for every device"
    return "for each " + ", ".join(sorted(control.applies_to))


def _judge(control: Control) -> str:
    """The first sentence of the judge's own contract."""
    judges = SITE_JUDGES if control.scope is Scope.SITE else DEVICE_JUDGES
    contract = (inspect.getdoc(judges[control.judge].ask) or "").partition("\n\n")[0]
    said = " ".join(contract.split()).removeprefix(f"{control.id}: ")
    return said[:1].lower() + said[1:].rstrip(".")


def _limits(limits: object) -> Iterator[str]:
    if not isinstance(limits, dict):
        return
    for name, limit in limits.items():
        value = limit["value"]
        told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield f"- Limit `{name}` = {told}: {limit['reason']} Source: {limit['source']}"


def _fix(fix: Fix, action: str) -> str:
    each = f", {fix.minutes_each} for each machine" if fix.minutes_each else ""
    audience = words("en")(f"audience.{guide(fix.id, 'en').audience}")
    link = f"[{action}](../resources/fixes/{fix.id}.en.md)"
    return f"{link}, {fix.minutes_once} minutes{each}, for {audience}"


def _proof(control: Control) -> str:
    facts = ", ".join(f"`{name}`" for name in fixes()[control.fix].proof)
    said = "a dated answer or a register" if asks_person(control) else "what rounds and people say"
    return facts or said


def _frameworks() -> Iterator[str]:
    yield "## Frameworks\n"
    for framework in frameworks("en").values():
        codes = ", ".join(framework.items)
        yield f"- **{framework.name}** ({codes}): {framework.about} Source: {framework.source}"


def main() -> int:
    """Writes the page into the folder one is in."""
    PAGE.write_text(controls_page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
