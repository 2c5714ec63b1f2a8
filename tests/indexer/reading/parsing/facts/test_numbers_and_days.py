"""The number of an act and the days of its sitting, in invented words."""

import datetime as dt

import pytest

from indexer.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.facts.written_dates import dates_in, day_beside
from indexer.reading.parsing.view.cleaning import clean

DAY = dt.date(2031, 3, 12)
ACT = """COMMUNE DE VALBRUNE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2031.
{heading}
Objet : Achat d'une balayeuse
Le conseil municipal, à l'unanimité, approuve l'achat.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Délibération № 2031-07",
        "Délibération nᵒ 2031-07",
        "Délibération n° 2031-07",
        "Présents : M. VERDUN, Mme ORVAL (à compter de la délibération\nn°3), Mme BRANCY.\nDélibération n° 2031-07",
    ],
)
def test_the_number_is_the_act_s_own(heading):
    (act,) = parse(ExtractedText(ACT.format(heading=heading)), name="acte.txt").actes
    assert act.numero == "2031-07"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("deux avril mil neuf cent quatre-vingt-dix-huit", dt.date(1998, 4, 2)),
        ("le trois mai mille neuf cent soixante et onze", dt.date(1971, 5, 3)),
        ("le 1ᵉʳ mars 2031", dt.date(2031, 3, 1)),
    ],
)
def test_old_words_and_raised_letters_are_dates(words, day):
    assert [found.date for found in dates_in(clean(words).folded)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Date de la convocation écrite : 5 mars 2031",
        "à la suite de la convocation adressée par Monsieur le Maire le mercredi 5 mar-\ns 2031.",
    ],
)
def test_the_day_of_the_convocation(text):
    assert convocation_date(clean(text), DAY) == dt.date(2031, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Ville de Valbrune\n19/03/2031\nSéance du conseil municipal du 12 mars 2031",
        "CONSEIL MUNICIPAL\nJEUDI 3 AVRIL 2031\nPROCÈS-VERBAL\nDU CONSEIL MUNICIPAL\nDU 12 MARS 2031",
        "PROCÈS-VERBAL DE LA SÉANCE PUBLIQUE\n12 mars 2031\nAdopté lors de la séance du 3 avril 2031",
        "Après en avoir délibéré\nFait à Valbrune\nle 12 mars 2031",
        "SÉANCE N° 4 Date : 12/03/2031\nLe conseil approuve le procès-verbal du conseil municipal du 3 février 2031",
        "Établissement public territorial d'Ombre, séance du 12 mars 2031\nArrêté du 19 mars 2031",
        "Observations sur le compte rendu du 3 février 2031 : aucune.\nSéance du 12 mars 2031",
        "Un texte.\nConseil municipal du 12 mars 2031\nSuite.\nConseil municipal du 12 mars 2031",
        "Le 12 mars 2031, le conseil municipal s'est réuni, sur convocation du 5 mars 2031",
    ],
)
def test_the_day_of_the_sitting_has_the_weightiest_reasons(text):
    assert sitting_day(clean(text), "acte.txt", None).date == DAY


@pytest.mark.parametrize(
    "text",
    [
        "RÈGLEMENT\napprouvé le 12 mars 2031",
        "PLAN\nArrêté en conseil de communauté du 12 mars 2031",
        "Vu pour être annexé à la délibération du conseil municipal du 12 mars 2031",
        "Fait à Valbrune, le 12 mars 2031",
        "12 mars 2031",
    ],
)
def test_a_text_in_which_nobody_sits_has_no_day(text):
    assert sitting_day(clean(text), "acte-2031-03-12.txt", None, held=False).date is None


@pytest.mark.parametrize(
    "words", ["à compter du", "à partir du", "avec effet au", "vu le rapport du"]
)
def test_an_undated_act_has_no_day(words):
    text = f"Délibération du conseil municipal\nObjet : Tarifs\nLes prix, {words} 12 mars 2031, changent."
    assert sitting_day(clean(text), "acte.txt", None).date is None


def test_the_day_on_which_a_tariff_applies_is_none_of_a_sitting():
    text = "Délibération\nObjet : Tarifs\nLe conseil municipal fixe les prix à compter du 12 mars 2031."
    assert sitting_day(clean(text), "acte.txt", None).date is None


@pytest.mark.parametrize("words", ["l2 mars 2031", "12 mars 2O31", "12 mars 203l"])
def test_figures_read_as_letters_are_a_day(words):
    assert sitting_day(clean(f"Conseil municipal du {words}\n"), "acte.txt", None).date == DAY


def test_a_convocation_announces_one_day_and_bears_another():
    text = "VILLE DE VALBRUNE\nLE CONSEIL MUNICIPAL EST CONVOQUÉ LE :\nJEUDI 12 MARS 2031 à 19 h\nFait en mairie,\nLe 5 mars 2031\nORDRE DU JOUR\n1. Tarifs"
    document = parse(ExtractedText(text), name="a.txt")
    assert document.type_document == "convocation"
    assert (document.seance.date, document.seance.date_convocation) == (DAY, dt.date(2031, 3, 5))
    assert document.actes == ()


def test_a_decision_by_delegation_is_no_sitting():
    text = "COMMUNE DE VALBRUNE\nDÉCISION DU MAIRE\nLe Maire de Valbrune,\nVu l'article L. 2122-22 et la délibération du conseil municipal du 5 mars 2031,\nDÉCIDE\nArticle 1 : l'adhésion."
    document = parse(ExtractedText(text), name="a.txt")
    assert (document.type_document, document.seance.organe, document.actes) == ("arrete", None, ())
    assert document.seance.date is None


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("DEL-31-06-01", "DEL-31-06-01"),
        ("N°1 D.CCAS/2031/19", "D.CCAS/2031/19"),
        ("D.CCAS/2031/19", "D.CCAS/2031/19"),
        ("n° 310214 012", "310214-012"),
        ("Délibération [2031-54]", "2031-54"),
        ("[2031-53] Fournitures", "2031-53"),
        ("(Délibération n° 2031-27)", "2031-27"),
    ],
)
def test_numbers_have_many_forms(heading, number):
    (act,) = parse(ExtractedText(ACT.format(heading=heading)), name="acte.txt").actes
    assert act.numero == number


def test_a_number_in_brackets_closes_its_point():
    document = parse(
        ExtractedText(
            "COMMUNE DE VALBRUNE\nCOMPTE RENDU DU CONSEIL MUNICIPAL DU 9 JUIN 2031\nPrésents : 12\n\n"
            "TARIFS DE LA CANTINE\nAccord à l'unanimité.\n(Délibération n° 2031-27)\n\n"
            "BAIL DE LA POSTE\nLe conseil approuve le bail à l'unanimité.\n(DCM 2031-28)\n\n"
            "VENTE DU TRACTEUR\nLe conseil accepte par 8 voix pour et 2 contre.\n"
        ),
        name="x",
    )
    assert [act.numero for act in document.actes] == ["2031-27", "2031-28", None]


def test_a_title_may_stand_above_its_number_in_brackets():
    text = ACT.format(heading="").replace(
        "Objet : Achat d'une balayeuse\n", "{title}\n(délibération 2031-55)\n"
    )
    for title in ("Achat d'une balayeuse", "Tarif de la piscine"):
        (act,) = parse(ExtractedText(text.replace("{title}", title)), name="acte.txt").actes
        assert (act.numero, act.objet) == ("2031-55", title)


COLUMNS = """REUNION DU CONSEIL MUNICIPAL
{labels}

