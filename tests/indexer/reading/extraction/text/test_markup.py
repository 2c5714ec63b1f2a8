from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ExtractionError
from indexer.reading.extraction import extract
from indexer.reading.extraction.text.markup import text_of

Write = Callable[[str, bytes], Path]


def test_blocks_become_lines_and_paragraphs_stand_apart() -> None:
    source = (
        "<h1>Séance</h1><p>Le conseil<br>adopte <b>à l'una</b>nimité.</p><ul><li>un<li>deux</ul>"
    )
    assert text_of(source) == "Séance\n\nLe conseil\nadopte à l'unanimité.\n\nun\ndeux"


def test_a_row_is_a_line_with_tabs() -> None:
    source = "<table><tr><th>Pour<th>Contre</tr>\n<tr><td><p>12</p>\n<td> 3 <br> abst.</tr></table>"
    assert text_of(source) == "Pour\tContre\n12\t3 abst."


def test_what_a_reader_does_not_see_is_left_out() -> None:
    source = """<!doctype html><html><head><title>T</title><style>p{}</style></head><body>
    <nav>Accueil</nav><script>if (a < b) alert("<p>non</p>")</script><!-- <p>non</p> -->
    <p hidden>non</p><p style="display: none">non <b>plus</b></p>reste<p>oui</p>fin</body></html>"""
    assert text_of(source) == "reste\n\noui\n\nfin"


def test_entities_and_preformatted_text() -> None:
    assert text_of("<p>d&eacute;lib&#233;r&eacute; &amp; vot&eacute;</p>") == "délibéré & voté"
    assert text_of("<pre>Pour :    12\nContre :   3</pre>") == "Pour :    12\nContre :   3"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("mac_roman", '<meta charset="macintosh">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("cp1252", '<meta charset="utf-8">'),
        ("utf-8", ""),
        ("utf-16", ""),
        ("utf-8", '<?xml version="1.0" encoding="utf-8"?>'),
    ],
)
def test_the_encoding_is_found(write: Write, encoding: str, head: str) -> None:
    body = f"{head}<html><body><p>Le procès-verbal est adopté é é é</p></body></html>"
    if head.startswith("<meta"):
        body = (
            f"<html><head>{head}</head><body><p>Le procès-verbal est adopté é é é</p></body></html>"
        )
    text = extract(write("a.html", body.encode(encoding))).texts[0].text
    assert text == "Le procès-verbal est adopté é é é"


def test_a_page_without_text_is_refused(write: Write) -> None:
    with pytest.raises(ExtractionError, match="no text"):
        extract(write("a.html", b"<html><body><script>1</script></body></html>"))


def test_deep_nesting_is_no_matter() -> None:
    assert "fond" in text_of("<div>" * 1500 + "fond" + "</div>" * 1500)


@given(st.text(max_size=300))
def test_any_text_gives_text(source: str) -> None:
    assert isinstance(text_of(source.replace("\x00", "")), str)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<td>", "<table>", "<pre>", "</tr>", "mot ", "<!--", "<b", "&#x;"]
        )
    )
)
def test_broken_markup_gives_text(pieces: list[str]) -> None:
    assert isinstance(text_of("".join(pieces)), str)
