# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""INV-01, INV-02, INV-03 and INV-06: are the devices known, described, watched and still there."""

from collections.abc import Mapping
from datetime import timedelta

from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    days,
    finding,
    not_applicable,
    ok,
    unknown,
)
from veilleuse.domain.model import COMPUTERS, Device, DeviceClass

_CLASS, _SEEN, _SPOKE = "class", "last_seen", "reported_at"


def is_reviewed(case: DeviceCase) -> Opinion:
    """INV-01: somebody, or evidence, said what the device is."""
    device = case.device
    if device.class_by_hand:
        return ok("device_reviewed", _CLASS)
    if device.device_class is not DeviceClass.UNKNOWN:
        return ok("device_recognised", _CLASS)
    if case.looked_at and days(case.looked_at - device.last_seen) > case.number("gone_days"):
        return not_applicable("device_gone", _SEEN, n=days(case.looked_at - device.last_seen))
    known_for = days(case.as_of - device.first_seen)
    if known_for >= case.number("review_days"):
        return finding("device_unknown", _CLASS, n=known_for)
    return unknown("device_new", _CLASS, n=known_for)


def is_still_there(case: DeviceCase) -> Opinion:
    """INV-06: seen lately, as measured against the last time that anything was seen."""
    limit = case.number("gone_days")
    if case.looked_at is None or days(case.as_of - case.looked_at) > limit:
        return unknown("nobody_looked")
    gone = days(case.looked_at - case.device.last_seen)
    return finding("device_missing", _SEEN, n=gone) if gone > limit else ok("device_present", _SEEN)


def are_watched(case: SiteCase) -> Opinion:
    """INV-02: agents speak on nearly all computers that are there."""
    recent = timedelta(days=case.number("recent_days"))
    there = [d for d in _present(case) if d.device_class in COMPUTERS]
    if not there:
        return unknown("no_computer")
    speaking = [d for d in there if d.reported_at and case.as_of - d.reported_at <= recent]
    silent = len(there) - len(speaking)
    if 100 * len(speaking) < case.number("share_percent") * len(there):
        return finding("agents_missing", _SPOKE, n=silent, total=len(there))
    return ok("agents_there", _SPOKE, n=len(speaking), total=len(there))


def are_described(case: SiteCase) -> Opinion:
    """INV-03: nearly all devices that are there have a class and a name."""
    there = _present(case)
    if not there:
        return unknown("no_device")
    bare = [device for device in there if not _is_described(device)]
    share = case.number("share_percent")
    if 100 * (len(there) - len(bare)) < share * len(there):
        return finding("devices_bare", _CLASS, n=len(bare), total=len(there))
    return ok("devices_described", _CLASS, n=len(there) - len(bare), total=len(there))


def _present(case: SiteCase) -> list[Device]:
    gone = timedelta(days=case.number("gone_days"))
    return [d for d in case.devices if case.looked_at and case.looked_at - d.last_seen <= gone]


def _is_described(device: Device) -> bool:
    classed = device.class_by_hand or device.device_class is not DeviceClass.UNKNOWN
    return classed and bool(device.label or device.name)


DEVICE_JUDGES: Mapping[str, DeviceJudge] = {
    "reviewed": DeviceJudge(
        is_reviewed, {"review_days": Kind.NUMBER, "gone_days": Kind.NUMBER}, reads_report=False
    ),
    "present": DeviceJudge(is_still_there, {"gone_days": Kind.NUMBER}, reads_report=False),
}
SITE_JUDGES: Mapping[str, SiteJudge] = {
    "agents": SiteJudge(
        are_watched,
        {"recent_days": Kind.NUMBER, "gone_days": Kind.NUMBER, "share_percent": Kind.NUMBER},
    ),
    "described": SiteJudge(are_described, {"gone_days": Kind.NUMBER, "share_percent": Kind.NUMBER}),
}
