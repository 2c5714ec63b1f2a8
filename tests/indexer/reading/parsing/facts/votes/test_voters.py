"""Who voted what, in invented acts."""

import pytest

from indexer.acts.documents import ExtractedText, VoteNames
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes.voters import voters
from indexer.reading.parsing.view.cleaning import clean


def named(text: str) -> VoteNames:
    cleaned = clean(text)
    return voters(cleaned, 0, len(cleaned.folded))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contre : 2 (MM. ORVAL, VERDUN)", VoteNames(contre=("ORVAL", "VERDUN"))),
        ("Contre : 2 : Mme ORVAL Lise, M. VERDUN Paul", VoteNames(contre=("ORVAL Lise", "VERDUN Paul"))),
        ("Pour : 8. Abstention : 1 (M. Berlan). Contre : 0.", VoteNames(abstention=("Berlan",))),
        ("approuve par 12 voix pour et 2 abstentions (Mme ORVAL et M. SERAN)", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("à la majorité, moins 1 vote contre (M. ORVAL)", VoteNames(contre=("ORVAL",))),
        ("2 abstentions : MM. Paul VERDUN et Guy SERAN,\nDÉCIDE", VoteNames(abstention=("Paul VERDUN", "Guy SERAN"))),
        ("et 2 abstentions de Mme Lise ORVAL et M. SERAN.", VoteNames(abstention=("Lise ORVAL", "SERAN"))),
        ("Ont voté pour (2) : Mmes ORVAL, BRANCY.\nOnt voté contre (1) : M. SERAN.", VoteNames(("ORVAL", "BRANCY"), ("SERAN",))),
        ("Se sont abstenus (2) : MM. VERDUN, SERAN.", VoteNames(abstention=("VERDUN", "SERAN"))),
        ("Ont voté contre les élus suivants : MM. VERDUN, SERAN.", VoteNames(contre=("VERDUN", "SERAN"))),
        ("Vote : > 2 Pour (M. Paul VERDUN, Mme Lise\nORVAL)", VoteNames(("Paul VERDUN", "Lise ORVAL"))),
        ("3 abstentions (Mesdames Lise ORVAL, Zoé BRANCY (pouvoir), Monsieur Guy SERAN)", VoteNames(abstention=("Lise ORVAL", "Zoé BRANCY", "Guy SERAN"))),
        ("Pour\nContre\nAbstention\n24\nMme ORVAL L. – M. VERDUN P.\n", VoteNames(abstention=("ORVAL L.", "VERDUN P."))),
        ("MM. VERDUN et SERAN s'abstiennent.", VoteNames(abstention=("VERDUN", "SERAN"))),
        ("À L'UNANIMITÉ, À L'EXCEPTION DE MADAME ORVAL, MESSIEURS VERDUN, SERAN, QUI S'ABSTIENNENT", VoteNames(abstention=("ORVAL", "VERDUN", "SERAN"))),
        ("M. Guy SERAN vote contre et Mme ORVAL s'est abstenue.", VoteNames(contre=("Guy SERAN",), abstention=("ORVAL",))),
        ("Mme Lise ORVAL, présidente de l'harmonie, ne prend pas part au vote.", VoteNames(non_participation=("Lise ORVAL",))),
        ("messieurs Verdun, Seran et Brancy ne prennent pas part au vote", VoteNames(non_participation=("Verdun", "Seran", "Brancy"))),
        ("Mme ORVAL n'ayant pas pris part au vote", VoteNames(non_participation=("ORVAL",))),
        ("M. Guy SERAN déclare être intéressé à l'affaire et se retire. Le conseil approuve.", VoteNames(non_participation=("Guy SERAN",))),
        ("adopté par 11 voix pour, Messieurs VERDUN et SERAN s'étant prononcés contre", VoteNames(contre=("VERDUN", "SERAN"))),
        ("M. VERDUN et Mme ORVAL se prononcent contre le bruit des avions.", VoteNames()),
        ("approuve à la majorité (contre : L. ORVAL, abst. : P. VERDUN)", VoteNames(contre=("L. ORVAL",), abstention=("P. VERDUN",))),
        ("M. Guy SERAN déclare être opposé à l'affaire et se retire. Le conseil approuve.", VoteNames()),
        ("Le point est adopté à l'unanimité, sauf par M. Guy SERAN.", VoteNames(contre=("Guy SERAN",))),
        ("ORVAL Lise  P\nVERDUN Paul  C\nSERAN Guy  NPPV\nBRANCY Zoé  ABS", VoteNames(("ORVAL Lise",), ("VERDUN Paul",), ("BRANCY Zoé",), ("SERAN Guy",))),
        ("M. VERDUN : Oui\nMme ORVAL : Abstention\nMme BRANCY : non\n", VoteNames(("VERDUN",), ("BRANCY",), ("ORVAL",))),
        ("Mme ORVAL P\nM. VERDUN C\nM. SERAN NPPV\nMme BRANCY P\n", VoteNames(("ORVAL", "BRANCY"), ("VERDUN",), (), ("SERAN",))),
        ("M. Guy SERAN, intéressé, quitte la salle et ne prend pas part au vote.", VoteNames(non_participation=("Guy SERAN",))),
        ("Avec une opposition de M. Guy SERAN", VoteNames(contre=("Guy SERAN",))),
        ("Ont voté contre : M. Guy SERAN (pouvoir à Mme ORVAL), Mme ORVAL", VoteNames(contre=("Guy SERAN", "ORVAL"))),
        ("ORVAL Lise | Pour\nVERDUN Paul | Contre\nSERAN Guy | Abstention", VoteNames(("ORVAL Lise",), ("VERDUN Paul",), ("SERAN Guy",))),
        ("ONT VOTÉ CONTRE : 1 – M. SERAN\nSE SONT ABSTENUS : 1 – Mme ORVAL", VoteNames(contre=("SERAN",), abstention=("ORVAL",))),
        ("Pour : 2 voix (L. ORVAL, P. VERDUN)\nContre : 0", VoteNames(pour=("L. ORVAL", "P. VERDUN"))),
        ("POUR (2) : ORVAL Lise, VERDUN Paul\nCONTRE (0)", VoteNames(pour=("ORVAL Lise", "VERDUN Paul"))),
        ("par 10 voix pour, M. SERAN et Mme ORVAL votant contre, approuve", VoteNames(contre=("SERAN", "ORVAL"))),
        ("M. SERAN (ne prenant pas part au vote), le conseil approuve", VoteNames(non_participation=("SERAN",))),
        ("Abstentions : 2 [Mme ORVAL ; M. SERAN]", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("1 « contre » (Guy SERAN)", VoteNames(contre=("Guy SERAN",))),
        ("Le groupe « Demain » (Mme ORVAL, M. SERAN) s'abstient.", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("Mme ORVAL et M. SERAN du groupe « Demain » votent contre.", VoteNames(contre=("ORVAL", "SERAN"))),
        ("Adopté à l'unanimité (M. SERAN ne prend pas part au vote).", VoteNames(non_participation=("SERAN",))),
        ("M. Guy SERAN, intéressé, ne prend part ni au débat ni au vote.", VoteNames(non_participation=("Guy SERAN",))),
        ("S'est abstenue : Mme ORVAL.", VoteNames(abstention=("ORVAL",))),
        ("2 abstentions (groupe « Mieux vivre » : Mme ORVAL et M. SERAN)", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("avec 1 voix contre, celle de M. Guy SERAN.", VoteNames(contre=("Guy SERAN",))),
        ("Le conseil (Messieurs VERDUN, SERAN et Madame ORVAL votant contre) approuve", VoteNames(contre=("VERDUN", "SERAN", "ORVAL"))),
        ("N° | NOM | POUR | CONTRE | ABST.\n1 | ORVAL Lise | X | |\n2 | VERDUN Paul | | X |\n3 | SERAN Guy | | | X", VoteNames(("ORVAL Lise",), ("VERDUN Paul",), ("SERAN Guy",))),
        ("Se sont abstenus Mme Lise ORVAL, M. SERAN. A voté contre M. VERDUN.", VoteNames(contre=("VERDUN",), abstention=("Lise ORVAL", "SERAN"))),
        ("N'ont pas pris part au vote M. SERAN (intéressé) et Mme ORVAL.", VoteNames(non_participation=("SERAN", "ORVAL"))),
        ("Mme ORVAL préfère s'abstenir, M. SERAN décide de voter contre.", VoteNames(contre=("SERAN",), abstention=("ORVAL",))),
        ("M. SERAN demande que son vote contre soit inscrit au registre.", VoteNames(contre=("SERAN",))),
        ("Mme ORVAL souhaite que soit mentionnée son abstention.", VoteNames(abstention=("ORVAL",))),
        ("Mesdames ORVAL et BRANCY s'opposent à cette décision.", VoteNames(contre=("ORVAL", "BRANCY"))),
        ("2 oui (Mme ORVAL, M. SERAN), 1 non (M. VERDUN)", VoteNames(pour=("ORVAL", "SERAN"), contre=("VERDUN",))),
        ("17 voix favorables et 2 voix défavorables (Mme ORVAL, M. SERAN)", VoteNames(contre=("ORVAL", "SERAN"))),
        ("Abstentions : 3 – M. SERAN (2 voix avec le pouvoir de M. VERDUN) et Mme ORVAL.", VoteNames(abstention=("SERAN", "VERDUN", "ORVAL"))),
        ("trois contre, celles de Mme ORVAL, de M. SERAN et de M. VERDUN, adopte", VoteNames(contre=("ORVAL", "SERAN", "VERDUN"))),
        ("2 abstentions étant enregistrées (Mme ORVAL, M. SERAN)", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("3 voix contre dont celle de M. SERAN.", VoteNames(contre=("SERAN",))),
        ("Mme ORVAL, M. SERAN : contre ; M. VERDUN : abstention.", VoteNames(contre=("ORVAL", "SERAN"), abstention=("VERDUN",))),
        ("Mme ORVAL, M. SERAN : abstentions. Adopté par 12 voix pour.", VoteNames(abstention=("ORVAL", "SERAN"))),
        ("Adopté, M. SERAN contre, Mme ORVAL abstention.", VoteNames(contre=("SERAN",), abstention=("ORVAL",))),
        ("M. SERAN (et par procuration Mme ORVAL) s'abstient.", VoteNames(abstention=("SERAN",))),
        ("M. SERAN vote « contre », Mme ORVAL « s'abstient ».", VoteNames(contre=("SERAN",), abstention=("ORVAL",))),
        ("M. SERAN refuse de prendre part au vote.", VoteNames(non_participation=("SERAN",))),
        ("Non participants : M. SERAN et Mme ORVAL.", VoteNames(non_participation=("SERAN", "ORVAL"))),
        ("M. SERAN, concerné par cette affaire, est sorti de la salle.", VoteNames(non_participation=("SERAN",))),
        ("Mme ORVAL se retire le temps du vote.", VoteNames(non_participation=("ORVAL",))),
    ],
)  # fmt: skip
def test_names_in_votes(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "après avis de la commission (contre : M. SERAN), adopte",
        "par 12 voix pour, Monsieur le Maire est autorisé à signer",
        "Mme ORVAL s'élève contre la fermeture de la poste.",
        "Monsieur VERDUN, est-ce qu'il s'abstient ?",
        "Contre : 0\nVOIRIE\n",
        "12 voix pour (M. SERAN étant sorti, Mme ORVAL ne participant pas)",
        "une subvention pour : M. Paul VERDUN",
        "Mme Zoé BRANCY, directrice générale des services, s'abstient de tout commentaire.",
        "-Lise ORVAL 30 voix POUR\n-Paul VERDUN 7 voix POUR\n-Zoé BRANCY 7 voix POUR\n",
        "M. SERAN (pouvoir à Mme ORVAL) est absent. On prévoit un repas pour 12 (Mme ORVAL, M. SERAN).",
        "NOM | POUR | CONTRE\nDeux membres sont sortis.\nORVAL Lise | X |",
        "Le conseil approuve à l'unanimité.",
        "VERDUN Paul  P\nORVAL Lise  C",
        "VERDUN Paul  P\nORVAL Lise  A\nSERAN Guy  P\nBRANCY Zoé  P",
        "M. SERAN a voté contre lors de l'assemblée des copropriétaires.",
        "Mme ORVAL s'est abstenue de toute réclamation.",
    ],
)
def test_a_vote_without_names_names_nobody(text):
    assert not named(text).contre + named(text).pour + named(text).abstention


@pytest.mark.parametrize(
    "opening",
    ["contre : ", "abstentions (", "M. X, ", "12 pour, ", "sauf par M. ", "a P\n", ", a", "( "],
)
def test_time_grows_with_the_length_only(opening):
    assert named(opening * 3000) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Mme ORVAL, M. VERDUN\n\nM. SERAN s'abstient.",
        "Le point est adopté à l'unanimité, sauf par M. SERAN qui s'abstient.",
    ],
)
def test_only_who_abstains_is_named(text: str) -> None:
    view = clean(text)
    found = voters(view, 0, len(view.folded))
    assert (found.abstention, found.contre) == (("SERAN",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Mme ORVAL décide de s'abstenir de parler.",
        "M. VERDUN souhaite s'abstenir de tabac.",
        "Mme ORVAL demande que son opposition au projet éolien soit connue.",
        "M. VERDUN s'oppose à ce projet depuis 2020.",
        "M. VERDUN s'oppose au projet de l'État, et à la décision de l'État.",
        "M. VERDUN refuse de participer à la fête.",
        "L'affaire de M. VERDUN contre\nla société est jugée.",
    ],
)
def test_what_somebody_does_elsewhere_is_no_vote(text: str) -> None:
    assert named(text) == VoteNames()


