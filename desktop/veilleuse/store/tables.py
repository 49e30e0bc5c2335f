# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables. Columns bear the names of the record's fields; no row leaves this package.

Every change here needs a numbered file in `migrations/`, which alone makes and changes a database.
"""

import re

from peewee import (
    SQL,
    AutoField,
    BlobField,
    BooleanField,
    CompositeKey,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import Attachment, Evidence, Fact, HardwareAddress
from veilleuse.domain.rounds import Notice
from veilleuse.store.fields import (
    AddressField,
    DayField,
    JsonField,
    MomentField,
    PackedField,
    SomeAddress,
    SomeNetwork,
)

_Texts = tuple[str, ...]


def _name(model: type[Model]) -> str:
    """`DeviceFactsRow` is the table `device_facts`."""
    words = re.findall("[A-Z][a-z]+", model.__name__.removesuffix("Row"))
    return "_".join(words).lower()


class Row(Model):
    """One line of one table."""

    class Meta:
        """Names of tables follow from the classes."""

        legacy_table_names = False
        table_function = _name


class SiteRow(Row):
    """The establishment: one row."""

    id = IntegerField(primary_key=True)
    name = TextField()
    responsible = TextField()
    approved_remote_tools = JsonField(_Texts)
    is_demo = BooleanField()
    spared_networks = JsonField(tuple[SomeNetwork, ...], constraints=[SQL("DEFAULT '[]'")])
    spared_hardware = JsonField(_Texts, constraints=[SQL("DEFAULT '[]'")])


class ZoneRow(Row):
    """Parts of its network, in the order they were given."""

    position = IntegerField(primary_key=True)
    id = TextField()
    name = TextField()
    networks = JsonField(tuple[SomeNetwork, ...])


class CareFunctionRow(Row):
    """What it must keep doing."""

    position = IntegerField(primary_key=True)
    id = TextField()
    weight = FloatField()
    devices = JsonField(frozenset[str])


class AnswerRow(Row):
    """What its people declared."""

    position = IntegerField(primary_key=True)
    control = TextField()
    value = TextField()
    on = DayField()
    by = TextField()
    note = TextField()
    attachments = JsonField(tuple[Attachment, ...], constraints=[SQL("DEFAULT '[]'")])


class PastAnswerRow(Row):
    """Every answer ever given, in the order they were written down."""

    id = AutoField()
    control = TextField(index=True)
    value = TextField()
    on = DayField()
    by = TextField()
    note = TextField()
    attachments = JsonField(tuple[Attachment, ...])


class SupplierRow(Row):
    """Who maintains what, and how they come in."""

    position = IntegerField(primary_key=True)
    name = TextField()
    maintains = TextField()
    road = TextField()
    account = TextField()
    mfa = TextField()
    reviewed_on = DayField(null=True)
    reviewed_by = TextField()
    phone = TextField()
    contract = TextField()
    note = TextField()


class ContactRow(Row):
    """Whom to call."""

    position = IntegerField(primary_key=True)
    role = TextField()
    name = TextField()
    phone = TextField()
    verified_on = DayField(null=True)
    verified_by = TextField()
    note = TextField()


class ProcedureRow(Row):
    """How care functions go on without computers."""

    position = IntegerField(primary_key=True)
    function = TextField()
    written = TextField()
    printed_on = DayField(null=True)
    tried_on = DayField(null=True)
    place = TextField()


class MailDomainRow(Row):
    """What was pasted from the public DNS; null where nobody looked."""

    position = IntegerField(primary_key=True)
    name = TextField()
    read_on = DayField()
    read_by = TextField()
    spf = TextField(null=True)
    dmarc = TextField(null=True)
    dkim = TextField(null=True)


class GuestTestRow(Row):
    """What was tried from the visitors' Wi-Fi."""

    position = IntegerField(primary_key=True)
    on = DayField()
    by = TextField()
    tried = JsonField(tuple[SomeAddress, ...])
    reached = JsonField(tuple[SomeAddress, ...])
    network = TextField()


