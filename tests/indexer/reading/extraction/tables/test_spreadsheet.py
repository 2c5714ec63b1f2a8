"""Lists of acts in spreadsheets: each row is found, with its vote where it is written."""

import datetime as dt
import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

from indexer.errors import ExtractionError, UnsupportedFormat
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.tables.clerks import body_in, columns_of
from indexer.reading.parsing import parse

_CORPUS = Path(__file__).parents[4] / "corpus"


def _office_files():
    sys.path.insert(0, str(_CORPUS))
    try:
        spec = importlib.util.spec_from_file_location("office_files", _CORPUS / "office_files.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(_CORPUS))


OFFICE = _office_files()
HEADS = ("N°", "Date", "Objet", "Matière", "Rapporteur", "Vote")
ROWS = (
    ("Commune de Sauvérac-le-Haut – Liste des délibérations",),
    (),
    HEADS,
    ("2024-01", 45306, "Tarifs de la piscine", "7.10", "Mme ROUMEJAC", "Unanimité"),
    ("2024-02", 45306, "Chemin des Aulnes", "3.1", "M. VIDAL", "12 pour, 1 contre, 2 abstentions"),
    ("2024-03", "15 février 2024", "Motion", "", "", "Rejeté"),
)


def written(tmp_path, sheets, formats=None, name="liste.xlsx"):
    path = tmp_path / name
    path.write_bytes(OFFICE.spreadsheet(sheets, formats))
    return path


def acts_of(extraction):
    return [act for text in extraction.texts for act in parse(text, name="liste.xlsx").actes]


def test_a_clerks_list_gives_an_act_a_row(tmp_path):
    extraction = extract(written(tmp_path, {"2024": ROWS}))
    [text] = extraction.texts
    assert extraction.failures == ()
    document = parse(text, name="liste.xlsx")
    assert document.type_document == "tableau"
    assert document.collectivite.nom == "Sauvérac-le-Haut"
    assert [(a.numero, a.objet) for a in document.actes] == [
        ("2024-01", "Tarifs de la piscine"),
        ("2024-02", "Chemin des Aulnes"),
        ("2024-03", "Motion"),
    ]
    first, second, third = document.actes
    assert first.seance.date == dt.date(2024, 1, 15)
    assert third.seance.date == dt.date(2024, 2, 15)
    assert first.matiere.code == "7.10"
    assert [a.vote.resultat for a in document.actes] == ["unanimité", "adopté", "rejeté"]
    assert (second.vote.pour, second.vote.contre, second.vote.abstention) == (12, 1, 2)
    assert "Rapporteur : Mme ROUMEJAC" in first.texte


def test_what_was_understood_is_told(tmp_path):
    [text] = extract(written(tmp_path, {"2024": ROWS})).texts
    assert text.warnings[0].startswith(
        "sheet « 2024 », line 3: columns understood: « N° » as DELIB_ID"
    )
    assert "kept as text only: « Rapporteur »" in text.warnings[0]
    assert [row.line for row in text.rows] == [4, 5, 6]


def test_the_day_of_a_sitting_stands_above_its_rows(tmp_path):
    rows = (
        ("VILLE DE SAUVÉRAC-LE-HAUT",),
        ("N°", "Objet", "Vote"),
        ("Séance du 14 mars 2024", "", ""),
        (1, "Budget", "Unanimité"),
        (2, "Prêt", "Majorité"),
        ("Conseil municipal du 12/04/2024",),
        (3, "Voirie", "Unanimité"),
    )
    acts = acts_of(extract(written(tmp_path, {"a": rows})))
    days = [(a.seance or a).date.isoformat() for a in acts]
    assert days == ["2024-03-14", "2024-03-14", "2024-04-12"]
    assert [a.numero for a in acts] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("value", "format", "code"),
    [
        (7.1, "0.00", "7.10"),
        (7.1, "0.0", "7.1"),
        (5.7, None, "5.7"),
        (5.7, "0.00", "5.7"),
        (7.1, None, None),
    ],
)
def test_a_code_typed_as_a_number_is_what_is_shown_or_nothing(tmp_path, value, format, code):
    rows = (("Objet", "N°", "Matière"), ("Tarif", "1", value))
    extraction = extract(written(tmp_path, {"a": rows}, {2: format} if format else None))
    [act] = acts_of(extraction)
    stated = act.matiere.code if act.matiere and not act.matiere.deduite else None
    assert stated == code
    told = [w for w in extraction.texts[0].warnings if "may be 7.1 or 7.10" in w]
    assert bool(told) == (code is None)


