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
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from ipaddress import ip_address

from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.classify import DoNotTouch, Rulebook, guess
from veilleuse.domain.limits import Limits
from veilleuse.domain.merge import merge
from veilleuse.domain.model import Device, Sighting
from veilleuse.domain.rounds import JournalEntry, Notice, Progress
from veilleuse.probes.look import Look
from veilleuse.probes.scope import connections, propose

_writing = threading.Lock()


def say(what: str, **values: object) -> None:
    with _writing:
        sys.stdout.write(json.dumps({"what": what, **values}, default=str) + "\n")
        sys.stdout.flush()


def devices(seen: Sequence[Sighting], rules: Rulebook) -> tuple[Device, ...]:
    """What a round makes of it."""
    own = {each.address for each in seen if each.probe == "self"}
    merged = merge((), seen, (), partial(guess, rules=rules))
    return tuple(replace(one, is_desktop=not own.isdisjoint(one.addresses)) for one in merged)


def journal(entry: JournalEntry) -> None:
    say("journal", **dataclasses.asdict(entry))


def notice(told: Notice) -> None:
    say("notice", **dataclasses.asdict(told))


def tell(progress: Progress) -> None:
    say("progress", **dataclasses.asdict(progress))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quiet-seconds", type=float, required=True)
    parser.add_argument("--only-listen", action="store_true")
    parser.add_argument("--thorough", help="addresses of chosen devices, with commas")
    parser.add_argument("--thorough-ports", help="instead of those of the product, with commas")
    return parser.parse_args()


def limits_for(options: argparse.Namespace) -> Limits:
    limits = dataclasses.replace(load_limits(), quiet_seconds_gentle=options.quiet_seconds)
    if options.thorough_ports:
        ports = tuple(int(port) for port in options.thorough_ports.split(","))
        limits = dataclasses.replace(limits, thorough_ports=ports)
    return limits


def main() -> None:
    options = arguments()
    stopped = threading.Event()
    threading.Thread(target=lambda: sys.stdin.readline() and stopped.set(), daemon=True).start()
    limits = limits_for(options)
    rules = load_rules()
    seen: list[Sighting] = []

    def emit(sighting: Sighting) -> None:
        seen.append(sighting)
        say("sighting", **dataclasses.asdict(sighting))

    networks, notices = propose(connections(), limits)
    for each in notices:
        notice(each)
    look = Look(
        networks,
        limits=limits,
        rules=rules,
        policy=load_policy(),
        emit=emit,
        notice=notice,
        tell=tell,
        journal=journal,
        stop=stopped.is_set,
        do_not_touch=DoNotTouch(),
    )
    chosen = (
        {ip_address(each) for each in options.thorough.split(",")} if options.thorough else set()
    )

    def wanted() -> list[Device]:
        """Those that were chosen, or all."""
        found = devices(seen, rules)
        return [each for each in found if not chosen or chosen.intersection(each.addresses)]

    look.quiet(gentle=True)
    if not options.only_listen:
        look.sweep()
        look.connects(wanted())
    if options.thorough:
        look.thorough(wanted())
    ended = time.time()
    for device in devices(seen, rules):
        for address in device.addresses:
            say(
                "device",
                address=address,
                device_class=device.device_class,
                confidence=device.confidence,
                reasons=device.reasons,
                never_probe=device.never_probe,
            )
    say("end", stopped=stopped.is_set(), packets=look.budget.packets, at=ended)


if __name__ == "__main__":
    main()
