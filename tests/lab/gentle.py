# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A round's probes as a program of its own, so that a test can run it inside a namespace.

Writes one JSON object a line; a line on its standard input stops it.
"""

import argparse
import dataclasses
import json
import sys
import threading
import time
from collections.abc import Mapping
from ipaddress import ip_address

from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.classify import DoNotTouch, guess
from veilleuse.domain.model import Address, Device, DeviceId, Evidence, HardwareAddress, Sighting
from veilleuse.domain.rounds import JournalEntry, Notice, Progress
from veilleuse.probes.look import Look
from veilleuse.probes.scope import connections, propose

_writing = threading.Lock()


def say(what: str, **values: object) -> None:
    with _writing:
        sys.stdout.write(json.dumps({"what": what, **values}, default=str) + "\n")
        sys.stdout.flush()


def devices(seen: Mapping[Address, list[Sighting]]) -> tuple[Device, ...]:
    """The plainest merge there is: one device for each address."""
    rules = load_rules()
    found = []
    for address, sightings in seen.items():
        evidence: dict[Evidence, None] = {}
        hardware: dict[HardwareAddress, None] = {}
        for each in sightings:
            evidence.update(dict.fromkeys(each.evidence))
            if each.hardware:
                hardware[each.hardware] = None
        what = guess(evidence, tuple(hardware), rules)
        found.append(
            Device(
                id=DeviceId(str(address)),
                device_class=what.device_class,
                confidence=what.confidence,
                reasons=what.reasons,
                first_seen=sightings[0].at,
                last_seen=sightings[-1].at,
                addresses=(address,),
                hardware=tuple(hardware),
                evidence=tuple(evidence),
                never_probe=what.never_probe,
                is_desktop=any(each.probe == "self" for each in sightings),
            )
        )
    return tuple(found)


def journal(entry: JournalEntry) -> None:
    say("journal", **dataclasses.asdict(entry))


def notice(told: Notice) -> None:
    say("notice", **dataclasses.asdict(told))


def tell(progress: Progress) -> None:
    say("progress", **dataclasses.asdict(progress))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quiet-seconds", type=float, required=True)
    parser.add_argument("--thorough")
    options = parser.parse_args()
    stopped = threading.Event()
    threading.Thread(target=lambda: sys.stdin.readline() and stopped.set(), daemon=True).start()
    limits = dataclasses.replace(load_limits(), quiet_seconds_gentle=options.quiet_seconds)
    seen: dict[Address, list[Sighting]] = {}

    def emit(sighting: Sighting) -> None:
        if sighting.address is not None:
            seen.setdefault(sighting.address, []).append(sighting)
        say("sighting", **dataclasses.asdict(sighting))

    networks, notices = propose(connections(), limits)
    for each in notices:
        notice(each)
    look = Look(
        networks,
        limits=limits,
        rules=load_rules(),
        policy=load_policy(),
        emit=emit,
        notice=notice,
        tell=tell,
        journal=journal,
        stop=stopped.is_set,
        do_not_touch=DoNotTouch(),
    )
    look.quiet(gentle=True)
    look.sweep()
    look.connects(devices(seen))
    if options.thorough:
        chosen = ip_address(options.thorough)
        look.thorough([each for each in devices(seen) if chosen in each.addresses])
    for device in devices(seen):
        say(
            "device",
            address=device.addresses[0],
            device_class=device.device_class,
            never_probe=device.never_probe,
        )
    say("end", stopped=stopped.is_set(), packets=look.budget.packets, at=time.time())


if __name__ == "__main__":
    main()
