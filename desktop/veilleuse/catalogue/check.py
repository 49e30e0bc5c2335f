# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that everything in resources/ can be read and refers only to what exists.

`python -m veilleuse.catalogue.check` names every fault and ends with 1 where there is one.
"""

import sys
from collections.abc import Callable, Iterator, Mapping

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.fixes import guide
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.frameworks import citations
from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.judge import asks_person
from veilleuse.domain.verdicts import FixId

Check = Callable[[Shelf], Iterator[str]]


def problems() -> list[str]:
    """Every fault that is found, in words; a check that cannot go on does not stop the others."""
    found: list[str] = []
    for check in _CHECKS:
        shelf = Shelf()
        try:
            found.extend(check(shelf))
        except ResourceError as error:
            found.append(str(error))
    return list(dict.fromkeys(found))


def _everything_is_read(shelf: Shelf) -> Iterator[str]:
    """Each part says for itself what it cannot vouch for."""
    for part in vars(Shelf):
        if not part.startswith("_"):
            try:
                getattr(shelf, part)
            except ResourceError as error:
                yield str(error)


def _controls_lead_somewhere(shelf: Shelf) -> Iterator[str]:
    known = citations(LANGUAGES[0])
    for control in shelf.controls.values():
        if control.fix not in shelf.fixes:
            yield f"{control.id}.fix: no fix {control.fix}"
        for code in control.evidences:
            if code not in known:
                yield f"{control.id}.evidences: no framework has an item {code}"


def _controls_have_texts(shelf: Shelf) -> Iterator[str]:
    for language in LANGUAGES:
        texts = control_texts(language)
        for control in shelf.controls.values():
            if control.id not in texts:
                yield f"{control.id}: no {language} text"
            elif asks_person(control) != bool(texts[control.id].question):
                yield f"{control.id}: a {language} question is missing, or nobody may answer it"
        for control_id in texts.keys() - shelf.controls.keys():
            yield f"{control_id}: a {language} text of no control"


def _controls_have_their_place_in_the_model(shelf: Shelf) -> Iterator[str]:
    model = shelf.model
    placed = set(model.advice)
    for effects in model.effects.values():
        placed.update(effect.control for effect in effects)
    for control_id in shelf.controls.keys() - placed:
        yield f"{control_id}: neither an effect in the model nor advice"
    for control_id in (placed | set(model.priors)) - shelf.controls.keys():
        yield f"model: no control {control_id}"


def _guides_are_there_in_every_language(shelf: Shelf) -> Iterator[str]:
    served = {control.fix for control in shelf.controls.values()}
    for fix in shelf.fixes:
        if fix not in served:
            yield f"{fix}: a fix of no control"
        yield from _guides(fix)
    wanted = {f"{fix}.{language}.md" for fix in shelf.fixes for language in LANGUAGES}
    for path in (resources() / "fixes").glob("*.md"):
        if path.name not in wanted:
            yield f"{path.name}: a guide of no fix"


def _guides(fix: FixId) -> Iterator[str]:
    shapes = []
    for language in LANGUAGES:
        try:
            found = guide(fix, language)
        except ResourceError as error:
            yield str(error)
            continue
        shapes.append([(part.code, len(part.blocks)) for part in found.sections])
    if any(shape != shapes[0] for shape in shapes):
        yield f"{fix}: its languages do not say the same"


def _languages_say_the_same(shelf: Shelf) -> Iterator[str]:
    del shelf
    first, *others = LANGUAGES
    told = set(_codes(words(first).tables))
    for language in others:
        for code in told ^ set(_codes(words(language).tables)):
            lacking = language if code in told else first
            yield f"i18n: {code} is missing in {lacking}"


def _codes(node: Mapping[str, object], before: str = "") -> Iterator[str]:
    for name, value in node.items():
        if isinstance(value, Mapping):
            yield from _codes(value, f"{before}{name}.")
        else:
            yield before + name


_CHECKS: tuple[Check, ...] = (
    _everything_is_read,
    _controls_lead_somewhere,
    _controls_have_texts,
    _controls_have_their_place_in_the_model,
    _guides_are_there_in_every_language,
    _languages_say_the_same,
)


def main() -> int:
    """Says what is wrong; 1 where something is."""
    found = problems()
    for problem in sorted(found):
        sys.stderr.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
