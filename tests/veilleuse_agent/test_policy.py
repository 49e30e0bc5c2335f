# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.policy import KEY, policy_of
from veilleuse_agent.protocol import SiteKeys
from veilleuse_agent.site import Policy, SiteError


class FakeRegistry:
    def __init__(self, values):
        self.content = values

    def values(self, key):
        if isinstance(self.content, Exception):
            raise self.content
        assert key == KEY
        return self.content


def test_each_value_of_group_policy_has_its_place():
    policy = policy_of(
        FakeRegistry(
            {
                "ADDRESS": ("poste-12:8737", "10.0.0.5:8737"),
                "Folder": "\\\\nas\\depot",
                "SealKey": "1" * 64,
                "SignKey": "2" * 64,
                "Token": "a" * 32,
                "Other": 4,
            }
        )
    )
    assert policy == Policy(
        keys=SiteKeys("1" * 64, "2" * 64),
        token="a" * 32,
        addresses=("poste-12:8737", "10.0.0.5:8737"),
        folder="\\\\nas\\depot",
    )


def test_one_text_is_one_address():
    assert policy_of(FakeRegistry({"Address": "h:1"})).addresses == ("h:1",)


def test_no_key_is_no_policy():
    assert policy_of(FakeRegistry(FileNotFoundError(2, KEY))) == Policy()


@pytest.mark.parametrize(
    "values",
    [
        PermissionError(5, KEY),
        {"Address": 8737},
        {"Address": "h"},
        {"SealKey": "1" * 64},
        {"SignKey": "2" * 64},
        {"SealKey": "1" * 64, "SignKey": "short"},
        {"Token": ("a" * 32, "b" * 32)},
        {"Folder": b"\\\\nas"},
    ],
)
def test_a_policy_that_is_not_understood_is_said_and_not_half_obeyed(values):
    with pytest.raises(SiteError) as caught:
        policy_of(FakeRegistry(values))
    assert caught.value.code == "policy_unusable"
