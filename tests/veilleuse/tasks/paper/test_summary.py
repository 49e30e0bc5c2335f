# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from datetime import UTC, date, datetime

import pytest
from papers import data_of

from veilleuse.domain.model import Site
from veilleuse.tasks.paper.sources import month_of
from veilleuse.tasks.picture import Picture

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
    data = data_of(EMPTY, "fr")
    assert data["site"] == "Établissement sans nom"
    text = json.dumps(data, ensure_ascii=False)
    assert "Aucune mesure n’a encore été faite." in text
    for claim in ("Rien de notable", "Aucun appareil nouveau", "Aucune échéance", "Rien n’a été"):
        assert claim not in text


def test_both_languages_have_the_same_shape() -> None:
    french, english = (data_of(EMPTY, language) for language in ("fr", "en"))
    assert french.keys() == english.keys()
    assert french["title"] != english["title"]