_ACT = "Le conseil municipal approuve le bail, à la majorité.\n{}\n{}"
_BELOW = (
    "Fait à Brandeval, le 9 juin 2031.", "Ainsi fait et délibéré", "Le Maire,\nLise ORVAL", "Pour extrait conforme",
    "Publié le 11 juin 2031", "Certifié exécutoire",
)  # fmt: skip


@pytest.mark.parametrize("below", _BELOW)
@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Contre : {}", "contre"),
        ("1 voix contre : {}", "contre"),
        ("Abstention : {}", "abstention"),
        ("Se sont abstenus : {}", "abstention"),
        ("Ne prend pas part au vote : {}", "non_participation"),
    ],
)
def test_what_stands_below_an_act_is_nobody(label: str, kind: str, below: str) -> None:
    text = _ACT.format(label.format("Mme Anne SERAN"), below)
    assert getattr(named(text), kind) == ("Anne SERAN",)


@pytest.mark.parametrize(
    "label", ["Contre : {}", "Contre (3) : {}", "Ont voté contre : {}", "3 contre : {}"]
)
@pytest.mark.parametrize("between", [" ; ", ", ", " ;\n"])
@pytest.mark.parametrize(
    "names", [("M. VERDUN", "Jean MORVAN", "Mme LE GOFF"), ("Mme SERAN", "M. MORVAN", "M. TOR")]
)
def test_signs_part_people_of_one_list(label: str, between: str, names: tuple[str, ...]) -> None:
    text = _ACT.format(label.format(between.join(names)), "Abstention : M. Luc TISSIER")
    told = named(text)
    assert told.contre == tuple(name.removeprefix("M. ").removeprefix("Mme ") for name in names)
    assert told.abstention == ("Luc TISSIER",)


def test_people_below_a_label_need_no_civility() -> None:
    text = _ACT.format("Contre :\n- Jean MORVAN\n- M. VERDUN", "Fait à Brandeval")
    assert named(text).contre == ("Jean MORVAN", "VERDUN")
    text = _ACT.format("Contre :", "Le maire, Lise ORVAL")
    assert named(text).contre == ()


@pytest.mark.parametrize(
    "below", ["- Commission Travaux", "Travaux Divers", "Publication Le 3 mai"]
)
def test_small_letters_below_a_label_are_nobody(below: str) -> None:
    assert named(_ACT.format("Contre :", f"{below}\nVoirie Communale")).contre == ()


def test_people_whom_semicolons_part_before_their_verb() -> None:
    document = parse(
        ExtractedText(
            "COMMUNE DE BRANDEVAL\nConseil municipal du 9 juin 2031\n1. Halle\n"
            "Adopté à la majorité. M. Luc VERDUN ; Mme Lise PRAT ; M. ORMES s'abstiennent.\n"
        ),
        name="document.txt",
    )
    [act] = document.actes
    assert act.vote is not None
    assert act.vote.noms.abstention == ("Luc VERDUN", "Lise PRAT", "ORMES")
