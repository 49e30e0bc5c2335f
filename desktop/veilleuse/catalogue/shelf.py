# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the catalogue holds, each part read once and only when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.events import load_events
from veilleuse.catalogue.evidence import load_evidence_limits
from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.fixes import fixes
from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.classify import Policy, Rulebook
from veilleuse.domain.events import EventRule
from veilleuse.domain.evidence_limits import EvidenceLimits
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.limits import Limits
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId


class Shelf:
    """Each part may raise ResourceError the first time it is read."""

    @cached_property
    def controls(self) -> Mapping[ControlId, Control]:
        """The controls, in the order of the catalogue."""
        return load_controls()

    @cached_property
    def fixes(self) -> Mapping[FixId, Fix]:
        """The guided procedures, without their texts."""
        return fixes()

    @cached_property
    def knowledge(self) -> Knowledge:
        """Lifecycles, builds and products."""
        return load_knowledge()

    @cached_property
    def model(self) -> AttackModel:
        """The numbers of the exposure model."""
        return load_model()

    @cached_property
    def events(self) -> Mapping[str, EventRule]:
        """What may be imagined to have happened."""
        return load_events(self.model)

    @cached_property
    def rules(self) -> Rulebook:
        """What identifies devices."""
        return load_rules()

    @cached_property
    def policy(self) -> Policy:
        """When a device nobody knows may be connected to."""
        return load_policy()

    @cached_property
    def limits(self) -> Limits:
        """What bounds a round."""
        return load_limits()

    @cached_property
    def inbox(self) -> InboxLimits:
        """What bounds the arrival of reports."""
        return load_inbox_limits()

    @cached_property
    def evidence(self) -> EvidenceLimits:
        """What bounds what people write down."""
        return load_evidence_limits()
