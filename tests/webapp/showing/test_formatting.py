"""French dates, numbers, plurals and marks."""

import datetime as dt
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.showing.formatting import (
    count_fr,
    date_fr,
    euros,
    marked,
    number_fr,
    shorten,
    sort_key,
    time_tag,
)


def test_dates_are_written_in_french() -> None:
    assert date_fr(dt.date(2024, 3, 12)) == "12\u00a0mars 2024"
    assert date_fr(dt.date(2024, 8, 1)) == "1er\u00a0août 2024"
    assert time_tag(dt.date(2024, 3, 12)) == '<time datetime="2024-03-12">12\u00a0mars 2024</time>'
    assert time_tag(None) == "date inconnue"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1\u202f234"),
        (1234567, "1\u202f234\u202f567"),
        (12.5, "12,50"),
        (-1500, "-1\u202f500"),
    ],
)
def test_numbers_are_grouped_by_narrow_spaces(value: float, written: str) -> None:
    assert number_fr(value) == written


def test_amounts_keep_their_unit() -> None:
    assert euros(3500) == "3\u202f500\u00a0€"


def test_plural_begins_at_two() -> None:
    written = [count_fr(n, "résultat").replace("\u00a0", " ") for n in (0, 1, 2, 1500)]
    assert written == ["0 résultat", "1 résultat", "2 résultats", "1\u202f500 résultats"]


def test_accents_do_not_change_the_order() -> None:
    names = ["Zutkerque", "Évreux", "evran", "Œuilly", "Étaples", "Ognes", "Eu", "Odos"]
    ordered = ["Étaples", "Eu", "evran", "Évreux", "Odos", "Œuilly", "Ognes", "Zutkerque"]
    assert sorted(names, key=sort_key) == ordered


def test_a_cut_keeps_the_blanks_that_hold_words_together() -> None:
    assert shorten("le\u00a0:  a\n3\u202f500 ") == "le\u00a0: a 3\u202f500"


def test_marks_are_escaped_and_stay_in_place() -> None:
    assert str(marked("a <b> & cantine", [(8, 15)])) == "a &lt;b&gt; &amp; <mark>cantine</mark>"
    assert str(marked("<i>x</i>", [(0, 3)])) == "<mark>&lt;i&gt;</mark>x&lt;/i&gt;"


@given(st.text(), st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=6))
def test_whatever_the_spans_the_text_is_kept_and_nothing_else_is_markup(
    text: str, spans: list[tuple[int, int]]
) -> None:
    result = str(marked(text, spans))
    bare = re.sub(r"</?mark>", "", result)
    assert "<" not in bare
    assert html.unescape(bare) == html.unescape(html.escape(text))
    assert result.count("<mark>") == result.count("</mark>")


def test_long_texts_end_at_a_word() -> None:
    assert shorten("court") == "court"
    assert shorten("un deux trois quatre", 12) == "un deux…"
