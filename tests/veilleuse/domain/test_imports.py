# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds of an import and headers of a table."""

from dataclasses import asdict, replace

import pytest

from veilleuse.catalogue.imports import load_columns, load_import_limits
from veilleuse.domain.imports import Column, plain_header


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("Adresse IP", "adresse ip"),
        ("  N° de série ", "n de serie"),
        ("Nom d’hôte", "nom d hote"),
        ("MAC-Address", "mac address"),
        ("ip_addr", "ip addr"),
        ("", ""),
    ],
)
def test_headers_are_compared_without_case_accents_and_punctuation(header, plain) -> None:
    assert plain_header(header) == plain


def test_french_and_english_headers_mean_the_same() -> None:
    columns = load_columns()
    for french, english in (
        ("Adresse IP", "IP Address"), ("Adresse MAC", "MAC Address"), ("Nom d'hôte", "Hostname"),
        ("Nom", "Name"), ("Type", "Device type"), ("Emplacement", "Location"),
        ("Fabricant", "Manufacturer"), ("ID unique", "Unique ID"),
    ):  # fmt: skip
        assert columns.of(french) is columns.of(english) is not None
    assert columns.of("ClientId") is Column.CLIENT
    assert columns.of("Numéro de chambre du résident") is None


def test_a_bound_that_lets_nothing_through_is_refused() -> None:
    limits = load_import_limits()
    for name in asdict(limits):
        with pytest.raises(ValueError, match=name):
            replace(limits, **{name: 0})
