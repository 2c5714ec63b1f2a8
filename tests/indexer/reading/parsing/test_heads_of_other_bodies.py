"""Heads of texts, of sittings and of acts as bodies of many kinds write them."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in read(text).actes]


@pytest.mark.parametrize("under", ["", "\n"])
def test_a_council_over_the_title_of_its_minutes_sat(under: str) -> None:
    text = (
        f"CONSEIL DÉPARTEMENTAL DES MONTS-D'ORME\n{under}PROCÈS-VERBAL DES DÉBATS\nSéance publique du 24 juin 2031\n"
        "M. le Président. – Je vous propose un rapport.\nRapport n° 101 – Aide à domicile\nLe rapport est adopté à l'unanimité.\n"
        "Rapport n° 102 – Bail du pré\nM. ORNEL. – Bien.\nLe rapport est adopté à l'unanimité.\n"
    )
    assert read(text).seance.organe == "conseil départemental"
    assert told(text) == [("101", "Aide à domicile"), ("102", "Bail du pré")]


@pytest.mark.parametrize(
    ("summons", "day"),
    [
        ("LE COMITÉ SYNDICAL EST CONVOQUÉ LE :\nMARDI 9 NOVEMBRE 2031 à dix-huit heures", "2031-11-09"),
        ("L'ASSEMBLÉE EST CONVOQUÉE LE :\nMARDI 9 NOVEMBRE 2031 à 18 h", "2031-11-09"),
    ],
)  # fmt: skip
def test_any_assembly_is_convened(summons: str, day: str) -> None:
    document = read(
        f"SYNDICAT MIXTE DU VAL D'ORME\nComité syndical\n{summons}\nORDRE DU JOUR\n1. Tarifs de la navette\n2. Bail du pré\n"
        "Fait au siège, le 2 novembre 2031\n"
    )
    assert (document.type_document, document.actes) == ("convocation", ())
    assert document.seance.date is not None
    assert document.seance.date.isoformat() == day


@pytest.mark.parametrize("verb", ["DÉCIDE", "DÉLIBÈRE :"])
def test_a_council_over_its_verb_of_decision_sat(verb: str) -> None:
    document = read(
        "Délibération 31-AD-007\nVu la délibération de la commission permanente du 17 mai 2031 ;\n"
        f"LE CONSEIL DÉPARTEMENTAL {verb}\n- De prendre acte du rapport\nFait à Valmory\nLe 9 juin 2031\n"
    )
    assert document.seance.organe == "conseil départemental"
    assert [(act.numero, act.vote and act.vote.resultat) for act in document.actes] == [
        ("31-AD-007", "prend acte")
    ]


def test_a_letterhead_above_a_number_is_no_title() -> None:
    text = (
        "SYNDICAT DES EAUX DU VAL D'ORME\nN°31/19\nDÉLIBÉRATION\nDU COMITÉ SYNDICAL\n"
        "L'an deux mille trente et un, le 9 juin, le comité syndical s'est réuni sous la présidence de M. Guy ORNEL, président.\n"
        "SECRÉTAIRE DE SÉANCE : Mme Lise ORVAL\n\nRenouvellement des canalisations\n\nMONSIEUR LE PRÉSIDENT EXPOSE AU COMITÉ\n"
        "LE COMITÉ, après en avoir délibéré, APPROUVE les travaux.\n"
    )
    assert told(text) == [("31/19", "Renouvellement des canalisations")]


def test_the_day_of_a_convocation_behind_its_label() -> None:
    document = read(
        "MAIRIE DE VALMORY\nConvocation du conseil municipal\nDate : 6 juin 2031\n"
        "Vous êtes invité à la séance du conseil municipal qui se tiendra le jeudi 12 juin 2031 à 20 heures.\nOrdre du jour :\n- Tarifs\n"
    )
    days = (document.seance.date, document.seance.date_convocation)
    assert [day and day.isoformat() for day in days] == ["2031-06-12", "2031-06-06"]


def test_the_council_of_a_metropole_is_not_that_of_its_partner() -> None:
    document = read(
        "CONSEIL DE LA MÉTROPOLE DU 30 JUIN 2031\nPROJET DE DÉLIBÉRATION N° 2031-456\n"
        "Objet : Accord avec la communauté de communes de la Dombes pour l'achat d'eau\n"
        "La Métropole Orme Levant vend de l'eau à la communauté de communes de la Dombes.\n"
        "Il est proposé au Conseil métropolitain d'approuver l'accord.\n"
    )
    assert (document.collectivite.nom, document.collectivite.type) == (
        "Métropole Orme Levant",
        "métropole",
    )


def test_minutes_that_take_note_of_an_audit_are_of_a_sitting() -> None:
    document = read(
        "VALMORY\nCOMPTE RENDU DU CONSEIL MUNICIPAL DU 28 JUIN 2031\nEn présence de : Mme ORVAL - M. ORNEL.\n\n"
        "L'assemblée prend acte du rapport d'observations définitives de la chambre régionale des comptes.\n\n"
        "À l'unanimité, les élus approuvent la convention avec le Département.\n"
    )
    assert [act.vote and act.vote.resultat for act in document.actes] == ["prend acte", "unanimité"]


def test_a_council_that_a_comma_parts_from_its_meeting_sat() -> None:
    document = read(
        "RÉGION BRETAGNE\nAssemblée plénière du 30 mars 2031\nDélibération n° 31AP.42\nContrats de territoire\n"
        "Le Conseil régional de Bretagne, réuni les 30 et 31 mars 2031 sous la présidence de Mme Lise ORVAL,\n"
        "Après en avoir délibéré, décide d'adopter le cadre.\nPour : 66 – Contre : 18\n"
    )
    assert document.seance.organe == "conseil régional"
    assert document.collectivite.nom == "Région Bretagne"


@pytest.mark.parametrize(
    ("did", "sat"),
    [
        ("a donné, à l'unanimité, un avis favorable aux orientations", "comité syndical"),
        ("adopte, à l'unanimité, les orientations", "bureau"),
    ],
)
def test_a_bureau_that_has_advised_has_not_decided(did: str, sat: str) -> None:
    document = read(
        "Délibération 2031-47\nOBJET : Débat d'orientations\n"
        f"Le bureau syndical, réuni le 17 mai 2031 sous la présidence de M. Guy ORNEL, {did}.\n"
        + (
            "Le comité syndical,\nAprès en avoir débattu,\nPrend acte du débat.\n"
            if sat != "bureau"
            else ""
        )
        + "Fait à Valmory, le 9 juin 2031\n"
    )
    assert document.seance.organe == sat


SYNDICAT = (
    "SIVOM DU VAL D'ORME\nExtrait du registre\nSéance du 4 mars 2031\nDélibération n° 2031-11\n"
)


@pytest.mark.parametrize(
    ("said", "sat"),
    [
        ("Le président rappelle que la commission des travaux a donné un avis favorable.", True),
        ("Commission des travaux du SIVOM", False),
    ],
)
def test_a_commission_that_is_spoken_of_has_not_sat(said: str, *, sat: bool) -> None:
    document = read(
        f"{SYNDICAT}Objet : Règlement de l'eau\n{said}\nLe comité, à l'unanimité, adopte le règlement.\n"
    )
    assert document.seance.organe == ("comité syndical" if sat else None)


@pytest.mark.parametrize(
    ("head", "sat"),
    [
        ("CCAS de Valmory\nListe des délibérations adoptées lors du conseil d'administration\ndu 19 octobre 2031", "conseil d'administration"),
        ("Communauté de communes Val d'Orme\nBUREAU COMMUNAUTAIRE\nCompte rendu de la réunion du jeudi 3 octobre 2031", "bureau"),
        ("Syndicat des écoles de l'Orme\nCOMPTE-RENDU DE RÉUNION\nMercredi 25 janvier 2031\nLe Comité, réuni sans délai :", "comité syndical"),
    ],
)  # fmt: skip
def test_who_sat_by_the_lines_of_the_title(head: str, sat: str) -> None:
    text = f"{head}\n1. Tarifs de la halle\nAdopté à l'unanimité.\n2. Bail du pré\nAdopté à l'unanimité.\n"
    assert read(text).seance.organe == sat


def test_short_facts_and_a_service_stand_between_a_number_and_its_title() -> None:
    text = (
        "Ville de Valmory\nProcès-verbal du conseil municipal du 28 juin 2031\n"
        "31-06-01\nDirection des sports\nRapporteur : Mme Lise ORVAL\nOUVERTURE DU STADE\nVote : 24 pour, 6 contre.\n"
        "31-06-02\nRapporteur : M. Guy ORNEL\nDirection des finances\nREMISE GRACIEUSE\nVote : unanimité.\n"
    )
    assert told(text) == [("31-06-01", "OUVERTURE DU STADE"), ("31-06-02", "REMISE GRACIEUSE")]


def test_whoever_follows_an_affair_is_no_title() -> None:
    text = (
        "MAIRIE DE VALMORY\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 4 avril 2031\nD-2031-042\nDirection Jeunesse\n"
        "Affaire suivie par : Mme Lise ORVAL\nPRÊT DE LA HALLE AU COLLÈGE\nLe conseil municipal, à l'unanimité, approuve le prêt.\n"
    )
    assert told(text) == [("D-2031-042", "PRÊT DE LA HALLE AU COLLÈGE")]


MINUTES = "Commune de Valmory\nConseil municipal du 6 juin 2031\nProcès-verbal\n\n"


@pytest.mark.parametrize(
    ("report", "objet"),
    [
        ("La convention porte sur trois ans.", "Convention avec le club"),
        ("Tarifs de la halle", "Tarifs de la halle"),
    ],
)
def test_a_sentence_under_a_number_leaves_its_title_above_it(report: str, objet: str) -> None:
    text = f"{MINUTES}Convention avec le club\n\nDélibération n° 2031-32\n\n{report}\n\nAdopté à la majorité (2 contre).\n"
    assert told(text) == [("2031-32", objet)]


@pytest.mark.parametrize(
    ("title", "under", "objet"),
    [
        ("RGPD", "Adhésion au service du centre de gestion", "Adhésion au service du centre de gestion"),
        ("RGPD", "Le service du centre de gestion est ouvert aux communes.", "RGPD"),
        ("Vente", "Adhésion au service du centre de gestion", "Vente"),
    ],
)  # fmt: skip
def test_a_word_in_capitals_stands_over_the_title(title: str, under: str, objet: str) -> None:
    text = f"{MINUTES}7. Bail du pré\nAdopté à l'unanimité.\n8. {title}\n{under}\nLe conseil municipal adhère à l'unanimité.\n"
    assert told(text)[1] == ("8", objet)


ACT = (
    "COMMUNE DE VALMORY\nExtrait du registre des délibérations du conseil municipal\nSéance du 3 octobre 2031\n"
    "N° 2031-70 – Convention du hangar\nLe conseil municipal, à l'unanimité, approuve la convention.\n"
)
ARTICLES = "Article 1 – Objet\nLa commune prête le hangar.\nArticle 2 – Redevance\nElle est fixée par décision du conseil municipal.\n"


def test_what_is_joined_to_an_act_is_none() -> None:
    annex = f"ANNEXE À LA DÉLIBÉRATION N° 2031-70\nCONVENTION D'OCCUPATION\n{ARTICLES}"
    assert told(ACT + annex) == [("2031-70", "Convention du hangar")]


def test_an_act_below_an_annex_stays() -> None:
    annex = f"ANNEXE À LA DÉLIBÉRATION N° 2031-70\n{ARTICLES}"
    other = ACT.replace("2031-70", "2031-71").replace("du hangar", "du préau")
    assert [number for number, _objet in told(ACT + annex + other)] == ["2031-70", "2031-71"]
