# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The administrative templates say what the agent reads, and say it twice."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from veilleuse_agent.policy import KEY, policy_of

FOLDER = Path(__file__).parents[2] / "installer" / "windows" / "policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
ADMX = ET.parse(FOLDER / "veilleuse.admx").getroot()
LANGUAGES = ("fr-FR", "en-US")


def adml(language):
    return ET.parse(FOLDER / language / "veilleuse.adml").getroot()


def values():
    return {each.get("valueName"): each for each in ADMX.iter() if each.get("valueName")}


def test_every_policy_writes_where_the_agent_reads():
    assert {policy.get("key") for policy in ADMX.iter(f"{SPACE}policy")} == {KEY}


def test_what_the_templates_write_is_understood_by_the_agent():
    told = dict.fromkeys(("SealKey", "SignKey"), "a" * 64)
    told |= {"Token": "b" * 32, "Address": ("h:1", "h:2"), "Folder": "\\\\nas\\depot"}
    assert told.keys() == values().keys()

    class Registry:
        def values(self, key):
            return told

    policy = policy_of(Registry())
    assert (policy.addresses, policy.folder, policy.token) == (
        ("h:1", "h:2"),
        "\\\\nas\\depot",
        "b" * 32,
    )
    assert policy.keys is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_text_and_every_field(language):
    said = adml(language)
    strings = {each.get("id") for each in said.iter(f"{SPACE}string")}
    forms = {each.get("id") for each in said.iter(f"{SPACE}presentation")}
    text = (FOLDER / "veilleuse.admx").read_text("utf-8")
    assert set(re.findall(r"\$\(string\.(\w+)\)", text)) == strings
    assert set(re.findall(r"\$\(presentation\.(\w+)\)", text)) == forms
    assert {each.get("refId") for each in said.iter() if each.get("refId")} == values().keys()
