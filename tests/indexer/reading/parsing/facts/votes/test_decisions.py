"""What shows that something was decided."""

import pytest

from analyzers import fold_letters
from indexer.acts.documents import Document, ExtractedText
from indexer.acts.formulas import ACTING
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes.decisions import decides, marks


def test_a_unanimous_vote_is_a_decision() -> None:
    assert marks(
        fold_letters("Le comité syndical, par un vote unanime, modifie le tableau des effectifs.")
    )


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def test_the_committee_of_a_body_decides_after_its_grounds() -> None:
    text = (
        "CAISSE DES ÉCOLES DE BRANDEVAL\nComité de la caisse des écoles du 9 juin 2031\n"
        "Délibération n° 8 : Voyage à la mer\nVu la demande de la directrice, le comité de la caisse des écoles, à l'unanimité, attribue 600 euros.\n"
        "Délibération n° 9 : Photocopieur\nVu les devis, le comité de la caisse des écoles, à l'unanimité, décide l'achat.\n"
    )
    assert [act.vote and act.vote.resultat for act in read(text).actes] == [
        "unanimité",
        "unanimité",
    ]


def test_a_line_under_the_grounds_that_begins_with_the_verb_decides() -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n2031-022\n"
        "Objet : Budget primitif 2031\nLe conseil municipal,\nVu le rapport de présentation,\n"
        "VOTE à la majorité le budget primitif.\n"
    )
    [act] = read(text).actes
    assert act.vote
    assert act.vote.resultat == "majorité"


@pytest.mark.parametrize(
    "text",
    [
        "Considérant l'ordonnance du 12 mars, le comité syndical, unanime, efface la dette.",
        "Il est pris acte de la communication du rapport.",
        "Il adopte par 15 voix et une abstention le budget.",
        "Pour 5, contre 9 : la proposition n'a pas passé.",
        "Le Président retire ce point de l'ordre du jour.",
        "Vu le code général,\nPar 58 voix pour et 6 voix contre,\n",
    ],
)
def test_what_shows_a_decision(text: str) -> None:
    assert marks(fold_letters(text))


@pytest.mark.parametrize(
    "asked",
    [
        "Il appartient donc au conseil municipal de fixer l'effectif des emplois.",
        "Il est proposé au conseil municipal de modifier le tableau des effectifs, selon les besoins de chacun des services, et d'adopter le tableau.",
    ],
)
def test_what_is_asked_in_the_infinitive_is_not_decided(asked: str) -> None:
    assert not decides(fold_letters(asked))
    assert decides(fold_letters("Le conseil municipal décide d'adopter le tableau."))


def test_what_is_decided_by_this_deliberation_is_decided() -> None:
    assert decides(
        fold_letters("Le conseil municipal fixe, par délibération n° 2031-12, le tarif.")
    )


@pytest.mark.parametrize(
    "told",
    [
        "Le conseil municipal a institué, par délibération du 27 juin 2030, la commission des marchés.",
        "Considérant que le conseil communautaire du 25 juin 2030 a voté la révision des statuts.",
        "Il est nommé un secrétaire au sein du conseil : M. Orval a été désigné pour remplir ces fonctions qu'il a acceptées.",
    ],
)
def test_what_was_decided_before_or_of_the_secretary_is_not_decided_here(told: str) -> None:
    assert not decides(fold_letters(told))


@pytest.mark.parametrize(
    "told",
    [
        "Le conseil accorde un secours de 150 €.",
        "Le comité reconduit le contrat pour deux ans.",
        "L'assemblée suit l'avis de la commission.",
        "Le conseil choisit l'entreprise Malot.",
        "==> Refus du conseil",
    ],
)
def test_what_an_assembly_grants_follows_or_refuses_is_decided(told: str) -> None:
    assert marks(fold_letters(told))


@pytest.mark.parametrize(
    "told",
    ["Le conseil choisit M. Dorval pour secrétaire.", "Le département accorde une aide de 150 €."],
)
def test_what_others_grant_and_who_keeps_the_minutes_is_not_decided(told: str) -> None:
    assert not marks(fold_letters(told))


MINUTES = (
    "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
    "Présents : Lise ORVAL, Paul VERDUN.\n\n1. Bail de la poste\nLe conseil approuve le bail.\n\n"
    "2. Halle couverte\n{told}\n\n3. Tarifs\nLe conseil approuve les tarifs.\n"
)


def result(told: str) -> str | None:
    """What became of the second point of invented minutes, ``None`` where it is no act or has no vote."""
    acts = {act.numero: act for act in read(MINUTES.format(told=told)).actes}
    vote = acts["2"].vote if "2" in acts else None
    return vote.resultat if vote else None


