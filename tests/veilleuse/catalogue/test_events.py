# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.events import load_events
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.words import words

MODEL = load_model()
ROW = """
[[event]]
code = "storm"
steps = ["arrive.mail"]
reason = "It happens."
source = "Somebody"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "events.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_event_has_a_sentence_in_both_languages() -> None:
    for language in ("fr", "en"):
        for code in load_events(MODEL):
            assert words(language)(f"event.{code}")


def test_an_event_is_read(tmp_path: Path) -> None:
    rule = load_events(MODEL, written(tmp_path, ROW))["storm"]
    assert (rule.steps, rule.on_device, rule.needs_device) == (("arrive.mail",), (), False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ROW.replace('reason = "It happens."', ""), "no reason"),
        (ROW.replace('source = "Somebody"', ""), "no source"),
        (ROW.replace("arrive.mail", "arrive.pigeon"), "no step arrive.pigeon"),
        (ROW.replace('steps = ["arrive.mail"]', ""), "makes nothing certain"),
        (ROW + "needs_device = true", "makes nothing certain"),
        (ROW + ROW, "stands there already"),
        ("", r"no \[\[event\]\]"),
    ],
)
def test_an_event_that_cannot_be_vouched_for_is_refused(
    text: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(ResourceError, match=why):
        load_events(MODEL, written(tmp_path, text))
