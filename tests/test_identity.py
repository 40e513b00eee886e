"""The slug table of the resolution guide, the key pattern, and the way there and back of every IRI family."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import (
    LEVELS,
    BodyKey,
    ChangeKey,
    DocumentKey,
    IssuerCodeKey,
    MeetingKey,
    MentionKey,
    OfficeKey,
    PartialKey,
    PersonKey,
    PlaceKey,
    ProvisionKey,
    RunKey,
    TaskKey,
    TermKey,
    TextKey,
    code_of,
    number_slug,
    parse,
    series_of,
    slug,
    split_signature,
)

KEY = re.compile(
    r"doc/vn(-[a-z]+(-[a-z]+)*(-\d{4})?(\.[a-z0-9]+(-[a-z0-9]+)*){0,2})?/[yn]/[a-z][a-z0-9]*(-[a-z0-9]+)*"
    r"/(18|19|20)\d\d/(nn|\d+(\.\d+)*[a-z]{0,2}(-\d+)?)"
)


@pytest.mark.parametrize(
    ("letters", "noun", "expected"),
    [
        ("NĐ-CP", "NĐ", "nd-cp"),
        ("TT-BGD&ĐT", "TT", "tt-bgddt"),
        ("TTLT/BNV-BTC", "TTLT", "ttlt-bnv-btc"),
        ("TTLT-BLĐTBXH-BTC", "TTLT", "ttlt-bldtbxh-btc"),
        ("TTLT/BLĐTBXH-BGD-ĐT", "TTLT", "ttlt-bldtbxh-bgddt"),
        ("CP", "QĐ", "qd-cp"),
        ("TTg", "CT", "ct-ttg"),
        ("CT", "QĐ", "qd-ct"),
        ("SGDĐT-VP", "CV", "sgddt-vp"),
        ("BVNTW", "CV", "bvntw"),
        ("CV-TA", "CV", "cv-ta"),
        ("QH15", "LUẬT", "luat-qh15"),
        ("QH13", "BỘ LUẬT", "bo-luat-qh13"),
        ("UBTVQH15", "NQ", "nq-ubtvqh15"),
        ("NQ-UBTVQH15", "NQ", "nq-ubtvqh15"),
        ("PL-UBTVQH10", "PL", "pl-ubtvqh10"),
        ("VBHN-BQP", "VBHN", "vbhn-bqp"),
        ("HNVB-VPCP", "VBHN", "vbhn-vpcp"),
        ("SL", "SL", "sl"),
        (None, "SL", "sl"),
        (None, "HP", "hp"),
        ("NQ/TW", "NQ", "nq-tw"),
        ("CTr/TU", "KH", "ctr-tu"),
        ("HD-MTTQ-BTT", "HD", "hd-mttq-btt"),
        ("LCT/HĐNN8", "LUẬT", "lct-hdnn8"),
    ],
)
def test_code_slugs(letters, noun, expected):
    assert code_of(letters, noun) == expected


def test_no_code_without_a_type():
    assert code_of("QH15") is None
    assert code_of("CP") is None
    assert code_of(None, "NQ") is None


@pytest.mark.parametrize(
    ("number", "series", "expected"),
    [
        ("01", "n", "1"), ("001", "y", "001"), ("01", "y", "1"), ("012", "n", "12"), ("0107", "y", "107"),
        ("30a", "n", "30a"), ("30Đ", "n", "30dd"), ("66.17", "y", "66.17"), ("3010-1", "n", "3010-1"),
        ("100", "y", "100"), ("522B", "n", "522b"),
    ],
)  # fmt: skip
def test_number_slugs(number, series, expected):
    assert number_slug(number, series) == expected


def test_a_three_digit_pad_is_another_document():
    assert number_slug("001", "y") != number_slug("01", "y")


@pytest.mark.parametrize(
    ("signature", "parts"),
    [
        ("29/NQ-HĐND", ("29", None, "NQ-HĐND")),
        ("29/2021/NQ-HĐND", ("29", 2021, "NQ-HĐND")),
        ("169-CP", ("169", None, "CP")),
        ("66.22/2026/NQ-CP", ("66.22", 2026, "NQ-CP")),
        ("3010-1/TB-ĐHXX", ("3010-1", None, "TB-ĐHXX")),
        ("835/2024/VBHN-BLĐTBXH", ("835", 2024, "VBHN-BLĐTBXH")),
        ("30c/NQ-CP", ("30c", None, "NQ-CP")),
        ("150/2025", ("150", 2025, None)),
    ],
)
def test_signatures_fall_into_number_year_and_letters(signature, parts):
    assert split_signature(signature) == parts


def test_a_blank_number_is_no_signature():
    assert split_signature("/KH-SGDĐT") is None


def test_series_follow_the_printed_year():
    assert series_of("nq-hdnd", 2021) == "y"
    assert series_of("nq-hdnd", None) == "n"
    assert series_of("vbhn-bqp", 2024) == "n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Đắk Hà", "dak-ha"), ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Quận 1", "quan-1"), ("  ", "")],
)
def test_names_become_slugs(name, expected):
    assert slug(name) == expected


def test_points_d_and_dd_stay_two_points():
    decree = DocumentKey("vn", "y", "nd-cp", 2020, "107")
    one, other = (ProvisionKey.of(decree, f"dieu:5/khoan:2/diem:{p}").iri for p in ("d", "đ"))
    assert one.endswith("/diem/d")
    assert other.endswith("/diem/dd")


def test_an_article_is_one_node_with_and_without_its_chapter():
    decree = DocumentKey("vn", "y", "nd-cp", 2020, "107")
    assert ProvisionKey.of(decree, "chuong:II/dieu:5") == ProvisionKey.of(decree, "dieu:5")
    assert ProvisionKey.of(decree, "phu-luc:I/dieu:5") != ProvisionKey.of(decree, "dieu:5")


@pytest.mark.parametrize(
    "bad",
    [
        "", "doc", "doc/vn/y/nd-cp/2020", "doc/vn/x/nd-cp/2020/107", "doc/VN/y/nd-cp/2020/107",
        "doc/vn/y/nd-cp/1720/107", "doc/vn/y/nd-cp/2020/107/dieu", "ref/abc/-.n.nq-hdnd.-", "city/x", "text/12",
        "task/doc/vn/n/x/2020/1/0", "mention/0123456789abcdef/5", "doc/vn/y/nd-cp/2020/107\n",
    ],
)  # fmt: skip
def test_what_is_no_iri_is_refused(bad):
    with pytest.raises(ValueError):
        parse(bad)


def test_digits_of_other_scripts_are_no_digits():
    with pytest.raises(ValueError, match="not a document key"):
        DocumentKey("vn", "n", "nd-cp", 2020, "1\N{ARABIC-INDIC DIGIT ZERO}")
    assert split_signature("\N{ARABIC-INDIC DIGIT ONE}2/NQ-CP") is None


def test_a_key_that_would_not_come_back_is_refused():
    with pytest.raises(ValueError, match="not a document key"):
        DocumentKey("vn", "n", "nd cp", 2020, "1")
    with pytest.raises(ValueError, match="either a name or parts"):
        PartialKey("abc", name="luat-gia", number="5")


word = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
letters = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,5}){0,2}", fullmatch=True)
years = st.integers(1900, 2099)
some_year = st.none() | years
digest = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
jurisdictions = st.one_of(
    st.just("vn"),
    st.builds(
        lambda name, year, below: f"vn-{name}" + (f"-{year}" if year else "") + "".join(f".{b}" for b in below),
        letters, some_year, st.lists(word, max_size=2),
    ),
)  # fmt: skip
numbers = st.from_regex(r"nn|[1-9][0-9]{0,4}(\.[0-9]{1,2})?[a-z]{0,2}(-[0-9])?", fullmatch=True)
documents = st.builds(DocumentKey, jurisdictions, st.sampled_from("yn"), word, years, numbers)
steps = st.lists(st.tuples(st.sampled_from(LEVELS), word), min_size=1, max_size=4).map(tuple)
partials = st.one_of(
    st.builds(lambda s, n: PartialKey(s, name=n), digest, word),
    st.builds(
        PartialKey, digest, st.none(), st.none() | jurisdictions, st.sampled_from(["y", "n", None]),
        st.none() | word, some_year, st.none() | numbers,
    ),
)  # fmt: skip
bodies = st.lists(word, min_size=1, max_size=3).map(".".join)
meetings = st.builds(
    MeetingKey, bodies, st.sampled_from(["2021-01-22", "2021-01", "2021", "-"]), st.integers(1, 99)
)
texts = st.builds(TextKey, digest)
owners = st.one_of(documents, meetings, texts).map(lambda key: key.iri)
identities = st.one_of(
    documents, st.builds(ProvisionKey, documents, steps), partials, meetings, texts,
    st.builds(BodyKey, bodies, some_year), st.builds(OfficeKey, bodies, some_year),
    st.builds(PersonKey, word, bodies), st.builds(PlaceKey, jurisdictions, some_year),
    st.builds(TaskKey, owners, st.integers(1, 99)),
    st.builds(MentionKey, digest, st.integers(0, 10**6), st.integers(1, 10**6)),
    st.builds(TermKey, word, word), st.builds(IssuerCodeKey, word),
    st.builds(ChangeKey, word, st.dates().map(str)), st.builds(RunKey, digest, st.just("0.1.0")),
)  # fmt: skip


@given(identities)
def test_every_identity_comes_back_from_its_iri(identity):
    assert parse(identity.iri) == identity
    assert parse("https://w3id.org/vnlegal/" + identity.iri) == identity


@given(documents)
def test_document_keys_keep_the_published_pattern(key):
    assert KEY.fullmatch(key.iri)


@given(identities, identities)
def test_two_identities_never_share_an_iri(one, other):
    assert (one == other) == (one.iri == other.iri)


@given(st.text(max_size=60))
def test_slugs_are_segments(text):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
