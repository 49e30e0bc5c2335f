# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The identification rules of resources/fingerprints and the policy for devices nobody knows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.makers import registered
from veilleuse.domain.classify import Match, Policy, Rule, Rulebook
from veilleuse.domain.model import DeviceClass

FILES = (
    "services.toml",
    "banners.toml",
    "ports.toml",
    "announcements.toml",
    "declared.toml",
    "recog.toml",
)
MAKERS = "prefixes.toml"
POLICY = "policy.toml"

_BLOCK = re.compile(r"(?:[0-9a-f]{6}|[0-9a-f]{7}|[0-9a-f]{9})\Z")


def load_rules(folder: Path | None = None) -> Rulebook:
    """All rules, or ResourceError naming the file and the rule that cannot be used."""
    folder = folder or resources() / "fingerprints"
    told = chain.from_iterable(
        (_rule(folder / name, row) for row in _rows(folder / name, "rule")) for name in FILES
    )
    makers = (_maker(folder / MAKERS, row) for row in _rows(folder / MAKERS, "maker"))
    try:
        return Rulebook((*told, *makers), registered)
    except ValueError as error:
        raise ResourceError(file=str(folder), why=str(error)) from error


def load_policy(folder: Path | None = None) -> Policy:
    """When an unknown device may be connected to."""
    folder = folder or resources() / "fingerprints"
    path = folder / POLICY
    tables = read_toml(path)
    least, volunteered, local = (
        _explained(path, name, tables.get(name))
        for name in ("least_confidence", "volunteered", "local_addresses")
    )
    if not (isinstance(least, float) and isinstance(local, bool) and isinstance(volunteered, list)):
        raise ResourceError(file=str(path), why="a value has the wrong type")
    general = (row for row in _rows(folder / MAKERS, "maker") if row.get("general") is True)
    return Policy(
        least_confidence=least,
        volunteered=frozenset(str(kind) for kind in volunteered),
        general=frozenset(
            chain.from_iterable(_blocks(folder / MAKERS, row).split() for row in general)
        ),
        local_addresses=local,
    )


def _rows(path: Path, name: str) -> Sequence[Mapping[str, object]]:
    rows = read_toml(path).get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ResourceError(file=str(path), why=f"no [[{name}]]")
    return rows


def _rule(path: Path, row: Mapping[str, object]) -> Rule:
    how = _one_of(path, row, "how", [kind.value for kind in Match if kind is not Match.BLOCK])
    pattern = _text(path, row, "pattern")
    if how == Match.REGEX and not pattern.startswith("^"):
        raise ResourceError(file=str(path), why=f"{row.get('id')}: pattern must start with ^")
    return Rule(
        id=_text(path, row, "id"),
        kind=_text(path, row, "kind"),
        how=Match(how),
        pattern=pattern,
        source=_text(path, row, "source"),
        example=_text(path, row, "example"),
        says_class=_class(path, row),
        weight=_weight(path, row),
        says_vendor=_text(path, row, "vendor", default=""),
        says_product=_text(path, row, "product", default=""),
        never_probe=row.get("never_probe") is True,
    )


def _maker(path: Path, row: Mapping[str, object]) -> Rule:
    registered = row.get("registered")
    if not isinstance(registered, list) or not registered:
        raise ResourceError(file=str(path), why=f"{row.get('id')}: no registered name")
    blocks = _blocks(path, row)
    return Rule(
        id=f"maker-{_text(path, row, 'id')}",
        kind="mac.prefix",
        how=Match.BLOCK,
        pattern=blocks,
        source="IEEE registry: " + "; ".join(str(name) for name in registered),
        example=_spelled(blocks.split()[0]),
        says_class=_class(path, row),
        weight=_weight(path, row),
        says_vendor=_text(path, row, "vendor"),
    )


def _blocks(path: Path, row: Mapping[str, object]) -> str:
    blocks = _text(path, row, "blocks").split()
    bad = [block for block in blocks if not _BLOCK.match(block)]
    if bad or not blocks:
        raise ResourceError(file=str(path), why=f"{row.get('id')}: bad blocks {bad}")
    return " ".join(blocks)


def _spelled(block: str) -> str:
    digits = block.ljust(12, "0")
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def _class(path: Path, row: Mapping[str, object]) -> DeviceClass | None:
    if "class" not in row:
        return None
    return DeviceClass(_one_of(path, row, "class", [kind.value for kind in DeviceClass]))


def _weight(path: Path, row: Mapping[str, object]) -> float:
    weight = row.get("weight", 0.0)
    if not isinstance(weight, float) or not 0.0 <= weight < 1.0:
        raise ResourceError(file=str(path), why=f"{row.get('id')}: weight {weight!r}")
    if (weight > 0.0) is not ("class" in row):
        raise ResourceError(file=str(path), why=f"{row.get('id')}: a class needs a weight")
    return weight


def _one_of(path: Path, row: Mapping[str, object], name: str, known: Iterable[str]) -> str:
    value = _text(path, row, name)
    if value not in known:
        raise ResourceError(file=str(path), why=f"{row.get('id')}: {name} {value!r}")
    return value


def _text(path: Path, row: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if not isinstance(value, str) or (not value and default is None):
        raise ResourceError(file=str(path), why=f"{row.get('id')}: no {name}")
    return value


def _explained(path: Path, name: str, table: object) -> object:
    if not isinstance(table, dict) or not table.get("reason") or not table.get("source"):
        raise ResourceError(file=str(path), why=f"{name} has no reason or no source")
    return table.get("value")