class DeviceRow(Row):
    """Devices, without their facts."""

    id = TextField(primary_key=True)
    device_class = TextField()
    confidence = FloatField()
    reasons = JsonField(_Texts)
    first_seen = MomentField()
    last_seen = MomentField()
    name = TextField()
    vendor = TextField()
    product = TextField()
    addresses = JsonField(tuple[SomeAddress, ...])
    hardware = JsonField(tuple[HardwareAddress, ...])
    keys = JsonField(_Texts)
    evidence = JsonField(tuple[Evidence, ...])
    agent_id = TextField(null=True, index=True)
    reported_at = MomentField(null=True)
    class_by_hand = BooleanField()
    label = TextField()
    never_probe = BooleanField()
    is_desktop = BooleanField()
    bound = JsonField(_Texts, constraints=[SQL("DEFAULT '[]'")])
    apart = JsonField(_Texts, constraints=[SQL("DEFAULT '[]'")])


class DeviceFactsRow(Row):
    """Apart from the device: they are large and change once a report, not once a round."""

    device = ForeignKeyField(DeviceRow, primary_key=True, on_delete="CASCADE")
    facts = PackedField(dict[str, Fact])


class ReportRow(Row):
    """Every report that was accepted, late ones too; the newest of each agent is marked."""

    id = AutoField()
    agent_id = TextField()
    epoch = TextField()
    sequence = IntegerField()
    report_id = TextField()
    produced_at = MomentField()
    received_at = MomentField()
    agent_version = TextField()
    facts = PackedField(dict[str, Fact])
    newest = BooleanField(index=True)
    settled = BooleanField(index=True, constraints=[SQL("DEFAULT 0")])
    """Whether the devices show it and its consequences were drawn."""

    class Meta:
        """Keys and indexes."""

        indexes = ((("agent_id", "epoch", "sequence"), True), (("agent_id", "report_id"), False))


class AsideRow(Row):
    """The newest report of each agent that waits for approval. It counts for nothing."""

    agent_id = TextField(primary_key=True)
    epoch = TextField()
    sequence = IntegerField()
    report_id = TextField()
    produced_at = MomentField()
    received_at = MomentField()
    agent_version = TextField()
    facts = PackedField(dict[str, Fact])


class AgentRow(Row):
    """Agents that have spoken through the inbox, and what was decided about them."""

    id = TextField(primary_key=True)
    key = TextField()
    standing = TextField(index=True)
    reason = TextField()
    name = TextField()
    system = TextField()
    version = TextField()
    machine = TextField()
    kit = TextField(null=True)
    road = TextField()
    source = TextField()
    first_heard = MomentField()
    last_heard = MomentField()
    decided_at = MomentField(null=True)
    decided_by = TextField()
    alarm = TextField(null=True)
    alarm_at = MomentField(null=True)


class KitRow(Row):
    """Deployment kits; the token itself is in the kit alone."""

    id = TextField(primary_key=True)
    token_hash = TextField(unique=True)
    label = TextField()
    made_at = MomentField()
    expires_at = MomentField()
    uses_limit = IntegerField()
    uses = IntegerField()
    approves = BooleanField()
    folder = TextField()
    revoked_at = MomentField(null=True)


class RefusalRow(Row):
    """How often something was refused, by day and reason."""

    day = DayField()
    reason = TextField()
    count = IntegerField()
    last_at = MomentField()
    last_source = TextField()

    class Meta:
        """Keys and indexes."""

        primary_key = CompositeKey("day", "reason")


class SiteKeyRow(Row):
    """Private keys of the site: they live and travel with the database, which is encrypted."""

    id = AutoField()
    seal = BlobField()
    sign = BlobField()
    made_at = MomentField()
    retired_at = MomentField(null=True)


