"""Archives of the ACTES exchange, from invented facts to what is understood of them."""

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from indexer.acts.documents import Extraction
from indexer.acts.shapes import document_json
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.parsing import parse
from indexer.reading.transmissions import of_identifier, of_name, stated_by_name
from tests.corpus.actes_files import (
    Sent,
    cancellation,
    classification,
    envelope,
    message,
    receipt,
    tar_gz,
    transmission,
)

SIREN = "213499908"
SENT = Sent(
    SIREN, "2024-03-15", "2024_07", "Tarifs de la piscine d’été", "7.10", suffix="txt", annexes=1
)
TEXT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Sauvérac-le-Haut
Séance du 15 mars 2024
DELIBERATION N° : 2024-07
OBJET : Piscine : tarifs
Le conseil municipal, après en avoir délibéré, décide à l'unanimité :
- d'approuver les tarifs.
"""
ANNEX = "Tableau des tarifs\nEntrée : 3 €\n"


def understood(extraction: Extraction):
    return [parse(text, name=text.member or "acte.txt") for text in extraction.texts]


def archive(tmp_path, members, name="SLO-EACT--213499908--20240315-1.tar.gz"):
    path = tmp_path / name
    path.write_bytes(tar_gz(members))
    return path


def members(sent=SENT, text=TEXT, received=None):
    return transmission(sent, text.encode(), [ANNEX.encode()] * sent.annexes, received)


def test_a_name_alone_states_body_day_number_and_nature():
    known = of_name("actes/99_DE-034-213499908-20240315-2024_07-DE-1-1_1.pdf")
    assert (known.departement, known.siren, known.numero) == ("34", SIREN, "2024_07")
    assert (known.date, known.nature) == (dt.date(2024, 3, 15), "délibération")
    assert known.identifiant == "034-213499908-20240315-2024_07-DE"
    assert not known.is_annex
    assert of_name("21_RA-034-213499908-20240315-2024_07-DE-1-1_2.pdf").is_annex
    assert of_name("02A-213499908-20240315-7-AR-1-1_1.pdf").departement == "2A"


@pytest.mark.parametrize(
    "name",
    [
        "034-213499908-20240315-2024_07-DE.pdf",
        "034-213499908-20240315-2024_07-DE-1-1_1 (2).pdf",
        "99_DE-034-213499908-20240315-2024_07-DE-1-1_1.PDF.pdf",
        "SLO-034-213499908-20240315-2024_07-DE-1-1_1_tampon.pdf",
        "034-213499908-20240315-2024_07-de-1-1_1-signé.pdf",
    ],
)
def test_names_that_people_and_programs_changed_a_little(name):
    known = of_name(name)
    assert known.identifiant == SENT.identifiant
    assert (known.numero, known.is_annex) == ("2024_07", False)


@pytest.mark.parametrize(
    "name",
    [
        "annexe 034-213499908-20240315-2024_07-DE-1-1_1.pdf",
        "034-213499908-20240315-2024_07-DE plan.pdf",
        "deliberation-2024-07.pdf",
        "034-12-20240315-7-DE-1-1_1.pdf",
        "EACT--213499908--20240315-1.xml",
    ],
)
def test_other_names_state_nothing(name):
    assert of_name(name) is None
    assert stated_by_name(name) == ()


def test_a_wrong_siren_or_day_in_a_name_is_left_out():
    known = of_identifier("034-123456789-20241315-7-DE")
    assert known.siren is None
    assert known.date is None
    assert known.numero == "7"


def test_the_message_states_the_act_and_the_text_keeps_what_it_says(tmp_path):
    extraction = extract(archive(tmp_path, members(received="2024-03-18")))
    assert extraction.failures == ()
    act_document, annex = understood(extraction)
    assert act_document.type_document == "deliberation"
    assert act_document.collectivite.siren == SIREN
    assert act_document.seance.date == dt.date(2024, 3, 15)
    assert act_document.warnings == ()
    [act] = act_document.actes
    assert (act.numero, act.objet) == ("2024_07", "Tarifs de la piscine d’été")
    assert (act.matiere.code, act.matiere.deduite) == ("7.10", False)
    assert act.vote.resultat == "unanimité"
    assert act.date_reception == dt.date(2024, 3, 18)
    assert act.identifiant == SENT.identifiant
    origin = next(each for each in act.origines if each.fait == "objet")
    assert (origin.source, origin.autre) == ("déclaré", "Piscine : tarifs")
    assert origin.ou.endswith("Acte/Objet")
    assert annex.type_document == "annexe"
    assert annex.actes[0].objet == "Annexe 1 de l'acte n° 2024_07"


def test_each_fact_says_where_it_comes_from(tmp_path):
    extraction = extract(archive(tmp_path, members()))
    shape = document_json(understood(extraction)[0], "archive.tar.gz")
    sources = shape["actes"][0]["provenance"]
    assert sources["numero"] == sources["date"] == sources["matiere"] == "déclaré"
    assert sources["vote"] == sources["organe"] == sources["collectivite"] == "lu"


def test_a_contradiction_is_a_warning_and_the_stated_fact_stays(tmp_path):
    text = TEXT.replace("15 mars 2024", "14 mars 2024")
    document = understood(extract(archive(tmp_path, members(text=text))))[0]
    assert document.seance.date == dt.date(2024, 3, 15)
    assert any("2024-03-14 read" in warning for warning in document.warnings)
    [date] = [each for each in document.actes[0].origines if each.fait == "date"]
    assert date.autre == "2024-03-14"


@pytest.mark.parametrize(("read", "told"), [("7", False), ("2024/7", False), ("8", True)])
def test_a_number_without_its_year_contradicts_nothing(tmp_path, read, told):
    text = TEXT.replace("2024-07", read)
    document = understood(extract(archive(tmp_path, members(text=text))))[0]
    assert any("numero" in warning for warning in document.warnings) is told
    assert document.actes[0].numero == SENT.numero


def test_a_name_that_disagrees_with_its_message_is_a_warning(tmp_path):
    found = members()
    wrong = SENT.document.replace("20240315", "20240316")
    renamed = {
        (wrong if name == SENT.document else name): data.replace(
            SENT.document.encode(), wrong.encode()
        )
        for name, data in found.items()
    }
    document = understood(extract(archive(tmp_path, renamed)))[0]
    assert document.seance.date == dt.date(2024, 3, 15)
    assert any("2024-03-16 too" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("nature", "kind"),
    [(1, "deliberation"), (2, "arrete"), (4, "contrat"), (5, "budget"), (6, "autre")],
)
def test_the_nature_decides_the_type(tmp_path, nature, kind):
    sent = replace(SENT, nature=nature, annexes=0)
    [document] = understood(extract(archive(tmp_path, members(sent))))
    assert document.type_document == kind
    assert document.actes[0].numero == "2024_07"


def test_an_individual_order_is_read_only_when_asked(tmp_path):
    sent = replace(SENT, nature=3, annexes=0)
    path = archive(tmp_path, members(sent))
    without = extract(path)
    assert without.texts == without.failures == ()
    assert "individual" in without.notes[0]
    [document] = understood(extract(path, options=Options(individuals=True)))
    assert document.type_document == "arrete"
    assert document.actes[0].nature == "arrêté individuel"
    alone = tmp_path / sent.document
    alone.write_text(TEXT)
    assert extract(alone).texts == ()


def test_a_folder_says_what_its_archive_said(tmp_path):
    for name, data in members(received="2024-03-18").items():
        (tmp_path / name).write_bytes(data)
    document = parse(extract(tmp_path / SENT.document).texts[0], name=SENT.document)
    assert document.actes[0].objet == SENT.objet
    assert document.actes[0].date_reception == dt.date(2024, 3, 18)
    assert extract(tmp_path / SENT.name(0, "xml")) == Extraction(())


def test_a_zip_of_folders_and_of_archives_gives_each_act_its_message(tmp_path):
    other = replace(SENT, numero="2024_08", objet="Chemin des Aulnes", annexes=0)
    text = TEXT.replace("2024-07", "2024-08")
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, data in members().items():
            packed.writestr(f"a/{name}", data)
        packed.writestr("b.tar.gz", tar_gz(members(other, text)))
    path = tmp_path / "annee.zip"
    path.write_bytes(buffer.getvalue())
    acts = [act for document in understood(extract(path)) for act in document.actes]
    assert [act.objet for act in acts if act.matiere] == [SENT.objet, other.objet]


def test_several_acts_in_one_archive_keep_their_own_facts(tmp_path):
    other = replace(SENT, numero="2024_08", objet="Chemin des Aulnes", annexes=0)
    both = {**members(), **members(other, TEXT.replace("2024-07", "2024-08"))}
    documents = understood(extract(archive(tmp_path, both)))
    found = {act.numero: act.objet for d in documents for act in d.actes if act.numero}
    assert found == {"2024_07": SENT.objet, "2024_08": other.objet}


def test_a_missing_document_is_told_and_its_message_stands_for_it(tmp_path):
    found = members(replace(SENT, annexes=0))
    del found[SENT.document]
    extraction = extract(archive(tmp_path, found))
    assert "announces" in extraction.failures[0].reason
    [document] = understood(extraction)
    assert document.actes[0].objet == SENT.objet
    assert SENT.objet in document.texte


def test_a_missing_annex_and_a_missing_message_are_told(tmp_path):
    found = members()
    del found[SENT.annex_names[0]]
    del found[SENT.name(0, "xml")]
    extraction = extract(archive(tmp_path, found))
    assert [f.reason for f in extraction.failures] == [
        f"announces {SENT.name(0, 'xml')}, which is not there"
    ]
    [document] = understood(extraction)
    assert document.actes[0].numero == "2024_07"  # its name states it


def test_a_cancelled_act_says_so_in_its_archive_and_from_another(tmp_path):
    both = {**members(), f"{SENT.identifiant}-6-1_0.xml": cancellation(SENT)}
    document = understood(extract(archive(tmp_path, both)))[0]
    assert document.actes[0].annule
    alone = archive(tmp_path, {"a.xml": cancellation(SENT)}, "annulation.tar.gz")
    extraction = extract(alone)
    assert extraction.texts == extraction.failures == ()
    [notice] = extraction.notices
    assert (notice.identifiant, notice.fact.name) == (SENT.identifiant, "annule")


def test_a_receipt_alone_is_a_notice(tmp_path):
    alone = archive(tmp_path, {"ar.xml": receipt(SENT, "2024-03-18")}, "ar.tar.gz")
    extraction = extract(alone)
    assert extraction.texts == extraction.failures == ()
    assert ("date_reception", "2024-03-18") in [
        (n.fact.name, n.fact.value) for n in extraction.notices
    ]


def test_letters_are_no_acts(tmp_path):
    letter = message(SENT).replace(b"actes:Acte", b"actes:LettreObservations")
    found = {"lettre.xml": letter, SENT.document: TEXT.encode()}
    extraction = extract(archive(tmp_path, found))
    assert extraction.texts == ()
    assert "LettreObservations" in extraction.notes[0]


def test_the_person_who_sent_is_not_taken(tmp_path):
    extraction = extract(archive(tmp_path, members(received="2024-03-18")))
    told = repr(extraction) + repr(understood(extraction))
    assert "VASSEVIERE" not in told
    assert "ombeline" not in told


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "%s">]>
<actes:Acte xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216">&x;</actes:Acte>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">
<actes:Acte xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"/>"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB % b"abc", "document type"),
        (OUTSIDE, "document type"),
        (message(SENT)[:-30], "damaged XML"),
        (b"<a xmlns='http://www.interieur.gouv.fr/ACTES#'>\x81\xff", "damaged XML"),
    ],
)
def test_hostile_or_damaged_messages_are_told_and_the_act_is_read(tmp_path, data, reason):
    found = {**members(replace(SENT, annexes=0)), SENT.name(0, "xml"): data}
    extraction = extract(archive(tmp_path, found))
    assert any(reason in failure.reason for failure in extraction.failures)
    assert [document.actes[0].numero for document in understood(extraction)] == ["2024_07"]


def test_latin_letters_under_a_declaration_of_utf_8_are_read(tmp_path):
    wrong = message(SENT).replace(b"ISO-8859-1", b"UTF-8")
    sent = {**members(replace(SENT, annexes=0)), SENT.name(0, "xml"): wrong}
    documents = understood(extract(archive(tmp_path, sent)))
    assert documents[0].actes[0].objet == SENT.objet


def test_a_message_without_bounds_is_no_message(tmp_path, monkeypatch):
    monkeypatch.setattr(safe_xml, "MAX_BYTES", 3000)
    padded = message(SENT) + b"\n" * 3000
    found = {**members(replace(SENT, annexes=0)), SENT.name(0, "xml"): padded}
    extraction = extract(archive(tmp_path, found))
    assert "over the limit" in extraction.failures[0].reason
    assert understood(extraction)[0].actes[0].numero == "2024_07"


def test_a_classification_and_an_envelope_give_no_act(tmp_path):
    found = {
        "c.xml": classification("2024-01-01", {"5": "Institutions", "5.7": "Intercommunalité"}),
        "e.xml": envelope(SIREN, "034", []),
    }
    extraction = extract(archive(tmp_path, {**found, "a.txt": TEXT.encode()}))
    assert extraction.failures == ()
    assert len(extraction.texts) == 1


def test_a_document_read_as_several_acts_keeps_them_and_says_so(tmp_path):
    points = "\n".join(
        f"{n}. Objet numéro {n}\nLe conseil municipal, à l'unanimité, approuve le point {n}.\n"
        for n in range(1, 5)
    )
    text = f"PROCÈS-VERBAL\nCommune de Sauvérac-le-Haut\nConseil municipal\nSéance du 15 mars 2024\nÉtaient présents : tous.\n{points}"
    [document] = understood(extract(archive(tmp_path, members(replace(SENT, annexes=0), text))))
    assert len(document.actes) == 4
    assert document.type_document == "proces-verbal"
    assert any("one act is stated" in warning for warning in document.warnings)
    assert all(act.identifiant == SENT.identifiant for act in document.actes)


OLD = {"5": "Institutions", "5.7": "Intercommunalité", "5.7.8": "Syndicats"}
NEW = {**OLD, "5.7.8": "Syndicats mixtes", "5.7.8.10": "Eau", "5.7.8.1": "Ordures"}


@pytest.mark.parametrize(
    ("day", "code", "label"),
    [
        ("2023-05-02", "5.7.8", "Syndicats"),
        ("2024-03-15", "5.7.8", "Syndicats mixtes"),
        ("2024-03-15", "5.7.8.10", "Eau"),
        ("2024-03-15", "5.7.8.1", "Ordures"),
        ("2024-03-15", "5.7.9", "Intercommunalite"),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_the_classification_in_force_on_the_day_names_the_matter(
    tmp_path, day, code, label, inside
):
    sent = replace(SENT, date=day, matiere=code, annexes=0)
    trees = {
        "c1.xml": classification("2020-01-01", OLD),
        "c2.xml": classification("2024-01-01", NEW),
    }
    found = members(sent)
    if inside:
        found |= trees
    else:
        for name, data in trees.items():
            (tmp_path / name).write_bytes(data)
    document = understood(extract(archive(tmp_path, found)))[0]
    matiere = document.actes[0].matiere
    assert matiere.code == code
    assert matiere.libelle.replace("é", "e") == label.replace("é", "e")


def test_a_classification_in_a_folder_is_no_document(tmp_path):
    path = tmp_path / "classification.xml"
    path.write_bytes(classification("2024-01-01", NEW))
    assert extract(path) == Extraction(())


def _of_messages(change):
    """The members of an archive whose messages are changed."""
    found = members(received="2024-03-18")
    return {name: change(data) if name.endswith(".xml") else data for name, data in found.items()}


UTF16 = b'encoding="UTF-16"'


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"NomFichier>", b"NomFichier>/tmp/8261/").replace(b"</actes:NomFichier>/tmp/8261/", b"</actes:NomFichier>"),
        lambda data: data.replace(b".txt", b".TXT"),
        lambda data: data.replace(b"NomFichier>034", b"NomFichier>99_DE-034"),
        lambda data: data.replace(b"_1.txt", b"_1_tampon.txt"),
        lambda data: data.decode("latin-1").replace("&#8217;", "’").encode("utf-8"),
        lambda data: data.replace(b'encoding="ISO-8859-1"', UTF16).replace(b"encoding='ISO-8859-1'", UTF16).decode("latin-1").encode("utf-16"),
        lambda data: data.replace(b"actes:", b"").replace(b"xmlns:actes", b"xmlns"),
        lambda data: data.replace(b"actes:", b"ns0:").replace(b":actes", b":ns0"),
        lambda data: data.replace(b'"2024-03-15"', b'"2024-03-15+01:00"'),
    ],
    ids=["folders", "case", "typology", "stamp", "utf-8 as latin-1", "utf-16", "no prefix", "prefix", "zone"],
)  # fmt: skip
def test_messages_in_other_writings(tmp_path, change):
    extraction = extract(archive(tmp_path, _of_messages(change)))
    assert extraction.failures == ()
    document, annex = understood(extraction)
    assert document.warnings == ()
    assert document.actes[0].objet == SENT.objet
    assert document.actes[0].date_reception == dt.date(2024, 3, 18)
    assert annex.type_document == "annexe"


@pytest.mark.parametrize("packed", [True, False])
def test_a_document_that_cannot_be_read_is_found_by_what_is_stated(tmp_path, packed):
    sent = replace(SENT, nature=5, suffix="xml", annexes=0)
    found = transmission(sent, b"<DocumentBudgetaire/>")
    if packed:
        path = archive(tmp_path, found)
    else:
        for name, data in found.items():
            (tmp_path / name).write_bytes(data)
        path = tmp_path / sent.document
    extraction = extract(path)
    [document] = understood(extraction)
    assert len(extraction.failures) == 1
    assert (document.type_document, document.actes[0].objet) == ("budget", SENT.objet)
    assert SENT.objet in document.texte


def test_names_alone_tell_letters_and_signatures(tmp_path):
    letter = tmp_path / "034-213499908-20240315-2024_07-DE-4-1_1.txt"
    letter.write_text("Madame le maire, j'appelle votre attention")
    signature = tmp_path / "99_SE-034-213499908-20240315-2024_07-DE-1-1_2.txt"
    signature.write_text("MIIF")
    for path in (letter, signature):
        extraction = extract(path)
        assert extraction.texts == ()
        assert "no act" in extraction.notes[0]
        assert extract(archive(tmp_path, {path.name: path.read_bytes()})).texts == ()
