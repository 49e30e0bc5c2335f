# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.site import (
    SIZE_LIMIT,
    Policy,
    Site,
    SiteError,
    read_kit,
    read_policy_file,
    read_site,
    under_policy,
    write_site,
)

KEYS = {"seal": "1" * 64, "sign": "2" * 64}


def code_of(folder, data):
    (folder / "site.json").write_bytes(data)
    with pytest.raises(SiteError) as caught:
        read_kit(folder)
    return caught.value.code


def written(**changes):
    values = {"version": 1, "keys": KEYS, "addresses": ["poste-12:8737"], "token": "a" * 32}
    return msgspec.json.encode(values | changes)


def test_a_kit_is_a_folder_or_its_file(tmp_path):
    (tmp_path / "site.json").write_bytes(written(folder="\\\\nas\\depot", interval_hours=6))
    site = read_kit(tmp_path)
    assert (site.addresses, site.folder) == (("poste-12:8737",), "\\\\nas\\depot")
    assert (site.token, site.interval_hours) == ("a" * 32, 6)
    assert read_kit(tmp_path / "site.json") == site


def test_a_kit_needs_no_more_than_keys(tmp_path):
    (tmp_path / "site.json").write_bytes(msgspec.json.encode({"version": 1, "keys": KEYS}))
    site = read_kit(tmp_path)
    assert (site.addresses, site.folder, site.token, site.interval_hours) == ((), "", "", 4)


@pytest.mark.parametrize(
    "address",
    ["10.0.0.5:8737", "poste.ehpad.lan:1", "[fe80::1]:65535", "PC_12:80"],
)
def test_an_address_is_a_host_and_a_port(tmp_path, address):
    (tmp_path / "site.json").write_bytes(written(addresses=[address]))
    assert read_kit(tmp_path).addresses == (address,)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"more": 1},
        {"keys": {"seal": "1" * 63, "sign": "2" * 64}},
        {"keys": {"seal": "1" * 64}},
        {"token": "a" * 31},
        {"interval_hours": 0},
        {"interval_hours": 169},
        {"folder": "a\nb"},
        {"folder": "x" * 1025},
        {"addresses": ["h:1"] * 9},
        *(
            {"addresses": [a]}
            for a in ("h", "h:0", "h:65536", "http://h:1", "h:1/x", ":1", "h h:1")
        ),
    ],
)
def test_a_kit_outside_the_schema_is_refused(tmp_path, changes):
    assert code_of(tmp_path, written(**changes)) == "kit_unusable"


def test_too_long_a_kit_is_refused(tmp_path):
    assert code_of(tmp_path, written() + b" " * SIZE_LIMIT) == "kit_unusable"


def test_a_kit_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SiteError) as caught:
        read_kit(tmp_path)
    assert caught.value.place == str(tmp_path / "site.json")


@given(st.binary(max_size=200))
def test_any_bytes_are_no_kit(tmp_path, data):
    assert code_of(tmp_path, data) == "kit_unusable"


def test_what_is_kept_is_read_again_and_damage_is_said(tmp_path):
    site = msgspec.json.decode(written(), type=Site)
    assert read_site(tmp_path) is None
    write_site(tmp_path, site)
    assert read_site(tmp_path) == site
    (tmp_path / "site.json").write_bytes(b"{")
    with pytest.raises(SiteError) as caught:
        read_site(tmp_path)
    assert caught.value.code == "site_damaged"


def test_a_policy_overrules_the_kit_only_where_it_says_something():
    site = msgspec.json.decode(written(), type=Site)
    policy = Policy(addresses=("autre:1",), token="")
    ruled = under_policy(site, policy)
    assert (ruled.addresses, ruled.token, ruled.keys) == (("autre:1",), "", site.keys)
    assert under_policy(site, Policy()) == site


def test_a_policy_that_names_keys_needs_no_kit(tmp_path):
    assert under_policy(None, Policy(addresses=("autre:1",))) is None
    (tmp_path / "site.json").write_bytes(written())
    site = under_policy(None, read_policy_file(tmp_path / "site.json"))
    assert (site.addresses, site.interval_hours) == (("poste-12:8737",), 4)


def test_no_policy_file_is_no_policy(tmp_path):
    assert read_policy_file(tmp_path / "site.json") == Policy()
