"""Pages that a transcription set on one line, and heads of bodies and papers that their readers showed."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = "CONSEIL MUNICIPAL DE VALBRUNE Séance du 16 septembre 2031 Présents : Paul ORVAL, Anne LISET, Rose TARDIN. Absent : Luc COLIN. "
SITTING = "COMMUNE DE VALBRUNE\nProcès-verbal du conseil municipal\nSéance du 28 mars 2031\nPrésents : M. ORVAL, Mme LISET\nLe quorum étant atteint, la séance est ouverte.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    acts = read(text).actes
    return [(act.numero, act.objet, act.vote.resultat if act.vote else None) for act in acts]


def test_numbers_of_three_pieces_begin_lines() -> None:
    text = HEAD + (
        "N° 09.2031.01 – ECOLE – Tarif de l’étude Le conseil municipal, à l’unanimité, fixe le tarif à 1 €. "
        "N° 09.2031.02 – VOIRIE – Dénomination de la place Le conseil municipal, par 3 voix pour et 1 voix contre, retient le nom. "
        "N° 09.2031.03 – FINANCES – Admission en non-valeur Le conseil municipal, à l’unanimité, admet la somme de 213,40 €. "
        "La séance est levée à 22h00."
    )
    assert [number for number, _objet, _result in told(text)] == [
        "09.2031.01",
        "09.2031.02",
        "09.2031.03",
    ]


def test_a_day_and_a_rank_begin_a_line() -> None:
    text = HEAD + (
        "D.2031-09-16/0044 : TAXE D'AMENAGEMENT Après en avoir délibéré, à l'unanimité, le conseil municipal décide de maintenir le taux. "
        "D.2031-09-16/0045 : CREANCE ETEINTE Après en avoir délibéré, à l'unanimité, le conseil municipal admet la somme de 87 €. "
        "D.2031-09-16/0046 : INDEMNITE Après en avoir délibéré, par 2 voix pour et 1 contre, le conseil municipal accorde l'indemnité. "
    )
    assert [number for number, _objet, _result in told(text)] == [
        "D.2031-09-16/0044",
        "D.2031-09-16/0045",
        "D.2031-09-16/0046",
    ]


def test_ranks_in_small_letters_begin_lines_where_the_agenda_announces_them() -> None:
    text = HEAD + (
        "rappel de l’ordre du jour 1 – Indemnités des adjoints 2 - constitution des commissions municipales 3- bail de l’épicerie communale "
        "Le Maire ouvre la séance. 1 – Indemnités des adjoints Le conseil municipal, par trois voix pour et une abstention, adopte ces taux. "
        "2 - constitution des commissions municipales Cinq commissions sont créées à l’unanimité : finances, travaux, école. "
        "3- bail de l’épicerie communale Le conseil municipal, à l’unanimité, autorise le Maire à signer le bail. La séance est levée."
    )
    assert told(text) == [
        ("1", "Indemnités des adjoints", "adopté"),
        ("2", "constitution des commissions municipales", "unanimité"),
        ("3", "bail de l'épicerie communale", "unanimité"),
    ]


def test_rows_that_lead_to_a_page_open_no_act() -> None:
    text = (
        "PROCES-VERBAL du conseil municipal de VALBRUNE Séance du 15 décembre 2031\n"
        "SOMMAIRE Approbation du procès-verbal Délibération n 1 : Décision modificative...4 Délibération n 2 : Square de la halle...7\n"
        "Le procès-verbal est adopté à l unanimité.\n"
        "Délibération n 1 : Décision modificative\nVu le tableau, considérant les crédits, La délibération est adoptée à l unanimité.\n"
        "Délibération n 2 : Square de la halle\nLa délibération est adoptée à la majorité : 17 pour, 2 contre.\n"
    )
    assert [(number, result) for number, _objet, result in told(text)] == [
        ("1", "unanimité"),
        ("2", "majorité"),
    ]


@pytest.mark.parametrize(
    "elected",
    [
        "1er adjoint : Gérard TARDIN, 9 voix\n2ème adjoint : Anne LISET, 7 voix\n",
        "Premier adjoint : M. Gérard TARDIN (11 voix)\n",
    ],
)
def test_who_holds_an_office_by_so_many_voices_is_elected(elected: str) -> None:
    text = f"{SITTING}1. Élection des adjoints\n{elected}2. Indemnités\nLe Conseil décide par 8 voix pour de fixer les indemnités à 20 %.\n"
    assert told(text) == [("1", "Élection des adjoints", "élection"), ("2", "Indemnités", "adopté")]


def test_what_somebody_obtained_opens_no_act() -> None:
    text = f"{SITTING}Élection du maire\nNombre de bulletins : 11\nA obtenu :\nM. Gilles CHABROL : 10 voix\nM. Gilles CHABROL a été proclamé maire.\nNombre d'adjoints\nTrois postes. Adopté à l'unanimité.\n"
    assert "A obtenu" not in [objet for _number, objet, _result in told(text)]


@pytest.mark.parametrize("former", ["Picardie", "Rhône-Alpes", "Champagne-Ardenne", "Bourgogne"])
def test_a_region_of_before_2016_keeps_its_name(former: str) -> None:
    text = f"CONSEIL REGIONAL DE {former.upper()}\nCOMMISSION PERMANENTE DU 24 MAI 2013\nSUBVENTIONS AUX RADIOS\nVu le code,\nAprès en avoir délibéré\nDécide de financer.\n"
    body = read(text).collectivite
    assert body is not None
    assert (body.nom, body.type) == (f"Région {former}", "région")
    assert body.region


@pytest.mark.parametrize(
    "titled",
    [
        "Délibération n° 47 – Conseil municipal du 28 juin 2031",
        "Délibération n 47 Conseil municipal du 28 juin 2031",
        "Délibération n° 47 - séance du 28 juin 2031",
    ],
)
def test_the_day_of_the_sitting_stands_behind_the_number_of_its_act(titled: str) -> None:
    document = read(
        f"{titled}\n\nVille de Roanne (Loire) Direction de la solidarité\n\nConvention avec la Mission locale\n\nIl vous est proposé :\n1 - d'approuver la convention ;\n\nAdopté - 2 voix contre\n"
    )
    assert document.seance.date == dt.date(2031, 6, 28)
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("47", "Convention avec la Mission locale")
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("117-31\n\nCOMMUNE DE VALBRUNE\nEXTRAIT DU REGISTRE\nSéance du 19 novembre 2031\n", "117-31"),
        ("Délibération 2031 11 CS Création\n\nSYNDICAT MIXTE DU VAL\nComité syndical du 23 mars 2031\n\nDélibération n° 2031-11-CS\n", "2031-11-CS"),
    ],
)  # fmt: skip
def test_the_number_of_an_extrait_ends_on_its_year_or_stands_whole_below(
    written: str, number: str
) -> None:
    text = f"{written}Objet : Convention avec l'association\nVu le code,\nLe conseil, à l'unanimité, approuve.\n"
    assert [act.numero for act in read(text).actes] == [number]


def test_the_comite_of_a_register_is_that_of_its_syndicat() -> None:
    text = (
        "S.I.V.O.M. du Haut Vallon\nEXTRAIT DU REGISTRE\ndes délibérations du Comité\n"
        "Le trente et un mars deux mil onze, les délégués se sont réunis à Vallon.\nAffectation du résultat\nLe Comité, à l'unanimité, décide d'affecter 12 €.\n"
    )
    assert read(text).seance.organe == "comité syndical"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ARRÊTÉ PORTANT RÉGLEMENTATION DE LA CIRCULATION\nLa rue Haute est fermée.\nLes infractions au présent arrêté seront constatées.\n", "arrete"),
        ("SYNDICAT MIXTE DU VAL\nLES STATUTS\nArticle 1 : Constitution\nIl est formé un syndicat.\nArticle 2 : Objet\nLe comité syndical vote le budget à la majorité.\nArticle 3 : Durée\nIllimitée.\n", "autre"),
    ],
)  # fmt: skip
def test_orders_and_statutes_hold_no_act(text: str, kind: str) -> None:
    document = read(text)
    assert (document.type_document, document.actes) == (kind, ())


def test_minutes_without_a_letterhead_that_speak_of_a_maire_are_of_a_commune() -> None:
    text = (
        "SEANCE DU 24 OCTOBRE 2031\n\nPrésents : Tous les Conseillers, sauf absents excusés : Madame Alexandra BUTTARD.\n\n"
        "TARIFS DE L’EAU :\nL’assemblée décide, à l’unanimité de ses membres, d’appliquer les tarifs suivants.\n\n"
        "RAPPORT D’ACTIVITES :\nMonsieur le Maire donne lecture du rapport. L’assemblée en prend acte.\n"
    )
    assert read(text).seance.organe == "conseil municipal"
    assert [result for _number, _objet, result in told(text)] == ["unanimité", "prend acte"]


def test_the_day_of_a_page_is_not_that_of_the_sitting_below() -> None:
    text = (
        "mardi 24 novembre 2031\n\nAu Conseil Municipal\n\nL'an deux mille trente et un, le dix neuf novembre, le Conseil Municipal s'est réuni.\n"
        "Subvention : Après en avoir délibéré, le Conseil Municipal décide d’attribuer 200 €.\n"
    )
    assert read(text).seance.date == dt.date(2031, 11, 19)


def test_a_number_that_is_referred_to_below_a_decision_is_that_of_the_act() -> None:
    text = "".join(
        f"{rank}. {title}\nLe Conseil, à l’unanimité, autorise M. le Maire à signer.\nCf. Délibération n° {number}\n"
        for rank, title, number in ((1, "Avenant au marché", "112/31"), (2, "Bail", "113/31"))
    )
    assert [number for number, _objet, _result in told(SITTING + text)] == ["112/31", "113/31"]


def test_rules_without_articles_hold_no_act() -> None:
    text = (
        "Règlement intérieur du conseil d'administration du CIAS\nPREAMBULE\nLe conseil d'administration se réunit.\n"
        "1) Composition\nLe CIAS est administré par le conseil.\n2) Convocation\nTrois jours avant la séance.\n3) Votes\nÀ la majorité.\n"
    )
    assert not read(text).actes


def test_what_a_page_shows_while_it_loads_is_no_commune() -> None:
    document = read(
        "Loading\n\nExtrait du procès-verbal du 15 septembre 2031\n\nCONSEIL MUNICIPAL DU 15 SEPTEMBRE 2031\n\n1. Halle\nAdopté à l'unanimité.\n"
    )
    assert document.collectivite is None or document.collectivite.nom is None
