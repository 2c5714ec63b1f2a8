import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.acts.documents import (
    Act,
    Citation,
    Collectivite,
    Document,
    Matiere,
    Membre,
    Record,
    Seance,
    Vote,
    VoteNames,
)
from indexer.acts.shapes import act_path, record_json
from indexer.acts.stored import from_json, to_json
from indexer.keys import body_key, numero_key
from indexer.storing.records import known_records


def records(document: Document, source: str) -> list[Record]:
    return [known.record for known in known_records(document, source)]


texts = st.text(max_size=30)
maybe = st.none() | texts
names = st.lists(st.text(min_size=1, max_size=30), max_size=3).map(tuple)
votes = st.builds(
    Vote,
    resultat=maybe,
    pour=st.none() | st.integers(0, 99),
    contre=st.none() | st.integers(0, 99),
    noms=st.builds(VoteNames, contre=names, abstention=names),
)
members = st.builds(Membre, nom=texts, presence=maybe, pouvoir=maybe)
bodies = st.builds(Collectivite, nom=maybe, type=maybe, departement=maybe)
sittings = st.builds(
    Seance,
    organe=maybe,
    date=st.none() | st.dates(),
    presents=st.none() | st.integers(0, 99),
    membres=st.lists(members, max_size=3).map(tuple),
)
acts = st.builds(
    Act,
    objet=maybe,
    texte=texts,
    debut=st.integers(0, 9),
    fin=st.integers(9, 99),
    numero=maybe,
    matiere=st.none() | st.builds(Matiere, code=texts, deduite=st.booleans(), confiance=st.none() | st.floats(0, 1)),
    vote=st.none() | votes,
    montants=st.lists(st.floats(0, 1e6)).map(tuple),
    references=st.lists(texts).map(tuple),
    citations=st.lists(st.builds(Citation, numero=maybe, date=st.none() | st.dates(), texte=texts)).map(tuple),
    page=st.none() | st.integers(1, 9),
)  # fmt: skip
stored = st.builds(
    Record,
    id=texts,
    source=texts,
    member=maybe,
    rang=st.integers(1, 9),
    type_document=texts,
    collectivite=bodies,
    seance=sittings,
    acte=acts,
    seance_id=maybe,
)


def _without_empty_parts(record: Record) -> Record:
    """What is stored: a vote or a citation of which nothing is known says nothing."""
    return from_json(to_json(record))


@given(stored)
def test_what_is_stored_comes_back(record):
    once = _without_empty_parts(record)
    assert _without_empty_parts(once) == once
    assert once.acte.objet == record.acte.objet
    assert once.acte.montants == record.acte.montants
    assert once.seance == record.seance
    assert once.collectivite == record.collectivite
    if record.acte.vote and record.acte.vote != Vote():
        assert once.acte.vote == record.acte.vote


def _document(*acts: Act, **facts) -> Document:
    known = {"type_document": "deliberation", "texte": "Un texte.\nSuite."} | facts
    return Document(actes=acts, **known)


def _act(numero=None, objet="Tarifs") -> Act:
    return Act(objet=objet, texte="…", debut=0, fin=1, numero=numero)


def test_a_document_without_acts_is_one_record():
    (record,) = records(_document(), "corpus/a.txt")
    assert record.acte.texte == "Un texte.\nSuite."
    assert record.acte.objet == "Un texte."
    assert record.rang == 1


def test_ids_follow_numbers_rather_than_ranks():
    before = records(_document(_act("2024-1"), _act("2024-2")), "a.txt")
    after = records(_document(_act("2024-0"), _act("2024-1"), _act("2024-2")), "a.txt")
    assert [r.id for r in before] == [r.id for r in after][1:]


def test_acts_that_share_a_number_or_have_none_keep_different_ids():
    acts = [
        replace(_act(number), texte=f"Texte {n}.")
        for n, number in enumerate(("1", "1", None, None))
    ]
    found = records(_document(*acts), "a.txt")
    assert len({record.id for record in found}) == 4


def test_the_same_act_twice_in_a_document_has_one_id():
    found = records(_document(_act("1"), _act("1"), _act(), _act()), "a.txt")
    assert len({record.id for record in found}) == 2


def test_a_document_without_acts_has_its_first_line_as_title_without_its_label():
    (record,) = records(_document(texte="\n## Objet : Tarifs\nSuite."), "a.md")
    assert record.acte.objet == "Tarifs"


