"""What kind of document a text is, and whether an assembly sat in it."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.kinds import document_kind, opens_sitting, titles_sitting
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("line", "sitting"),
    [
        ("Conseil d'administration - 14 mars 2031", True),
        ("Comité syndical du SIAEP de l'Orme, 4 avril 2031", True),
        ("Conseil d'administration", False),
    ],
)
def test_an_assembly_and_a_day_title_a_sitting(line: str, sitting: bool) -> None:
    assert titles_sitting(clean(f"CIAS de l'Orme\n{line}\n")) is sitting


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le comité, convoqué le 2 juin 2031, s'est réuni le 9 juin 2031.",
        "Le comité s'est réuni le 9 juin 2031 à la suite des convocations individuelles expédiées le 2 juin 2031.",
    ],
)
def test_a_convocation_tells_that_a_sitting_was_held(sentence: str) -> None:
    seance = read(f"SYNDICAT DES EAUX DE BRANDEVAL\n{sentence}\n").seance
    assert seance.date_convocation == dt.date(2031, 6, 2)


@pytest.mark.parametrize("title", ["DÉPLACEMENT DE LA MAIRIE ANNEXE", "VOTE DU BUDGET ANNEXE"])
def test_what_is_annexed_to_a_body_makes_no_annex_of_an_act(title: str) -> None:
    text = (
        "COMMUNE DE BRANDEVAL\nD-2031-21\nConseillers en exercice : 19 Présents : 17\n"
        f"{title}\n\nLE MAIRE EXPOSE\nque les locaux ne sont plus aux normes.\n"
        "LE CONSEIL MUNICIPAL, par 17 voix pour et 2 contre,\nDÉCIDE.\n"
    )
    assert [act.numero for act in read(text).actes] == ["D-2031-21"]


@pytest.mark.parametrize("title", ["Décision prise sur délégation", "N° D2031-018"])
def test_the_president_who_decides_alone_by_law_makes_an_arrete(title: str) -> None:
    text = (
        f"COMMUNAUTÉ DE COMMUNES DU VISTRAU\nMarché de bordales\n{title}\n"
        "Le Président de la communauté de communes du Vistrau,\n"
        "Vu l'article L. 5211-10 du code,\nDÉCIDE :\nd'attribuer le marché.\n"
    )
    assert document_kind(clean(text), "", ()) == "arrete"


def test_what_is_deliberated_is_no_arrete_whatever_its_title_and_its_verb() -> None:
    text = "COMMUNE DE VAUCOURT\nDÉCISION DU PRÉSIDENT\nLe bureau{}\nARRÊTE :\nles tarifs de la halle.\n"
    assert document_kind(clean(text.format("")), "", ()) == "arrete"
    assert document_kind(clean(text.format(", après en avoir délibéré,")), "", ()) != "arrete"


def test_the_figures_of_a_sitting_under_its_title_open_it() -> None:
    text = "VILLE DE VALMORY\nCONSEIL MUNICIPAL DU 4 MAI 2031\nConseillers {}.......... 35\n"
    assert opens_sitting(clean(text.format("en exercice ")))
    assert not opens_sitting(clean(text.format("")))


def test_an_assembly_that_is_convoked_further_in_its_line_has_not_sat() -> None:
    text = (
        "1 Conseil municipal du 9 juin 2031 Page 1 Convocation du conseil municipal du lundi 9 juin 2031 Le conseil "
        "municipal de BRANDEVAL est convoqué, pour une session, à 19 heures à la mairie.\n2 ORDRE DU JOUR\n"
        "1 - TARIFS DE LA HALLE\n2 - BAIL DU MOULIN\n"
    )
    assert document_kind(clean(text), "", ()) == "convocation"


@pytest.mark.parametrize(
    "text",
    [
        "Communauté d'agglomération de Valmory\nDÉCISION DU PRÉSIDENT\nPrise par délégation du conseil communautaire\nLe Président décide d'attribuer le marché.\n",
        "VILLE DE VALMORY\nDM 2031-104\nDécision municipale\nVu la délibération du conseil municipal\nDECIDONS\nARTICLE 1 : Le local est loué.\n",
    ],
)  # fmt: skip
def test_a_decision_of_the_head_alone_is_no_deliberation(text: str) -> None:
    assert document_kind(clean(text), "", ()) == "arrete"
    assert parse(ExtractedText(text), name="x.txt").actes == ()


def test_an_assembly_without_its_kind_sat() -> None:
    text = (
        "Département de l'Orme COMMUNE DE\nL'an deux mille trente et un et le quatre mars l'assemblée, sur convocation"
        " du 1er mars, s'est réunie sous la présidence de\nProcès-verbal de la séance\n"
    )
    assert document_kind(clean(text), "", ()) == "proces-verbal"


@pytest.mark.parametrize(
    "voted", ["", ", votée par 19 voix pour\net 4 abstentions, dont il a délégation"]
)
def test_a_decision_by_delegation_is_no_sitting(voted):
    text = f"COMMUNE DE VALBRUNE\nDÉCISION DU MAIRE\nLe Maire de Valbrune,\nVu l'article L. 2122-22 et la délibération du conseil municipal du 5 mars 2031{voted},\nDÉCIDE\nArticle 1 : l'adhésion."
    document = parse(ExtractedText(text), name="a.txt")
    assert (document.type_document, document.seance.organe, document.actes) == ("arrete", None, ())
    assert document.seance.date is None


@pytest.mark.parametrize(
    ("heading", "kind"), [("Note de synthèse", "convocation"), ("Note de service", "compte-rendu")]
)
def test_what_heads_the_pages_of_a_note_below_its_top_tells_it(heading: str, kind: str) -> None:
    told = "Un rapport est joint au dossier.\n" * 40
    text = f"VILLE DE VALMORY\nConseil municipal du 12 mai 2031\n{told}{heading} – séance du 12 mai 2031 3\nTarifs de la halle\n"
    assert parse(ExtractedText(text), name="x.txt").type_document == kind


@pytest.mark.parametrize(
    "summons",
    [
        "Les membres du conseil municipal sont convoqués en réunion ordinaire le :",
        "Les membres du conseil municipal seront convoqués en mairie le",
        "Les conseillers municipaux sont invités à se réunir le",
    ],
)
def test_who_is_convened_will_sit(summons: str) -> None:
    text = f"COMMUNE DE VALMORY\n{summons}\nJEUDI 9 JUIN 2031 à 20 heures\nFait à Valmory, le 3 juin 2031\nLe Maire, Lise ORVAL\nORDRE DU JOUR :\n- Toiture du lavoir\n"
    document = parse(ExtractedText(text), name="x.txt")
    assert document.type_document == "convocation"
    assert (document.seance.date, document.seance.date_convocation) == (
        dt.date(2031, 6, 9),
        dt.date(2031, 6, 3),
    )


@pytest.mark.parametrize(
    "told",
    [
        "Les conseillers sont invités à signer la pétition.",
        "Les délégués convoqués étaient présents.",
        "Le conseil municipal est invité à délibérer.",
    ],
)
def test_an_invitation_to_something_else_summons_nobody(told: str) -> None:
    text = f"COMMUNE DE VALMORY\nConseil municipal du 9 juin 2031\n{told}\nTarifs de la halle\n"
    assert parse(ExtractedText(text), name="x.txt").type_document != "convocation"


def test_a_short_text_that_bears_its_number_and_decides_once_is_an_act() -> None:
    act = (
        "D-2031-55\nCommunauté d'agglomération du Val d'Orme\nLe bureau, réuni le 2 juin 2031, a proposé d'inscrire ce point à l'ordre du jour.\n"
        "M. le Président présente le rapport social.\nVu l'avis du comité technique du 31 mai 2031,\nLE CONSEIL COMMUNAUTAIRE\n"
        "DECIDE DE PRENDRE ACTE du rapport social.\nMembres en exercice : 47\nPrésents : 33\nPour : 38\n"
    )
    document = read(act)
    assert document.type_document == "deliberation"
    assert [(act.numero, act.vote.resultat if act.vote else None) for act in document.actes] == [
        ("D-2031-55", "prend acte")
    ]
    minutes = read(act.replace("D-2031-55", "PROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE"))
    assert minutes.type_document == "proces-verbal"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("DÉLIBÉRATION CC-2031-12", "deliberation"),
        ("Délibération D2031-12", "deliberation"),
        ("Délibération de 2031 et suivantes", "autre"),
    ],
)
def test_an_act_is_titled_by_its_number_with_letters(title: str, kind: str) -> None:
    text = f"{title}\nLe conseil municipal de Valmory approuve les tarifs.\n"
    assert document_kind(clean(text), "x", ()) == kind


def test_a_decision_of_the_mayor_on_one_line_is_no_act_of_the_council() -> None:
    text = (
        "VILLE DE VALMORY DECISION MUNICIPALE N° 2031-44 PRISE PAR DELEGATION DU CONSEIL MUNICIPAL OBJET : Contrat des ascenseurs "
        "Le Maire de Valmory, Vu l'article L. 2122-22 du code général des collectivités territoriales, Vu la délibération n° 2030-31 du "
        "4 juillet 2030, DECIDE Article 1er : de signer le contrat avec la société Levitor. Fait à Valmory, le 6 mars 2031"
    )
    document = read(text)
    assert (document.type_document, document.seance.organe, document.actes) == ("arrete", None, ())


def test_a_file_named_after_its_convocation_that_tells_who_sat_is_none() -> None:
    text = "Séance du conseil municipal du 6 juin 2031\nPrésents : Mme Orval, M. Verdun\nTarifs de la halle\nAccord à l'unanimité.\n"
    view = clean(text)
    assert document_kind(view, "convocation et seance", ()) != "convocation"
    assert (
        document_kind(clean(text.replace("Présents : ", "Aux ")), "convocation", ())
        == "convocation"
    )
