# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of resources/i18n, by code, in the reader's language."""

from collections.abc import Mapping
from functools import cache

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.errors import VeilleuseError

LANGUAGES = ("fr", "en")


class Words:
    """All sentences of one language. A sentence may have `one` and `other` forms, chosen by `n`."""

    def __init__(self, language: str, tables: Mapping[str, object]) -> None:
        """`tables` maps a family (`reason`, `step`, `class` …) to its sentences."""
        self.language = language
        self.tables = tables

    def __call__(self, code: str, /, **values: str | float) -> str:
        """The sentence `family.name` with its placeholders filled; ResourceError without one."""
        found = self.find(code, **values)
        if found is None:
            raise ResourceError(file=f"i18n/{self.language}", why=f"no sentence {code}")
        return found

    def find(self, code: str, /, **values: str | float) -> str | None:
        """The same, or None where the language has no such sentence."""
        node: object = self.tables
        for part in code.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        if isinstance(node, Mapping):
            node = node.get("one" if self._is_one(values.get("n")) else "other")
        return node.format_map(values) if isinstance(node, str) else None

    def _is_one(self, n: str | float | None) -> bool:
        """French says « 0 jour » and « 1,5 jour »; English « 0 days » and « 1.5 days »."""
        if not isinstance(n, int | float):
            return False
        return abs(n) < 2 if self.language == "fr" else n == 1

    def tell(self, error: VeilleuseError) -> str:
        """What a person reads about an error."""
        return self(f"error.{error.code}", **error.details)


@cache
def words(language: str) -> Words:
    """The sentences of `language`, from every `resources/i18n/<language>/*.toml`."""
    if language not in LANGUAGES:
        raise ResourceError(file="i18n", why=f"no language {language}")
    tables: dict[str, object] = {}
    for path in sorted((resources() / "i18n" / language).glob("*.toml")):
        for family, sentences in read_toml(path).items():
            if family in tables:
                raise ResourceError(file=str(path), why=f"[{family}] stands in another file too")
            tables[family] = sentences
    return Words(language, tables)
