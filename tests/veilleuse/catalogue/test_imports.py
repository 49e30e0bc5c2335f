# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What resources/imports says."""

import pytest

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.imports import load_columns, load_import_limits
from veilleuse.catalogue.words import LANGUAGES, words

LIMITS = resources() / "imports" / "limits.toml"
COLUMNS = resources() / "imports" / "columns.toml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[records]", "[rows]"),
        ("reason =", "because ="),
        ("value = 200000", 'value = "many"'),
        ("value = 200000", "value = 0"),
    ],
)
def test_a_number_that_cannot_be_vouched_for_is_refused(tmp_path, old, new) -> None:
    text = LIMITS.read_text("utf-8")
    assert old in text
    (tmp_path / "limits.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ResourceError):
        load_import_limits(tmp_path / "limits.toml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hardware = [", "harware = ["),
        ('"IP fixe"', '"adresse MAC"'),
        ('"IP fixe"', '"…"'),
        ("[columns]", "[other]"),
    ],
)
def test_a_header_with_two_meanings_or_none_is_refused(tmp_path, old, new) -> None:
    text = COLUMNS.read_text("utf-8")
    assert old in text
    (tmp_path / "columns.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ResourceError):
        load_columns(tmp_path / "columns.toml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "code",
    ["notice.import_cut", "notice.import_too_many", "notice.import_link_unsupported",
     "step.import", "import_format.capture", "import_format.dhcpd", "import_format.dnsmasq",
     "import_format.inventory", "import_format.nmap", "import_format.table",
     "import_format.windows_dhcp"],
)  # fmt: skip
def test_everything_an_import_says_has_its_sentence(language, code) -> None:
    assert words(language)(code, detail="12")
