# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That DICOM or HL7 is spoken, and by whom. Nothing of what is said is kept, not even a title."""

from veilleuse.domain.model import Evidence

_ASSOCIATE = {1: "requests", 2: "accepts"}
"""Kinds of PDU (DICOM PS3.8 section 9.3): A-ASSOCIATE-RQ and A-ASSOCIATE-AC."""
_FIXED = 74
"""Bytes before its items: head, version, two titles of sixteen characters, thirty-two zeros."""
_MLLP = b"\x0bMSH|"
"""Start block and first segment (HL7 MLLP release 1; HL7 v2 chapter 2)."""


def sender_says(payload: bytes) -> tuple[Evidence, ...]:
    """Evidence about who sent the segment; mostly none."""
    if payload.startswith(_MLLP):
        return (Evidence("hl7.mllp", "sends"),)
    is_associate = (
        len(payload) >= _FIXED
        and payload[0] in _ASSOCIATE
        and payload[1] == 0
        and int.from_bytes(payload[2:6], "big") >= _FIXED - 6
        and payload[7] & 1 == 1
        and not any(payload[8:10])
        and not any(payload[42:74])
        and payload[10:42].isascii()
    )
    return (Evidence("dicom.associate", _ASSOCIATE[payload[0]]),) if is_associate else ()
