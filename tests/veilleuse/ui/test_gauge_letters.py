# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.exposure import Letter
from veilleuse.ui.widgets.gauge import LETTER_POINTS


def test_the_letters_that_are_drawn_are_those_of_the_model() -> None:
    limits = load_model().letters
    assert [limits[letter] for letter in Letter] == [
        LETTER_POINTS * at for at in range(1, len(Letter) + 1)
    ]