def test_several_sheets_are_several_texts(tmp_path):
    sheets = {"2023": ROWS, "2024": ROWS, "Notes": (("Pense-bête du service",),), "Vide": ()}
    extraction = extract(written(tmp_path, sheets))
    assert [text.member for text in extraction.texts] == ["2023", "2024", "Notes"]
    assert len(acts_of(extraction)) == 6


def test_the_columns_of_the_schema_are_read_too(tmp_path):
    rows = (
        ("COLL_NOM", "DELIB_ID", "DELIB_DATE", "DELIB_OBJET", "VOTE_POUR", "VOTE_CONTRE"),
        ("Sauvérac-le-Haut", "7", 45306, "Tarif", 12, 3),
    )
    [act] = acts_of(extract(written(tmp_path, {"a": rows})))
    assert (act.objet, act.vote.pour, act.vote.contre) == ("Tarif", 12, 3)


def test_a_sheet_of_something_else_keeps_its_lines(tmp_path):
    rows = (("Article", "Prix"), ("Chaise", 12.5))
    [text] = extract(written(tmp_path, {"a": rows})).texts
    assert text.text == "Article\tPrix\nChaise\t12.5"
    assert text.rows == ()


def test_rows_over_the_limit_are_told(tmp_path):
    many = (HEADS, *((str(n), 45306, f"Objet {n}", "7.1", "", "Unanimité") for n in range(200)))
    extraction = extract(written(tmp_path, {"a": many}), options=Options(max_rows=50))
    assert len(extraction.texts[0].rows) == 50
    assert "max_rows" in extraction.failures[0].reason


@pytest.mark.parametrize("sheets", [{"a": ()}, {"a": (), "b": ()}])
def test_a_workbook_without_a_word_is_told(tmp_path, sheets):
    with pytest.raises(ExtractionError, match="no text in its sheets"):
        extract(written(tmp_path, sheets))


def test_a_damaged_or_protected_workbook_is_told(tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(OFFICE.spreadsheet({"a": ROWS})[:-200])
    with pytest.raises(ExtractionError, match="damaged"):
        extract(path)
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    (tmp_path / "c.xlsx").write_bytes(locked)
    with pytest.raises(ExtractionError, match="protected by a password"):
        extract(tmp_path / "c.xlsx")


def test_a_presentation_is_still_refused(tmp_path):
    path = tmp_path / "d.pptx"
    path.write_bytes(OFFICE.zip_of([("[Content_Types].xml", b"<a/>"), ("ppt/p.xml", b"<a/>")]))
    with pytest.raises(UnsupportedFormat, match="presentation"):
        extract(path)


def test_open_document_shows_the_decimals(tmp_path):
    cell = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
    head = "".join(cell.format("string", "", h) for h in ("N°", "Objet", "Matière"))
    row = "".join(
        (
            cell.format("string", "", "1"),
            cell.format("string", "", "Tarif"),
            cell.format("float", 'office:value="7.1"', "7,10"),
        )
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="a">'
        f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    members = [
        ("mimetype", kind.encode()),
        ("content.xml", content.encode()),
        ("META-INF/manifest.xml", manifest.encode()),
    ]
    path = tmp_path / "liste.ods"
    path.write_bytes(OFFICE.zip_of(members, stored="mimetype"))
    [act] = acts_of(extract(path))
    assert act.matiere.code == "7.10"


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (
            ("N° de délibération", "Intitulé", "Résultat du vote"),
            ("DELIB_ID", "DELIB_OBJET", "VOTE"),
        ),
        (
            ("DATE SÉANCE", "OBJET", "POUR", "CONTRE"),
            ("DELIB_DATE", "DELIB_OBJET", "VOTE_POUR", "VOTE_CONTRE"),
        ),
        (
            ("Réf. acte", "Date du vote", "Désignation", "Nb voix pour", "Suffrages exprimés"),
            ("DELIB_ID", "DELIB_DATE", "DELIB_OBJET", "VOTE_POUR", "VOTE_REEL"),
        ),
        (
            ("N° de l'arrêté", "Date de l'arrêté", "Objet de l'arrêté", "Date de transmission"),
            ("DELIB_ID", "DELIB_DATE", "DELIB_OBJET", "DATE_DE_TRANSMISSION"),
        ),
        (("Nom", "Prénom", "Objet"), None),
        (("Objet", "Prix"), None),
    ],
)
def test_heads_mean_columns(heads, columns):
    assert columns_of(heads) == columns


