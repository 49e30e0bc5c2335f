# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.plists import PlistError
from veilleuse_agent.protocol import Status


def test_a_property_list_that_is_too_long_is_refused(workshop):
    workshop.plist("/x.plist", {"a": "b" * 500})
    with pytest.raises(PlistError, match="more than 100 bytes"):
        workshop.mac().plist("/x.plist", limit=100)


def test_every_way_of_not_reading_stays_apart(workshop):
    workshop.write("/damaged.plist", b"x")
    workshop.plist("/protected.plist", {})
    mac = workshop.mac(refused=["/protected.plist"])
    statuses = {}
    for name in ("/none.plist", "/protected.plist", "/damaged.plist"):
        value, missing = mac.attempt(name)
        assert value is None
        statuses[name] = missing.status
    assert list(statuses.values()) == [Status.ABSENT, Status.DENIED, Status.ERROR]


def test_a_program_that_fails_has_not_answered(workshop):
    mac = workshop.mac({"/bin/x": (1, "text", "refused")})
    with pytest.raises(ChildError, match="exit 1: refused"):
        mac.answer(("/bin/x",))
