# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The host's own packet filter: is there one, and does it refuse what it was not told to accept."""

import json
from dataclasses import dataclass

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, error, ok

PROMISES = ("firewall.profiles",)

_UFW = "/etc/ufw/ufw.conf"
_UFW_DEFAULTS = "/etc/default/ufw"
_PROGRAMS = ("nft", "iptables", "ufw", "firewall-cmd")
_REFUSALS = {"drop", "reject"}
_BOTH = frozenset({"ip", "ip6"})


@dataclass(frozen=True, slots=True)
class Filter:
    """What arriving packets meet: whether any rule filters them, and which families end refused."""

    filters: bool
    refused: frozenset[str]

    def __or__(self, other: "Filter") -> "Filter":
        """Both at once: a packet must pass every chain."""
        return Filter(self.filters or other.filters, self.refused | other.refused)


def read(machine: Machine) -> Readings:
    """One profile, `host`: the kernel's rules as root, the configuration of ufw otherwise."""
    if not any(machine.children.has(program) for program in _PROGRAMS):
        return {"firewall.profiles": absent(f"none of {', '.join(_PROGRAMS)} installed")}
    if machine.is_privileged:
        return {"firewall.profiles": _from_kernel(machine)}
    return {"firewall.profiles": _from_ufw(machine) or denied("rules are shown to root only")}


def nft_filter(listing: str) -> Filter:
    """The chains on the input hook in the JSON of nft."""
    chains: dict[tuple[str, str, str], dict[str, object]] = {}
    last: dict[tuple[str, str, str], object] = {}
    for entry in json.loads(listing)["nftables"]:
        if (chain := entry.get("chain")) and chain.get("hook") == "input":
            chains[chain["family"], chain["table"], chain["name"]] = chain
        elif rule := entry.get("rule"):
            last[rule["family"], rule["table"], rule["chain"]] = rule["expr"]
    found = Filter(filters=False, refused=frozenset())
    for key, chain in chains.items():
        families = _BOTH if key[0] == "inet" else frozenset({key[0]}) & _BOTH
        refuses = chain.get("policy") == "drop" or _refuses_everything(last.get(key))
        found |= Filter(refuses or key in last, families if refuses else frozenset())
    return found


def iptables_filter(listing: str, family: str) -> Filter:
    """The lines of `iptables -S INPUT`: the policy, and a last rule that refuses the rest."""
    lines = listing.splitlines()
    rules = [line for line in lines if line.startswith("-A INPUT")]
    refuses = any(line in {"-P INPUT DROP", "-P INPUT REJECT"} for line in lines)
    if rules:
        jump, target = [*rules[-1].split(), "", ""][2:4]
        refuses = refuses or (jump == "-j" and target.lower() in _REFUSALS)
    return Filter(refuses or bool(rules), frozenset({family}) if refuses else frozenset())


def _refuses_everything(expressions: object) -> bool:
    """A rule that is nothing but a refusal, counters and logs aside."""
    if not isinstance(expressions, list):
        return False
    verdicts = [e for e in expressions if isinstance(e, dict) and not {"counter", "log"} & set(e)]
    return len(verdicts) == 1 and bool(_REFUSALS & set(verdicts[0]))


def _from_kernel(machine: Machine) -> Reading:
    found = Filter(filters=False, refused=frozenset())
    sources: list[str] = []
    try:
        if machine.children.has("nft"):
            output = machine.children.run(("nft", "-j", "list", "ruleset"))
            if output.code != 0:
                return error(f"nft: exit {output.code}: {output.complaint}")
            found |= nft_filter(output.text)
            sources.append("nft list ruleset")
        for program, family in (("iptables", "ip"), ("ip6tables", "ip6")):
            if machine.children.has(program):
                output = machine.children.run((program, "-S", "INPUT"))
                if output.code == 0:
                    found |= iptables_filter(output.text, family)
                    sources.append(f"{program} -S INPUT")
    except (ChildError, ValueError, KeyError, TypeError, AttributeError) as failure:
        return error(f"packet filter: {failure}")
    if not sources:
        return error("packet filter: no program answered")
    needed = _BOTH if machine.text_or_nothing("/proc/net/if_inet6").strip() else {"ip"}
    return ok([_profile(found.filters, found.refused >= needed)], ", ".join(sources))


def _from_ufw(machine: Machine) -> Reading | None:
    settings = assignments(machine.text_or_nothing(_UFW))
    if settings.get("ENABLED", "no").lower() != "yes":
        return None
    policy = assignments(machine.text_or_nothing(_UFW_DEFAULTS)).get("DEFAULT_INPUT_POLICY", "")
    return ok([_profile(True, policy.lower() in _REFUSALS)], f"{_UFW}: configured")


def _profile(enabled: bool, inbound_block: bool) -> dict[str, object]:
    return {"name": "host", "enabled": enabled, "inbound_block": inbound_block}
