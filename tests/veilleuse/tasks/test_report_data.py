# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from datetime import UTC, date, datetime

import pytest

from veilleuse.domain.model import Site
from veilleuse.tasks.picture import Picture
from veilleuse.tasks.report_data import month_of, report_data

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EMPTY = Picture(NOW, Site(""), None, (), (), (), None, None)


@pytest.mark.parametrize(
    ("read_at", "month"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 12, 1, 12, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2027, 1, 4, 12, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 6, 12, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_a_summary_made_in_the_first_days_closes_the_month_before(
    read_at: datetime, month: date
) -> None:
    assert month_of(read_at) == month


def test_before_any_round_the_page_says_so_and_claims_nothing() -> None:
    data = report_data(EMPTY, language="fr", month=date(2026, 11, 1), zone=UTC)
    assert data["site"] == "Établissement sans nom"
    text = json.dumps(data, ensure_ascii=False)
    assert "Aucune mesure n’a encore été faite." in text
    for claim in ("Rien de notable", "Aucun appareil nouveau", "Aucune échéance", "Rien n’a été"):
        assert claim not in text


def test_both_languages_have_the_same_shape() -> None:
    french, english = (
        report_data(EMPTY, language=language, month=date(2026, 11, 1), zone=UTC)
        for language in ("fr", "en")
    )
    assert french.keys() == english.keys()
    assert french["title"] != english["title"]