@pytest.mark.parametrize(
    "above",
    [
        "Envoyé en préfecture le 16/07/2031\nReçu en préfecture le 16/07/2031\nAffiché le",
        "ID : 059-219900001-20310713-2031_07_13-AR\nPublié le 17/07/2031",
        "Accusé de réception en préfecture\n059-219900001-20310713-D_2031_020-DE",
        "Date de télétransmission : 03/04/2031\nDate de réception préfecture : 03/04/2031",
        "Page 1 sur 45",
        "Page |1\n1/111\n2",
        "RÉPUBLIQUE FRANÇAISE\nLiberté - Égalité - Fraternité\nLiberté\nÉgalité",
        "DÉPARTEMENT\nDépartement des Hautes-Rives\nDEPARTEMENT DE L’AUBANCE",
        "Î\n>=\n| ~ Az",
        "30/07/2031\n31.03.01\nl16\n0$5',60$I",
    ],
)
def test_what_stands_above_any_title_is_no_title(above):
    (record,) = records(_document(texte=f"{above}\n\nSchéma des pistes cyclables\nSuite."), "a.txt")
    assert record.acte.objet == "Schéma des pistes cyclables"
    (alone,) = records(_document(texte=above), "a.txt")
    assert alone.acte.objet == above.partition("\n")[0]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("MAIRIE DE VALMORY (Hautes-Rives)", "Convocation du conseil municipal"),
        ("Ville de Valmory\n12, place du Marché\nTél. 01 02 03 04 05", "ARRÊTÉ N° 2031-12"),
        ("CONSEIL COMMUNAUTAIRE\n18 h 30, salle des fêtes", "◊ Procès-verbal de la séance"),
        ("Communauté de communes\nVal d’Orbe", "Règlement du service de l’eau"),
        ("DE L’AUBANCE\nPAYS DU LAC", "DÉCISION DU PRÉSIDENT"),
        ("Syndicat mixte de l’Aubance\nLe siège", "Statuts"),
    ],
)
def test_below_a_letterhead_the_line_that_tells_what_a_paper_is_is_its_title(above, title):
    (record,) = records(_document(texte=f"{above}\n{title}\nSuite."), "a.txt")
    assert record.acte.objet == title
    (alone,) = records(_document(texte=f"{above}\nSuite."), "a.txt")
    assert alone.acte.objet == above.partition("\n")[0]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("RECUEIL\nDES ACTES\nADMINISTRATIFS", "RECUEIL DES ACTES"),
        ("PROJET\nDE TERRITOIRE\n2031 - 2039", "PROJET DE TERRITOIRE"),
        ("AUBANCE\nRECUEIL DES ACTES\nN° 12", "RECUEIL DES ACTES"),
        ("Procès-verbal\nPrésidence : Mme ORVAL", "Procès-verbal"),
        ("Statuts\n" + "De la gestion de l’eau " * 4, "Statuts"),
        ("Aubance\nUn bilan", "Aubance"),
    ],
)
def test_a_title_of_one_word_goes_on_below_or_is_the_name_of_a_place(lines, title):
    (record,) = records(_document(texte=f"{lines}\nSuite."), "a.txt")
    assert record.acte.objet == title


@pytest.mark.parametrize(
    "title",
    [
        "Principaux chiffres\nRapport annuel",
        "Commune nouvelle : ce qui change\nNote aux habitants",
        "Département : répartition de la taxe",
        "Publié le même jour que le rapport annuel",
        "1re séance de l'an",
        "Reçu de la trésorerie",
        "PLU",
    ],
)
def test_a_title_that_begins_as_a_stamp_does_is_one(title):
    (record,) = records(_document(texte=f"{title}\nSuite du texte."), "a.txt")
    assert record.acte.objet == title.partition("\n")[0]


def test_a_long_first_line_ends_with_a_word():
    line = "Liste des délibérations " * 20
    (record,) = records(_document(texte=line), "a.md")
    assert line.startswith(f"{record.acte.objet} ")
    assert 180 < len(record.acte.objet) <= 200


def test_a_sitting_is_the_same_whatever_the_file():
    facts = {
        "collectivite": Collectivite(nom="Sainte-Ombelle", type="commune"),
        "seance": Seance(organe="conseil municipal", date=dt.date(2024, 3, 12)),
    }
    (one,) = records(_document(_act("1"), **facts), "a.txt")
    (two,) = records(_document(_act("2"), **facts), "b.txt")
    (undated,) = records(_document(_act("2"), collectivite=facts["collectivite"]), "c.txt")
    assert one.seance_id == two.seance_id
    assert undated.seance_id not in (None, one.seance_id)
    assert len({one.id, two.id, undated.id}) == 3


