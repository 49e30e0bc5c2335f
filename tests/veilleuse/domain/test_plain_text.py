# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse.domain.plain_text import clean
from veilleuse.probes import text


def test_the_probes_clean_with_the_domains_own_function() -> None:
    assert text.clean is clean