@pytest.mark.parametrize("verb", ACTING)
def test_what_the_council_does_straight_behind_its_name_is_decided(verb: str) -> None:
    assert decides(f"le conseil municipal {verb} la halle.")
    assert decides(f"le conseil municipal, {verb} la halle.")
    assert decides(f"le conseil, oui l'expose de mme orval, {verb} la halle.")
    assert decides(f"le conseil, oui l'expose de m. orval, {verb} la halle.")
    for told_of in (
        "le syndicat",
        "le maire dit que le conseil",
        "demande si le conseil municipal",
    ):
        assert not decides(f"{told_of} {verb} la halle.")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Le conseil municipal maintient les tarifs.", "adopté"),
        ("Mme le Maire demande si le conseil maintient les tarifs.", None),
        # whatever the verbs below it are
        ("Après en avoir délibéré, le conseil municipal :\n- Paie la halle ;\n- autorise le maire à signer.", "adopté"),
        ("Après en avoir délibéré, les membres du conseil municipal :\n• Accueillent la foire.", "adopté"),
        ("Le conseil municipal n'approuve pas le devis.", "rejeté"),
        ("Le conseil municipal, après en avoir délibéré, ne donne pas suite à la demande.", "rejeté"),
        ("Après en avoir délibéré, ne retient pas l'offre de Lormois.", "rejeté"),
        ("Considérant que le bail n'autorise pas la sous-location, le conseil approuve l'avenant.", "adopté"),
        ("Le syndicat n'accepte pas le devis. Le conseil municipal approuve la convention.", "adopté"),
        # the assembly named before those who advise it
        ("Le conseil, ainsi informé, approuve le choix de la commission et décide à l'unanimité de l'entériner.", "unanimité"),
        ("La commission propose le devis Lormois, le conseil suit cet avis à l'unanimité.", "unanimité"),
        ("Le conseil est informé que la commission s'est réunie et retient à l'unanimité le devis Lormois.", None),
    ],
)  # fmt: skip
def test_what_became_of_a_point(told: str, expected: str | None) -> None:
    assert result(told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Trois offres ont été demandées. Accord pour cette offre.", "adopté"),
        ("La maire propose d'offrir un livre à chaque enfant. Tous d'accord.", "adopté"),
        ("Un privé demande la gratuité. Refus.", "rejeté"),
        ("Il est décidé de vendre vingt stères.", "adopté"),
    ],
)
def test_a_word_may_tell_what_was_decided(told: str, expected: str) -> None:
    assert marks(fold_letters(told))
    assert result(told) == expected


@pytest.mark.parametrize(
    "told", ["Un accord cadre a été signé. Refus de vote de M. Dorval.", "Ils sont tous d'accords."]
)
def test_the_same_words_within_others_tell_nothing(told: str) -> None:
    assert not marks(fold_letters(told))


REGION = (
    "RÉGION BRETAGNE\nCOMMISSION PERMANENTE\n9 juin 2031\nDÉLIBÉRATION\nObjet : Tarifs des musées\n\n"
    "Vu le code général des collectivités territoriales,\n{told}\n"
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("La Commission permanente, à l'unanimité, approuve les tarifs.", "unanimité"),
        ("La Commission permanente du conseil régional, réunie le 9 juin 2031, décide, à l'unanimité, de les fixer.", "unanimité"),
        ("La Commission permanente cède la parcelle.", "adopté"),
        ("La Commission permanente n'approuve pas les tarifs.", "rejeté"),
    ],
)  # fmt: skip
def test_a_commission_permanente_decides_as_its_council_does(told: str, expected: str) -> None:
    [act] = read(REGION.format(told=told)).actes
    assert act.vote
    assert act.vote.resultat == expected


@pytest.mark.parametrize(
    "told",
    [
        "Le conseil ouvre la séance à 20 heures.",
        "L'assemblée ouvre un long débat sur la halle.",
        "Le conseil inscrit la halle à l'ordre du jour de juillet.",
        "Le conseil suit l'avis défavorable des services.",
        "Le bureau ouvre à 8 heures.",
        "Mme Orval regrette que chaque année le conseil municipal augmente les loyers.",
        "M. Verdun demande pourquoi le conseil municipal vend la halle.",
        "Avant que l'on délibère, le conseil entend ce qui suit :\n- le coût ;\n- la durée.",
        "L'accord du conseil départemental est attendu.",
        "Mme Orval signale le refus des élus de défiler.",
        "Avis du service des eaux : accord.",
        "La préfecture a répondu : refus.",
        "Accord de tous les riverains.",
        "Accordé par tous les riverains.",
        "Mme Orval explique qu'il a été décidé de fermer la route.",
        "Lors de la réunion de chantier, il a été décidé de reculer le mur.",
        "La convention adoptée en 2029 arrive à son terme.",
        "La commission permanente du département a accordé 5 000 €.",
        "Le dossier passera devant la commission permanente, qui décide en juillet.",
    ],
)
def test_what_is_told_of_the_sitting_or_of_others_is_no_decision(told: str) -> None:
    assert not decides(fold_letters(told))


@pytest.mark.parametrize(
    "done",
    [
        "soutient la motion des élus",
        "s'associe à la démarche",
        "se porte garant de l'emprunt",
        "met un terme au bail",
        "rejoint le groupement de commandes",
        "exprime son opposition au projet",
    ],
)
def test_what_a_council_does_once_it_has_deliberated_is_decided(done: str) -> None:
    assert decides(fold_letters(f"Après en avoir délibéré, le conseil municipal {done}."))
    assert decides(fold_letters(f"Ayant délibéré, l'assemblée, M. Orval étant sorti, {done}."))


@pytest.mark.parametrize(
    "thought",
    [
        "estime que le bail est ancien",
        "s'interroge sur le coût",
        "n'est pas favorable",
        "s'abstient de tout avis",
        "tient à remercier les donateurs",
        "prend le temps de la réflexion",
        "se rend sur place",
        "entend le notaire",
        "met ce point en attente",
        "apprend que la halle est vendue",
        "suspend la séance",
        "de Brandeval, qui compte quinze membres",
    ],
)
def test_what_a_council_thinks_once_it_has_deliberated_is_not(thought: str) -> None:
    assert not decides(fold_letters(f"Après en avoir délibéré, le conseil municipal {thought}."))
