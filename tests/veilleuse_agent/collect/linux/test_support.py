# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.support import pro_of, read
from veilleuse_agent.protocol import Status

STATUS = "/var/lib/ubuntu-advantage/status.json"
JAMMY = "ID=ubuntu\nVERSION_CODENAME=jammy\n"
# Fields of canonical/ubuntu-pro-client, `pro status --format json`; the account, the contract and
# the machine id that stand beside them are left out of the fact.
ATTACHED = {
    "_schema_version": "0.1",
    "attached": True,
    "account": {"name": "somebody@example.org"},
    "contract": {"name": "Ubuntu Pro - free personal subscription", "products": ["free"]},
    "expires": "9999-12-31T00:00:00+00:00",
    "machine_id": "m",
    "services": [
        {"name": "esm-infra", "entitled": "yes", "status": "enabled"},
        {"name": "esm-apps", "entitled": "yes", "status": "enabled"},
        {"name": "fips", "entitled": "yes", "status": "disabled"},
    ],
}


def test_an_attached_ubuntu_tells_its_services_and_their_end(workshop):
    workshop.write("/etc/os-release", JAMMY)
    workshop.write(STATUS, json.dumps(ATTACHED))
    assert read(workshop.machine())["os.extended_support"].value == {
        "product": "ubuntu-pro",
        "attached": True,
        "services": ["esm-apps", "esm-infra"],
        "until": "9999-12-31T00:00:00+00:00",
    }


def test_an_ubuntu_without_the_cache_is_absent_not_unattached(workshop):
    workshop.write("/etc/os-release", JAMMY)
    found = read(workshop.machine())
    assert found["os.extended_support"].status is Status.ABSENT
    assert found["os.codename"].value == "jammy"


def test_other_distributions_are_not_asked(workshop):
    workshop.write("/etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n")
    found = read(workshop.machine())
    assert found["os.extended_support"].status is Status.NOT_APPLICABLE
    assert found["os.codename"].value == "bookworm"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"attached": "yes"}', "[" * 100_000])
def test_a_cache_of_another_shape_is_an_error(workshop, text):
    workshop.write("/etc/os-release", JAMMY)
    workshop.write(STATUS, text)
    assert read(workshop.machine())["os.extended_support"].status is Status.ERROR


@given(
    st.dictionaries(
        st.sampled_from(["services", "expires", "x"]),
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_any_services_are_read_without_failing(status):
    found = pro_of(json.dumps(status | {"attached": False}))
    assert found["attached"] is False
    assert isinstance(found["services"], list)
