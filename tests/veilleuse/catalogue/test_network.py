# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of a round as they are shipped."""

import pytest

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.network import load_limits
from veilleuse.catalogue.words import LANGUAGES, words

PATH = resources() / "network.toml"


def test_the_promised_rates_and_refusals_are_shipped() -> None:
    limits = load_limits()
    assert limits.packets_per_second == 40
    assert limits.packets_per_second_per_device == 5
    assert limits.largest_network == 4096
    assert limits.never_ports >= {*range(9100, 9108), 104, 2575, 11112, 4242, 502, 47808}
    assert len(limits.connect_ports) <= 12
    # Under the first retransmission of a SYN (RFC 6298): the journal would miss it.
    assert limits.connect_seconds < 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[quiet_seconds]", "[loud_seconds]"),
        ("reason =", "because ="),
        ("value = 4096", 'value = "many"'),
        ("value = [80,", "value = [9100,"),
        ("value = 40\n", "value = 0\n"),
    ],
)
def test_a_number_that_cannot_be_vouched_for_is_refused(tmp_path, old, new) -> None:
    text = PATH.read_text("utf-8")
    assert old in text
    changed = tmp_path / "network.toml"
    changed.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ResourceError):
        load_limits(changed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "code",
    ["local_agent_failed", "mdns_failed", "neighbours_unreadable", "network_narrowed",
     "network_not_local", "network_too_large", "nmap_failed", "nmap_missing", "no_network",
     "ssdp_deaf", "ssdp_failed"],
)  # fmt: skip
def test_every_notice_has_its_sentence(language, code) -> None:
    assert len(words(language)(f"notice.{code}", detail="eth0")) > 30
