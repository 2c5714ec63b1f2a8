"""Minutes in prose, parts of a report, and lines that begin with a person, invented."""

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL\nSéance du conseil municipal du 9 juin 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(document: Document) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.vote.resultat if act.vote else None) for act in document.actes]


def test_each_paragraph_of_prose_that_decides_is_an_act() -> None:
    document = read(
        "BRANDEVAL\nCOMPTE RENDU DE LA RÉUNION DU CONSEIL MUNICIPAL DU 9 JUIN 2031\n"
        "Présents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
        "Le compte rendu de la réunion du 4 mai 2031 est approuvé à l'unanimité.\n\n"
        "À l'unanimité, les élus autorisent Mme le Maire à signer le bail.\n\n"
        "Le conseil prend acte du rapport du syndicat des eaux.\n\n"
        "Le conseil accepte par 9 voix pour et 2 abstentions le devis de l'entreprise Lormois.\n\n"
        "La séance est levée à 22 heures.\n"
    )
    # Among paragraphs that are all told alike, the approval of former minutes is one too.
    assert told(document) == [
        (None, "unanimité"), (None, "unanimité"), (None, "prend acte"), (None, "adopté")
    ]  # fmt: skip
    vote = document.actes[3].vote
    assert vote is not None
    assert (vote.pour, vote.abstention) == (9, 2)


def test_the_parts_of_a_report_open_no_point() -> None:
    document = read(
        f"{HEAD}14) TRAVAUX – Programme de voirie 2031\nMme le Maire donne la parole à M. ORNEL.\n"
        "1. Secteur nord\nRéfection de la rue haute.\n2. Secteur sud\nTrottoirs de la rue basse.\n"
        "Après en avoir délibéré, à l'unanimité, le conseil municipal approuve le programme.\n"
    )
    assert told(document) == [("14", "unanimité")]
    assert document.actes[0].objet == "TRAVAUX - Programme de voirie 2031"


def test_a_line_that_begins_with_a_person_is_no_roman_number() -> None:
    document = read(
        f"{HEAD}Absents :\nM. LORMOIS-TESTUT\n\nAdoption du compte rendu du 4 mai 2031\n"
        "M. VALDIC votera contre.\nAprès en avoir délibéré, le conseil municipal,\nÀ LA MAJORITÉ,\n"
        "MOINS 1 VOTE CONTRE (M. VALDIC) et 2 ABSTENTIONS,\nADOPTE le compte rendu.\n"
    )
    [act] = document.actes
    assert (act.numero, act.objet) == (None, "Adoption du compte rendu du 4 mai 2031")
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.contre, act.vote.abstention) == ("majorité", 1, 2)


def test_numbered_points_that_decide_are_kept_where_the_model_finds_none() -> None:
    document = read(
        "C-R du Conseil municipal\nVendredi 9 juin 2031\nOrdre du jour\n\n   :\nI\nConvention.\nII\nPADD.\n"
        "III\nAssociations.\nQuestions diverses.\nI\nConvention de mise à disposition\n\n .\n"
        "Elle permet un remplacement.\nADOPTÉ à l’unanimité.\nII\nPADD.\nLe texte parviendra.\n"
        "ADOPTÉ à l’unanimité.\nIII\nAdhésion aux associations\n\n .\nUne cotisation de 20 €.\n"
        "ADOPTÉ 9 voix pour, 5 abstentions.\n"
    )
    assert told(document) == [("I", "unanimité"), ("II", "unanimité"), ("III", "adopté")]


def test_a_letterhead_taken_for_a_title_keeps_no_prose_from_being_cut() -> None:
    document = read(
        "SYNDICAT DES EAUX DE LA BRANDE\nCompte rendu de la réunion du comité syndical du 9 juin 2031\n"
        "Étaient présents : MM. ORNEL, VALDIC, LORMOIS.\n\n"
        "Les membres du comité approuvent à l'unanimité le compte administratif 2030.\n\n"
        "À l'unanimité, le comité autorise le Président à signer le marché de travaux.\n\n"
        "Par 8 voix pour et 1 contre, le comité fixe le prix de l'eau à 1,80 €.\n\n"
        "Fin de la séance à 20 heures.\n"
    )
    assert told(document) == [(None, "unanimité"), (None, "unanimité"), (None, "adopté")]


def test_a_part_that_holds_the_decision_of_its_report_is_no_point() -> None:
    document = read(
        "CONSEIL MUNICIPAL\nPROCÈS - VERBAL\nSéance du 9 juin 2031\nCommune de BRANDEVAL\n"
        "19°) PERSONNEL – Tableau des effectifs\nMonsieur le Maire donne la parole à M. ORNEL.\n"
        "1. Direction des services techniques\nIl est proposé la création de 3 postes.\n"
        "Après en avoir délibéré, à l'unanimité, le conseil municipal\nDÉCIDE\n"
        "1°) de modifier le tableau comme mentionné ci-dessus,\n"
    )
    assert [act.numero for act in document.actes] == ["19"]