def test_heads_that_come_again_on_the_next_page_are_no_act(tmp_path):
    rows = (HEADS, ROWS[3], HEADS, ROWS[4])
    assert [a.numero for a in acts_of(extract(written(tmp_path, {"a": rows})))] == [
        "2024-01",
        "2024-02",
    ]


def test_labels_above_a_list_give_body_and_siret(tmp_path):
    rows = (
        ("", "Commune :", "Sauvérac-le-Haut"),
        ("", "SIRET :", "213 499 908 00019"),
        ("", "N°", "Date", "Objet", "Nomenclature", "Date AR préfecture"),
        ("", "1", 45306, "Tarifs", "7-10", 45308),
    )
    [text] = extract(written(tmp_path, {"a": rows})).texts
    document = parse(text, name="liste.xlsx")
    assert (document.collectivite.nom, document.collectivite.siren) == (
        "Sauvérac-le-Haut",
        "213499908",
    )
    [act] = document.actes
    assert act.matiere.code == "7.10"
    assert act.date_reception == dt.date(2024, 1, 17)


def test_titles_name_the_body():
    assert body_in(["DÉPARTEMENT DE L'HÉRAULT", "MAIRIE DE SAUVÉRAC"]) == "MAIRIE DE SAUVÉRAC"
    assert body_in(["Département de l'Hérault"]) == "Département de l'Hérault"
    assert body_in(["Liste 2024", "Mairie de Sauvérac – registre"]) == "Mairie de Sauvérac"
    assert body_in(["Liste 2024"]) is None