{values}
L'an deux mille trente et un, le neuf juin, le conseil municipal de Valbrune s'est réuni.
"""


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("Date du conseil municipal :\nDate de convocation :", "9 juin 2031\n2 juin 2031"),
        ("Convocation envoyée le\nNombre de votants", "2 JUIN 2031\n29"),
    ],
)
def test_labels_in_a_column_have_the_values_of_their_rank(labels, values):
    cleaned = clean(COLUMNS.format(labels=labels, values=values))
    assert convocation_date(cleaned, dt.date(2031, 6, 9)) == dt.date(2031, 6, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Convocation et affichage : 02/06/2031\n",
        "DATE DE CONVOCATION | L'an deux mille trente et un, le neuf juin, s'est réuni le conseil\n"
        "2 juin 2031 de la commune de Valbrune\n",
    ],
)
def test_a_convocation_stands_beside_other_words(text):
    assert convocation_date(clean(text), dt.date(2031, 6, 9)) == dt.date(2031, 6, 2)


def test_the_first_of_a_month_may_be_one_in_words():
    assert [found.date for found in dates_in("le un fevrier deux mille trente et un")] == [
        dt.date(2031, 2, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le président a approuvé, après avis favorable de la commission « Travaux »\n"
        "réunie en séance le 7 février 2031, l'offre de l'entreprise.\n",
        "Considérant l'avis du bureau communautaire du 7 février 2031,\n",
    ],
)
def test_the_day_on_which_a_commission_sat_is_none_of_the_assembly(text):
    assert sitting_day(clean(text), "x", None).date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Délibération n° 7 du 12 MARS 2031\n\nLe conseil prend acte de la décision du 2 mars 2031.", DAY),
        ("RÉUNION DU CONSEIL MUNICIPAL DU 12 MARS 2031\nmercredi 19 mars 2031\n\nPrésents : M. VERDUN.", DAY),
        ("CONSEIL MUNICIPAL VENDREDI 12 MARS 18 h\nM. le Maire lit la lettre du chef du service des forêts en date du 2 mars 2031.", None),
        ("Mercredi 12 mars à 20 h\nLe compte-rendu de la dernière réunion du conseil municipal en date du\n21 novembre 2030 est adopté.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_page_of_a_letter_or_of_the_former_sitting_is_another(text, day):
    assert sitting_day(clean(text), "acte.txt", None).date == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the day on which a page was published is not that of the sitting
        ("Publié le 12 mars 2031\nCompte-rendu du conseil municipal\nLe conseil s'est réuni sous la présidence de Mme ORVAL.\n", None),
        # a title without its year stands beside a day that has one
        ("Valbrune, le 12 mars 2031\nCOMPTE RENDU DE LA REUNION DU CONSEIL MUNICIPAL DU 8 MARS\n", dt.date(2031, 3, 8)),
        ("COMPTE RENDU DU CONSEIL MUNICIPAL DU 8 JANVIER\nConvocation du 30 décembre 2030\n", dt.date(2031, 1, 8)),
        # its room behind it
        ("Conseil communautaire\nProcès-verbal\n8 mars 2031 - Salle des fêtes de Valbrune\n", dt.date(2031, 3, 8)),
    ],
)  # fmt: skip
def test_the_day_of_a_sitting_is_told_from_those_that_stand_beside_it(text, day):
    acts = "1. Tarif\nAprès en avoir délibéré, à l'unanimité, approuve le tarif.\n"
    assert parse(ExtractedText(text + acts), name="acte.txt").seance.date == day


def test_a_day_without_a_year_stands_beside_no_day_that_is_far() -> None:
    (far,) = dates_in("8 septembre")
    assert day_beside(far, DAY) is None
