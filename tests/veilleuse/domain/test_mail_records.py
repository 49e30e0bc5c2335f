# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import base64

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.mail_records import LONGEST, dkim_records, dmarc_records, spf_records

KEY = base64.b64encode(bytes(range(256)) + bytes(38)).decode()
FROM_NSLOOKUP = """Serveur :   box.lan
Address:  192.168.1.1

Réponse ne faisant pas autorité :
ehpad.example\ttext =

\t"MS=ms12345678"
ehpad.example\ttext =

\t"v=spf1 include:spf.protection.outlook.com -all"
"""

DELIMITERS = st.sampled_from(
    ["v=spf1 ", "v=DMARC1;", "v=DKIM1;", "p=", "k=rsa;", '"', "\\", "\n", " text = ", "a=;", "-all"]
)
hostile = st.lists(st.one_of(DELIMITERS, st.text(max_size=20)), max_size=60).map("".join)


def test_nslookup_writes_each_record_under_its_name() -> None:
    (found,) = spf_records(FROM_NSLOOKUP)
    assert (found.all, found.questions, found.is_broken) == ("-", 1, False)


def test_dig_writes_one_record_a_line_in_one_or_several_strings() -> None:
    pasted = '"google-site-verification=x"\n"v=spf1 mx " "ip4:192.0.2.0/24 ~all"\n"MS=1"'
    (found,) = spf_records(pasted)
    assert (found.all, found.is_broken) == ("~", False)


def test_a_zone_file_and_a_web_page_have_no_quotes() -> None:
    (found,) = spf_records("ehpad.example. 3600 IN TXT v=spf1 a:mail.ehpad.example/24 -all")
    assert (found.all, found.questions) == ("-", 1)


def test_a_key_in_several_strings_is_one_key() -> None:
    for pasted in (
        f's1._domainkey text =\n\n\t"v=DKIM1; k=rsa; p={KEY[:150]}"\n\t"{KEY[150:]}"\n',
        f'"v=DKIM1; k=rsa; p={KEY[:150]}" "{KEY[150:]}"',
        f"v=DKIM1; k=rsa;\n p={KEY[:99]}\n{KEY[99:]}",
        f"k=rsa; p={KEY}",
    ):
        (found,) = dkim_records(pasted)
        assert (found.octets, found.is_revoked) == (294, False), pasted


def test_a_full_string_goes_on_in_the_next_one() -> None:
    long = "v=spf1 " + "ip4:192.0.2.1 " * 18
    full = long[:255]
    (found,) = spf_records(f'\t"{full}"\n\t"{long[255:]}-all"\n')
    assert (found.all, found.is_broken) == ("-", False)


def test_what_the_record_escapes_is_read_as_it_is_meant() -> None:
    (found,) = dmarc_records('"v=DMARC1\\; p=reject\\059 pct=20"')
    assert (found.policy, found.percent) == ("reject", 20)


def test_a_record_of_another_kind_is_none() -> None:
    assert spf_records("v=spf10 -all") == spf_records("v=spf1-all") == ()
    assert dmarc_records("v=DMARC2; p=reject") == ()
    assert dkim_records("v=DMARC1; p=none") == ()


def test_a_policy_of_subdomains_is_the_domains_own_where_none_is_given() -> None:
    (found,) = dmarc_records("v = DMARC1 ; P=Reject ; x=1")
    assert (found.policy, found.subdomains, found.is_testing) == ("reject", "reject", False)


@given(hostile)
def test_whatever_is_pasted_gives_records_and_no_error(text: str) -> None:
    for read in (spf_records, dmarc_records, dkim_records):
        assert len(read(text)) <= len(text)


def test_what_is_beyond_the_limit_is_not_looked_at() -> None:
    assert spf_records(" " * LONGEST + "v=spf1 -all") == ()
    assert dkim_records("a=;" * (LONGEST // 3)) == ()
