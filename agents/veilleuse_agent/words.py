# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of the command line, in French and in English."""

import os
from collections.abc import Mapping

from veilleuse_agent.words_en import ENGLISH
from veilleuse_agent.words_fr import FRENCH


def words(environment: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The sentences in the language of the session; French unless it is English."""
    settings = os.environ if environment is None else environment
    chosen = next((settings[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if settings.get(n)), "")
    return ENGLISH if chosen.lower().startswith("en") else FRENCH
