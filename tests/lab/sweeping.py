# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sweep as a program of its own; writes how long it took and how many addresses it found."""

import json
import sys
import time
from ipaddress import ip_network

from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import Sighting
from veilleuse.probes.look import Look


def main() -> None:
    network = ip_network(sys.argv[1])
    limits = load_limits().fast() if "fast" in sys.argv else load_limits()
    found, first = set(), []
    journal = []
    began = time.monotonic()

    def emit(sighting: Sighting) -> None:
        first.append(time.monotonic() - began)
        found.add(str(sighting.address))

    look = Look(
        (network,), limits=limits, rules=load_rules(), policy=load_policy(), emit=emit,
        notice=lambda _: None, tell=lambda _: None, journal=journal.append, stop=lambda: False,
    )  # fmt: skip
    look.begin()
    began_sweep = time.monotonic()
    look.sweep()
    took = time.monotonic() - began_sweep
    told = {"seconds": took, "first": first[0], "found": sorted(found), "packets": len(journal)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