class RoundRow(Row):
    """Rounds; one without an end is open or was cut short."""

    id = TextField(primary_key=True)
    mode = TextField()
    networks = JsonField(tuple[SomeNetwork, ...])
    started_at = MomentField(index=True)
    ended_at = MomentField(null=True)
    stopped = BooleanField()
    packets = IntegerField()
    devices = IntegerField()
    notices = JsonField(tuple[Notice, ...])


class SightingRow(Row):
    """What the probes saw."""

    id = AutoField()
    round = ForeignKeyField(RoundRow, null=True)
    probe = TextField()
    at = MomentField(index=True)
    address = AddressField(null=True)
    hardware = TextField(null=True)
    evidence = JsonField(tuple[Evidence, ...])
    via = TextField(null=True)


class JournalRow(Row):
    """Every packet a round sent."""

    id = AutoField()
    round = ForeignKeyField(RoundRow)
    at = MomentField()
    probe = TextField()
    target = AddressField()
    act = TextField()
    port = IntegerField(null=True)
    packets = IntegerField()


class MoveRow(Row):
    """What each round found changed since the one before."""

    id = AutoField()
    round = ForeignKeyField(RoundRow)
    at = MomentField(index=True)
    device = TextField()
    title = TextField()
    kind = TextField()
    before = TextField()
    after = TextField()


class FindingRow(Row):
    """`device` is empty for the site. What opens again after its resolution is another row."""

    control = TextField()
    device = TextField()
    opened_at = MomentField()
    severity = TextField()
    state = TextField(index=True)
    reason = TextField()
    details = JsonField(dict[str, str | int])
    resolved_at = MomentField(null=True)
    proof = JsonField(_Texts)
    accepted_until = DayField(null=True)
    accepted_by = TextField()
    accepted_because = TextField()

    class Meta:
        """Keys and indexes."""

        primary_key = CompositeKey("control", "device", "opened_at")


class AssessmentRow(Row):
    """`record` is emptied with age; the figures of the curve stay."""

    id = AutoField()
    at = MomentField(index=True)
    score = FloatField()
    best = FloatField()
    worst = FloatField()
    letter = TextField()
    record = PackedField(Assessment, null=True)


class RestatedRow(Row):
    """An assessment of the past as a later model or later knowledge sees it."""

    at = MomentField()
    model_version = TextField()
    knowledge_version = TextField()
    score = FloatField()
    best = FloatField()
    worst = FloatField()
    letter = TextField()

    class Meta:
        """Keys and indexes."""

        primary_key = CompositeKey("at", "model_version", "knowledge_version")


class PackLogRow(Row):
    """Which knowledge was brought in, and why where it was older."""

    id = AutoField()
    at = MomentField()
    act = TextField()
    version = IntegerField()
    sha256 = TextField()
    because = TextField()
    replaced = IntegerField()


class PackTrustRow(Row):
    """What the next pack is compared with: signed metadata of the one before."""

    name = TextField(primary_key=True)
    content = BlobField()


class ArchivedRow(Row):
    """One printed document, never replaced."""

    month = DayField()
    kind = TextField()
    language = TextField()
    made_at = MomentField()
    fingerprint = TextField(index=True)
    pdf_sha256 = TextField()
    made_with = TextField()
    data = PackedField(str)
    pdf = BlobField()

    class Meta:
        """Keys and indexes."""

        primary_key = CompositeKey("month", "kind")


TABLES = (
    SiteRow,
    ZoneRow,
    CareFunctionRow,
    AnswerRow,
    PastAnswerRow,
    SupplierRow,
    ContactRow,
    ProcedureRow,
    MailDomainRow,
    GuestTestRow,
    DeviceRow,
    DeviceFactsRow,
    ReportRow,
    AsideRow,
    AgentRow,
    KitRow,
    RefusalRow,
    SiteKeyRow,
    RoundRow,
    SightingRow,
    JournalRow,
    MoveRow,
    FindingRow,
    AssessmentRow,
    RestatedRow,
    PackLogRow,
    PackTrustRow,
    ArchivedRow,
)
