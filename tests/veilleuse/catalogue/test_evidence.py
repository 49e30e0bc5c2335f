# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.catalogue.evidence import load_evidence_limits
from veilleuse.catalogue.folder import ResourceError, resources


def test_a_pasted_record_may_be_longer_than_a_line() -> None:
    limits = load_evidence_limits()
    assert limits.pasted_characters > limits.text_characters
    assert limits.remind_days == 30


@pytest.mark.parametrize(
    ("old", "new"),
    [("value = 20", "value = 0"), ("value = 30\n", 'value = "x"\n'), ("[entries]", "[lines]")],
)
def test_a_bound_that_cannot_be_vouched_for_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (resources() / "evidence.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "evidence.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ResourceError, match=r"evidence\.toml"):
        load_evidence_limits(path)