def edited(path, *changes):
    """Change the XML of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    for old, new in changes:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)
    path.write_bytes(OFFICE.zip_of(list(members.items())))
    return path


def test_two_rows_of_heads_are_read_together(tmp_path):
    rows = (
        ("Commune de Sauvérac-le-Haut",),
        ("N°", "Séance", "Objet", "Vote", "", "", "Matière"),
        ("", "", "", "Pour", "Contre", "Abst.", ""),
        ("2024-01", 45306, "Tarifs de la piscine", 12, 2, 1, "7.10"),
    )
    [act] = acts_of(extract(written(tmp_path, {"a": rows})))
    assert (act.numero, act.matiere.code) == ("2024-01", "7.10")
    assert (act.vote.pour, act.vote.contre, act.vote.abstention) == (12, 2, 1)


@pytest.mark.parametrize(
    ("told", "vote"),
    [
        ("14 pour 2 contre", ("adopté", 14, 2, None)),
        ("Adopté à la majorité (3 abst.)", ("majorité", None, None, 3)),
        ("12 P, 2 C", ("adopté", 12, 2, None)),
        ("Majorité : 10 pour, 3 contre, 2 abs", ("majorité", 10, 3, 2)),
        ("Favorable", ("adopté", None, None, None)),
        ("Unanimité", ("unanimité", None, None, None)),
        ("Défavorable", ("rejeté", None, None, None)),
    ],
)
def test_votes_in_the_short_words_of_lists(tmp_path, told, vote):
    rows = (("N°", "Date", "Objet", "Vote"), ("1", 45306, "Tarifs", told))
    [act] = acts_of(extract(written(tmp_path, {"a": rows})))
    found = act.vote
    assert vote == (found and (found.resultat, found.pour, found.contre, found.abstention))


@pytest.mark.parametrize(
    ("row", "vote"),
    [
        ("Unanimité;14;0;0", ("unanimité", 14, 0, 0)),
        ("Unanimité;12;;2", ("unanimité", 12, None, 2)),
        ("Majorité;12;2;0", ("majorité", 12, 2, 0)),
        ("Rejeté;7;7;0", ("rejeté", 7, 7, 0)),
        ("Adopté;2;12;0", ("rejeté", 2, 12, 0)),
        ("Unanimité;12;2;0", ("adopté", 12, 2, 0)),
        ("Unanimité;0;0;0", ("unanimité", None, None, None)),
        ("cf. PV;12;2;0", ("adopté", 12, 2, 0)),
    ],
)
def test_the_word_of_a_row_stands_beside_its_counts(tmp_path, row, vote):
    path = tmp_path / "liste.csv"
    heads = "Numéro;Date;Objet;Vote;Pour;Contre;Abstention"
    path.write_text(f"{heads}\n2031-07;12/03/2031;Réfection du préau;{row}\n", "utf-8")
    found = acts_of(extract(path))[0].vote
    assert (found.resultat, found.pour, found.contre, found.abstention) == vote


def test_counts_in_an_order_that_the_head_tells(tmp_path):
    rows = (("N°", "Date", "Objet", "Vote (P/C/A)"), ("1", 45306, "Tarifs", "12/0/1"))
    [act] = acts_of(extract(written(tmp_path, {"a": rows})))
    assert (act.vote.pour, act.vote.contre, act.vote.abstention) == (12, 0, 1)
    rows = (("N°", "Date", "Objet", "Vote"), ("1", 45306, "Tarifs", "12/0/1"))
    assert acts_of(extract(written(tmp_path, {"a": rows})))[0].vote is None


def test_a_merged_cell_holds_for_its_rows(tmp_path):
    rows = (
        ("Séance", "N°", "Objet", "Vote"),
        ("12 mars 2024", "1", "Tarifs", "Unanimité"),
        ("", "2", "Chemin", "Unanimité"),
        ("", "3", "Halle", "Unanimité"),
    )
    path = written(tmp_path, {"a": rows})
    edited(
        path,
        (
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
        ),
    )
    days = [act.seance and act.seance.date for act in acts_of(extract(path))]
    assert days == [dt.date(2024, 3, 12), dt.date(2024, 3, 12), None]


def test_totals_are_no_acts_and_the_name_of_a_sheet_dates_its_rows(tmp_path):
    rows = (
        ("N°", "Objet", "Vote"),
        ("1", "Tarifs", "Unanimité"),
        ("Total", "1 délibération", ""),
    )
    [text] = extract(written(tmp_path, {"CM du 15-03-2024": rows})).texts
    document = parse(text, name="liste.xlsx")
    assert [act.numero for act in document.actes] == ["1"]
    assert document.seance.date == dt.date(2024, 3, 15)


def test_formulas_without_their_results_are_told(tmp_path):
    rows = (("N°", "Date", "Objet", "Vote"), ("1", 45306, 7777, "Unanimité"))
    path = edited(written(tmp_path, {"a": rows}), (b"<v>7777</v>", b"<f>CONCATENATE(A1,B1)</f>"))
    [text] = extract(path).texts
    assert any("1 cells hold a formula without its result" in each for each in text.warnings)


def test_a_level_of_the_own_classification_stays(tmp_path):
    rows = (("N°", "Date", "Objet", "Matière"), ("1", 45306, "Tarifs", "7.1.2"))
    [act] = acts_of(extract(written(tmp_path, {"a": rows})))
    assert (act.matiere.code, act.matiere.libelle) == ("7.1.2", "Décisions budgétaires")


def test_a_hidden_sheet_is_left_out_and_said_so(tmp_path):
    path = written(tmp_path, {"Vue": ROWS, "Brouillon": ROWS})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    book = members["xl/workbook.xml"]
    members["xl/workbook.xml"] = book.replace(
        b'name="Brouillon"', b'name="Brouillon" state="hidden"'
    )
    path.write_bytes(OFFICE.zip_of(list(members.items())))
    extraction = extract(path)
    assert len(extraction.texts) == 1
    assert extraction.notes == ("sheet « Brouillon » is hidden: left out",)


def test_an_encrypted_open_document_is_told(tmp_path):
    members = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", bytes(range(256))),
        ("META-INF/manifest.xml", b"<m:manifest><m:encryption-data/></m:manifest>"),
    ]
    path = tmp_path / "liste.ods"
    path.write_bytes(OFFICE.zip_of(members, stored="mimetype"))
    with pytest.raises(ExtractionError, match="protected by a password"):
        extract(path)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_clerks_list_saved_as_csv_is_read_too(tmp_path, delimiter):
    lines = (
        ("Commune de Sauvérac-le-Haut", "", "", ""),
        ("", "", "", ""),
        ("N°", "Date", "Objet", "Vote"),
        ("2024-01", "12/03/2024", "Tarifs de la piscine", "12 pour"),
    )
    path = tmp_path / "liste.csv"
    path.write_text("\n".join(map(delimiter.join, lines)), "utf-8")
    [text] = extract(path).texts
    document = parse(text, name="liste.csv")
    assert document.collectivite.nom == "Sauvérac-le-Haut"
    [act] = document.actes
    assert (act.numero, act.vote.pour) == ("2024-01", 12)
    assert document.seance.date == dt.date(2024, 3, 12)
    assert text.rows[0].line == 4
