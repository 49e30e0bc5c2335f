# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of the inbox as they are shipped."""

import pytest

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.catalogue.network import load_limits

PATH = resources() / "inbox.toml"


def test_five_hundred_agents_may_speak_at_once_and_one_source_may_not_hold_the_line() -> None:
    limits = load_inbox_limits()
    assert limits.connections >= 500
    assert limits.burst >= 500
    assert limits.connections_per_source < limits.connections / 10
    # The spool of one agent, in one run.
    assert limits.burst_per_source >= 16


def test_refusals_are_counted_as_long_as_sightings_are_kept() -> None:
    assert load_inbox_limits().refusal_days == load_limits().sightings_days


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[port]", "[door]"),
        ("source =", "heard =", ),
        ("value = 8750", 'value = "http"'),
        ("value = 8750", "value = 70000"),
        ("value = 1024", "value = 0"),
        ("value = 365", "value = 3"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_vouched_for_is_refused(tmp_path, old, new) -> None:
    text = PATH.read_text("utf-8")
    assert old in text
    changed = tmp_path / "inbox.toml"
    changed.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ResourceError):
        load_inbox_limits(changed)
