# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A crowd of agents that knocks at an inbox until it dies, and remembers what it was promised."""

import threading
from concurrent.futures import ThreadPoolExecutor

from senders import Sender

from veilleuse_agent.acknowledgement import check_ack
from veilleuse_agent.http_road import post
from veilleuse_agent.protocol import Verdict


class Crowd:
    """Each agent sends its next report as soon as the last one was acknowledged."""

    def __init__(self, address: str, agents: list[Sender], at: object) -> None:
        self.address = address
        self.agents = agents
        self.at = at
        self.acknowledged: set[tuple[str, int]] = set()
        self.waiting: dict[tuple[str, int], bytes] = {}
        self.some = threading.Event()
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._pool = ThreadPoolExecutor(len(agents))
        self._next = {agent.id: 1 for agent in agents}

    def begin(self) -> None:
        for agent in self.agents:
            self._pool.submit(self._send, agent)

    def end(self) -> None:
        self._stop.set()
        self._pool.shutdown()

    def send_what_waits(self) -> None:
        """Once the inbox is back: every report that was not acknowledged is still here."""
        by_id = {agent.id: agent for agent in self.agents}
        for (agent_id, sequence), sealed in sorted(self.waiting.items()):
            self._post(by_id[agent_id], sequence, sealed)

    def _send(self, agent: Sender) -> None:
        while not self._stop.is_set():
            sequence = self._next[agent.id]
            self._next[agent.id] = sequence + 1
            sealed = agent.sealed(sequence, self.at)
            with self._guard:
                self.waiting[agent.id, sequence] = sealed
            if not self._post(agent, sequence, sealed):
                return

    def _post(self, agent: Sender, sequence: int, sealed: bytes) -> bool:
        signed_by = bytes.fromhex(agent.keys.sign)
        outcome = post(
            self.address, sealed, lambda data: check_ack(data, site_verify_key=signed_by)
        )
        if outcome.ack is None or outcome.ack.verdict is not Verdict.ACCEPTED:
            return False
        with self._guard:
            self.acknowledged.add((agent.id, sequence))
            del self.waiting[agent.id, sequence]
        self.some.set()
        return True
