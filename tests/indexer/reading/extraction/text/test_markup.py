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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<input type=checkbox checked> Pour <input type=checkbox> Contre", "☒ Pour ☐ Contre"),
        ("<input type=RADIO name=v>Pour<input type=radio name=v checked>Contre", "☐ Pour ☒ Contre"),
        ('Montant : <input value="12 000"> euros', "Montant : 12 000 euros"),
        ('Le <input type="date" value="2031-03-14">', "Le 2031-03-14"),
        ('a<input type=hidden value="x"><input type=submit value="Envoyer">b', "ab"),
        ('a<input value="x" hidden><input value="x" style="display:none">b', "ab"),
        ("<p hidden>a <input value=x></p>b", "b"),
        ("Avis <select><option>Pour<option selected>Contre</select>.", "Avis Contre ."),
        ("Avis <select><option>Pour<option>Contre</select>", "Avis Pour"),
        ("<select multiple><option selected>a<option>b<option selected>c</select>", "a, c"),
        ("<select size=3><option>a<option>b</select>vu", "vu"),
        ("Motif <textarea>Trop\ncher</textarea> fin", "Motif Trop cher fin"),
        ("<table><tr><td><input type=checkbox checked><td>Pour</table>", "☒\tPour"),
    ],
)
def test_fields_of_forms_give_what_they_show(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("le conseil <del>refuse</del><ins>approuve</ins>", "le conseil approuve"),
        ("<s>14</s> <strike>13</strike> 12 voix", "12 voix"),
        ('<span style="text-decoration: red line-through">14</span>12', "12"),
        ('<span style="opacity: 0">non</span><span style="opacity:0.9">oui</span>', "oui"),
        ('<span style="font-size:0">non</span><span style="font-size:0.9em">oui</span>', "oui"),
        (
            '<b style="font-size:0.5pt">non</b><b style="font-size:1pt">non</b><b style="font-size:1.2em">oui</b>',
            "oui",
        ),
        ('<b style="position:absolute; left:-9999px">non</b><b style="left:-9px">oui</b>', "oui"),
        (
            '<b style="clip:rect(0, 0, 0, 0)">non</b><b style="height:0;overflow:hidden">non</b>oui',
            "oui",
        ),
        ('<b style="max-height:0;overflow:hidden">oui</b>', "oui"),
        (
            '<b style="color:#FFF">non</b><b style="color: white;">non</b><font color="#fefdff">non</font>oui',
            "oui",
        ),
        ('<b style="color:#FFF080">oui</b><b style="color:rgb(255,255,255)">non</b>', "oui"),
        ('<p bgcolor=navy><b style="color:#fff">oui</b>', "oui"),
        ("<dialog>non</dialog><dialog open>oui</dialog>", "oui"),
        ("<p aria-hidden=true>oui<template>non</template><noscript>non</noscript>", "oui"),
        ("déli&shy;bé&#x200b;ration<wbr>s", "délibérations"),
        ("n° 2031&shy;047", "n° 2031-047"),
        ("<q>Halle</q>", "« Halle »"),
    ],
)
def test_what_is_struck_or_not_shown_is_left_out(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Article 2<sup>1</sup> : 12 000<sup><a href='#n'>2</a></sup> euros", "Article 2 : 12 000 euros"),
        ("le conseil<sup>(3)</sup> vote, 12<span style='vertical-align:super'>4</span>", "le conseil vote, 12"),
        ("300 m<sup>2</sup>, le 1<sup>er</sup>, n<sup>o</sup> 4, M<sup>me</sup>", "300 m2, le 1er, no 4, Mme"),
        ("<p><sup>1</sup> Note du service.", "1 Note du service."),
    ],
)  # fmt: skip
def test_raised_figures_call_notes(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<ol><li>Budget<li><p>Voirie</p></ol>", "1. Budget\n\n2. Voirie"),
        ("<ol start=4 type=I><li>Budget<ul><li>a</ul><li value=7>Voirie</ol>", "IV. Budget\n\na\n\nVII. Voirie"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b"),
        ("<ol style='list-style: none'><li>a</ol>", "a"),
        ("<ol><li hidden>non<li>oui</ol>", "1. oui"),
        ("<ol><li></li></ol>vu", "vu"),
    ],
)  # fmt: skip
def test_lists_are_numbered_as_a_reader_sees_them(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        (".non { display: none }", "a b c"),
        ("p.non, #n { color: red; display:none !important }", "a b"),
        ("#n {display:none} /* #n {display:block} */", "a non b"),
        ("@media print { .non { display: none } }", "a non b c"),
        (".non { display: none } .non { display: block }", "a non b c"),
        ("div p { display: none }", "a non b c"),
        (".non { display: none } #x { display: block }", "a non b c"),
    ],
)
def test_style_sheets_hide_by_name(rules: str, text: str) -> None:
    source = f"<style>{rules}</style><p>a<p class='x non' id=x>non<p>b<p id=n>c"
    assert " ".join(text_of(source).split()) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><th rowspan=2>N°<th colspan=2>Voix<th>Jour<tr><th>Pour<th>Contre<tr><td>1<td>12<td>3<td>lundi",
         "N°\tVoix\t\tJour\n\tPour\tContre\n1\t12\t3\tlundi"),
        ("<tr><td>a<td>b<td>c<tr><td rowspan=0>d<td>e<td>f<tr><td>g<td>h<tr><td>i<td>j", "a\tb\tc\nd\te\tf\n\tg\th\n\ti\tj"),
        ("<tr><td>Orval<td><td>X<tr><td>Brisset<td>X<td>", "Orval\t\tX\nBrisset\tX"),
        ("<tr><td colspan=3>Objet<td>Halle<tr><td colspan=3>Vote<td>Pour", "Objet\tHalle\nVote\tPour"),
        ("<tr><td colspan=x>a<td rowspan=-1>b", "a\tb"),
        ("<thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d", "a\tb\nc\td"),
        ("<tr><td style='display:none'>x<td>a<td>b", "a\tb"),
        ("<tr><td>a<td><pre>b\nc</pre><td>d", "a\tb c\td"),
        ("<tr><td>a<table><tr><td>b<td>c</table><td>d", "a\n\nb\tc\n\nd"),
    ],
)  # fmt: skip
def test_cells_stand_in_their_columns(table: str, text: str) -> None:
    assert text_of(f"<table>{table}</table>") == text