def test_acts_of_a_document_whose_body_or_date_is_unknown_keep_to_each_other():
    day = Seance(date=dt.date(2024, 3, 12))
    first, second = records(_document(_act("1"), _act("2"), seance=day), "a.txt")
    assert first.seance_id == second.seance_id is not None
    (moved,) = records(_document(_act("1"), seance=day), "elsewhere.txt")
    other_day = replace(_act("3"), seance=Seance(date=dt.date(2024, 4, 9)))
    same, other = records(_document(_act("1"), other_day, seance=day), "a.txt")
    assert same.seance_id != other.seance_id
    assert moved.seance_id is not None
    rows = records(_document(_act("1"), _act("2"), type_document="tableau"), "a.csv")
    assert {row.seance_id for row in rows} == {None}


def test_numbers_are_compared_without_their_dress():
    assert numero_key("N° 2025/01/04") == numero_key("2025-1-4") == "2025-1-4"
    assert numero_key("2025/01/04") != numero_key("2025/01/14")
    assert numero_key("Délibération n°12") == "12"
    assert numero_key("D-2024-007") == "d-2024-7"


def test_a_body_is_known_by_its_code_then_its_name():
    assert body_key(Collectivite(nom="A", type="commune", code_insee="80001")) == "insee:80001"
    assert body_key(Collectivite(nom="Élan", siren="123456789")) == "siren:123456789"
    assert body_key(Collectivite(nom="Élan", departement="80")) == "nom:elan:80"
    assert body_key(Collectivite()) is None


def test_what_stands_outside_the_acts_can_be_found():
    presences = "Étaient présents : " + "Mme Odile Vasseur-Lebrun, " * 20
    act = Act(
        objet="Tarifs", texte="Tarifs adoptés.", debut=len(presences), fin=len(presences) + 15
    )
    document = Document("proces-verbal", f"{presences}Tarifs adoptés.\nFin.", actes=(act,))
    tarifs, rest = records(document, "pv.txt")
    assert (tarifs.rang, rest.rang) == (1, 0)
    assert "Vasseur-Lebrun" in rest.acte.texte
    assert "Tarifs" not in rest.acte.texte
    assert rest.acte.vote is None


def test_a_record_says_which_spans_its_text_is():
    """What stands between acts joins several spans: each is told, and the text is theirs."""
    between = "Point d'information sur les travaux de la rue du Lavoir. " * 8
    texte = f"\n{between}\nTarifs adoptés.\n\n {between}\n\nBudget voté.\n"
    starts = [texte.index(words) for words in ("Tarifs", "Budget")]
    acts = tuple(
        Act(objet="Point", texte=texte[start:end], debut=start, fin=end)
        for start, end in ((starts[0], starts[0] + 15), (starts[1], starts[1] + 12))
    )
    *_, rest = found = records(Document("proces-verbal", texte, actes=acts), "pv.txt")
    for record in found:
        act = record.acte
        spans = act.morceaux or ((act.debut, act.fin),)
        assert act.texte == "\n\n".join(texte[start:end] for start, end in spans)
        assert (act.debut, act.fin) == (spans[0][0], spans[-1][1])
    assert len(rest.acte.morceaux) == 2
    told = record_json(rest, act_path)["source"]
    assert told["morceaux"] == [list(span) for span in rest.acte.morceaux]
    assert "morceaux" not in record_json(found[0], act_path)["source"]
    assert from_json(to_json(rest)) == rest


def test_a_heading_alone_makes_no_record():
    act = Act(objet="Tarifs", texte="Tarifs adoptés.", debut=10, fin=25)
    assert (
        len(records(Document("deliberation", "EXTRAIT\n  Tarifs adoptés.", actes=(act,)), "a")) == 1
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Mme Roc salue les agents. ",
            "Procès-verbal de la séance : présences et points sans décision",
        ),
        ("Le conseil approuve le devis. ", "Reste du procès-verbal"),
        ("Accord à l'unanimité. ", "Reste du procès-verbal"),
    ],
)
def test_the_rest_is_without_decision_only_where_no_word_tells_one(words: str, title: str) -> None:
    texte = "Tarifs.\n" + words * 20
    act = Act(objet="Tarifs", texte="Tarifs.", debut=0, fin=7, page=None)
    *_, rest = records(Document("proces-verbal", texte, actes=(act,)), "pv.txt")
    assert rest.acte.objet == title
