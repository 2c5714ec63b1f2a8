import pytest

from analyzers import fold_letters
from indexer.acts.documents import Document, ExtractedText, Vote
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes import votes
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.facts.votes.votes import vote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adopté à l'unanimité des membres présents et représentés.",
            ("unanimité", None, None, None),
        ),
        (
            "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve.",
            ("unanimité", None, None, None),
        ),
        ("VOTE : UNANIMITE", ("unanimité", None, None, None)),
        ("La décision est remise à une réunion ultérieure.", ("ajourné", None, None, None)),
        ("Le conseil décide de ne pas délibérer et de le reporter.", ("ajourné", None, None, None)),
        ("Le conseil décide de la reporter sur le budget 2032.", ("adopté", None, None, None)),
        ("Trois devis.\nTout le monde est d'accord.", ("adopté", None, None, None)),
        ("Trois devis.\nAccepté par l'ensemble du conseil.", ("adopté", None, None, None)),
        (
            "Adopté à la majorité absolue : Pour 14, Contre 1 (monsieur Orval), Abstentions 4 (mesdames Seran et "
            "Vanel, messieurs Aubry et Brancy).",
            ("majorité", 14, 1, 4),
        ),
        (
            "Le conseil municipal vote contre à l'unanimité la demande de subvention.",
            ("rejeté", None, None, None),
        ),
        (
            "Mme SERAN vote contre la délibération, adoptée à la majorité.",
            ("majorité", None, None, None),
        ),
        (
            "Le conseil municipal prend acte du rapport, qui ne donne pas lieu à un vote.",
            ("prend acte", None, None, None),
        ),
        ("Vote : Pour : 12 – Contre : 0 – Abstention : 1", ("adopté", 12, 0, 1)),
        ("13 votes pour", ("adopté", 13, None, None)),
        ("2 votes contre 1 abstention 9 votes pour", ("adopté", 9, 2, 1)),
        ("0 contre, 0 abstention, 11 pour", ("adopté", 11, 0, 0)),
        ("Le conseil, par 12 voix contre 3, adopte le projet.", ("adopté", 12, 3, None)),
        ("Le conseil à douze voix pour et une abstention décide.", ("adopté", 12, None, 1)),
        ("Pour : 5 – Contre : 10 – Abstentions : 2", ("rejeté", 5, 10, 2)),
        ("La délibération est adoptée à la majorité (2 abstentions).", ("majorité", None, None, 2)),
        (
            "Le Conseil Municipal, à la majorité, 3 voix contre, autorise.",
            ("majorité", None, 3, None),
        ),
        ("Après délibération, la motion est rejetée.", ("rejeté", None, None, None)),
        ("Le comité prend acte de la tenue du débat.", ("prend acte", None, None, None)),
        ("Le Conseil adopte.", ("adopté", None, None, None)),
        ("VOTE : POUR 21 CONTRE 0 ABSTENTION 0", ("adopté", 21, 0, 0)),
        ("Vote à main levée : Pour 13 Contre 0 Abst 1", ("adopté", 13, 0, 1)),
        ("Pour 11 / Contre 2 / Abstention 1", ("adopté", 11, 2, 1)),
        ("Contre : 1 (M. DURAND)\nAbstention : 0\nPour : 14", ("adopté", 14, 1, 0)),
        ("POUR : 12   CONTRE : /   ABSTENTION : /", ("adopté", 12, None, None)),
        ("8 oui, 3 non, 1 blanc", ("adopté", 8, 3, None)),
        ("Adoptée par 15 voix.", ("adopté", 15, None, None)),
        ("Approuvé.", ("adopté", None, None, None)),
        ("Accord du conseil.", ("adopté", None, None, None)),
        (
            "Le conseil municipal décide de surseoir à statuer, le point est ajourné.",
            ("ajourné", None, None, None),
        ),
        ("POUR CONTRE ABSTENTION\n14 1 0", ("adopté", 14, 1, 0)),
        ("Pour : quinze\nContre : néant\nAbstention : néant", ("adopté", 15, 0, 0)),
        ("Pour : 21 Contre : 4 (Mme PETIT, M. MOREL) Abstention : 0", ("adopté", 21, 4, 0)),
        (
            "Etant précisé que 66 conseillers ont voté pour, 1 a voté contre et 2 se sont abstenus,\ndécide",
            ("adopté", 66, 1, 2),
        ),
        (
            "Le conseil décide à la majorité absolue (contre 4 ; abstention 0 ; pour 6) les travaux.",
            ("majorité", 6, 4, 0),
        ),
        ("Vu l'avis du comité,\nAprès en avoir débattu,\nDECIDE :\n", ("adopté", None, None, None)),
        (
            "Vu la délibération du 20 avril,\nLes administrateurs, par 6 voix pour et 1 abstention, approuvent.",
            ("adopté", 6, None, 1),
        ),
    ],
)
def test_a_vote_is_read_as_written(
    text: str, expected: tuple[str, int | None, int | None, int | None]
) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.resultat, found.pour, found.contre, found.abstention) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le maire présente le rapport d'activité du syndicat.",
        "Pas de vote : le sujet sera revu au prochain conseil.",
        "Le débat porte sur 12 habitants, formant la majorité des usagers.",
        "Il rappelle que la commission a donné à l'unanimité un avis favorable.",
    ],
)
def test_what_is_no_vote_of_the_assembly_gives_none(text: str) -> None:
    assert vote(fold_letters(text)) is None


def test_the_majority_of_members_in_office_is_no_result() -> None:
    found = vote(
        fold_letters(
            "Dupont, Martin formant la majorité des membres en exercice. Le conseil adopte."
        )
    )
    assert found is not None
    assert found.resultat == "adopté"


def test_the_vote_of_a_commission_is_not_that_of_the_assembly() -> None:
    text = "La commission d'appel d'offres a retenu à l'unanimité l'offre. Le conseil, par 9 voix pour et 2 contre, attribue le marché."
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.resultat, found.pour, found.contre) == ("adopté", 9, 2)


def test_the_vote_of_a_commission_in_brackets_is_not_that_of_the_assembly() -> None:
    text = (
        "Vu l'avis de la commission (pour : 9 ; contre : 1 ; abstentions : 2). "
        "Le conseil, à l'unanimité, approuve."
    )
    found = vote(fold_letters(text))
    assert found is not None
    assert (found.pour, found.contre, found.abstention) == (None, None, None)


def test_an_election_keeps_the_votes_of_the_only_list() -> None:
    text = "Nombre de bulletins : 19. Suffrages exprimés : 19. A obtenu : liste Demain : 19 voix. Elle est élue."
    found = vote(fold_letters(text), "election des delegues")
    assert found is not None
    assert (found.resultat, found.pour) == ("élection", 19)


def test_of_two_rounds_nobody_has_the_votes() -> None:
    rounds = "Premier tour : ont obtenu : M. Luc SERAN : 7 voix ; Mme Lise ORVAL : 7 voix. Deuxième tour : Mme Lise ORVAL : 9 voix ; M. Luc SERAN : 5 voix. Mme Lise ORVAL est élue."
    assert vote(fold_letters(rounds), "election d'un adjoint") == Vote("élection")


def test_two_candidates_with_as_many_votes_are_two() -> None:
    tie = "Scrutin secret. Ont obtenu :\n- Mme Lise ORVAL : 7 voix\n- M. Paul VERDUN : 7 voix\nM. Paul VERDUN, le plus âgé, est élu."
    told_twice = (
        "Scrutin secret. A obtenu : M. Paul VERDUN : 12 voix.\nM. VERDUN : 12 voix, est élu."
    )
    title = "élection du délégué"
    assert vote(fold_letters(tie), fold_letters(title)) == Vote("élection")
    assert vote(fold_letters(told_twice), fold_letters(title)) == Vote("élection", 12)


def test_a_civility_ends_no_sentence() -> None:
    text = "Le conseil municipal, à l'exception de M. Paul VERDUN, approuve l'acquisition."
    assert vote(fold_letters(text)) == Vote("adopté")


@pytest.mark.parametrize(
    "told",
    [
        "A obtenu : Mme Anne DURAND, treize voix (13). Elle est proclamée maire.",
        "La liste DURAND obtient 13 voix. Sont proclamés adjoints : M. MARTIN, Mme PETIT.",
        "La liste « Demain » recueille 13 voix. Sont élus délégués : M. MARTIN, Mme PETIT.",
    ],
)
def test_a_proclaimed_election_is_a_decision_with_its_votes(told: str) -> None:
    text = fold_letters(f"Le vote a lieu au scrutin secret. Bulletins : 15. {told}")
    found = vote(text, "election du maire et des adjoints")
    assert found is not None
    assert (found.resultat, found.pour) == ("élection", 13)
    assert marks(text)


def test_a_point_put_off_bears_a_mark() -> None:
    assert marks(fold_letters("Un avis est attendu. La question est ajournée."))
    assert marks(fold_letters("Le point est retiré de l'ordre du jour."))


def test_an_ordre_du_jour_bears_no_mark_of_decision() -> None:
    assert not marks(
        fold_letters("1. Budget primitif\n2. Tarifs de la cantine\n3. Questions diverses")
    )


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ("Adopté à l'unanimité :\nAdopté à la majorité : Voix contre : 0", "adopté"),
        ("Adopté à l'unanimité : x\nAdopté à la majorité :", "unanimité"),
        ("Adopté à l'unanimité :\nAdopté à la majorité : ☒ Voix contre : 2", "majorité"),
    ],
)
def test_of_a_printed_form_only_the_ticked_box_counts(boxes: str, expected: str) -> None:
    found = vote(
        fold_letters(f"Le conseil, après en avoir délibéré, approuve la convention.\n{boxes}\n")
    )
    assert found is not None
    assert found.resultat == expected


def test_that_somebody_is_elected_by_secret_ballot_is_what_the_law_says() -> None:
    ground = "considérant que l'adjoint est élu au scrutin secret et à la majorité absolue,"
    assert vote(fold_letters(ground), "election d'un adjoint") is None


def test_the_secretary_who_is_elected_makes_no_election_of_an_act() -> None:
    told = fold_letters("Mme Aude Prat a été élue secrétaire de séance.")
    assert vote(told, "election d'un adjoint") is None
    own = vote(told, "election du secretaire de seance")
    assert own
    assert own.resultat == "adopté"


def test_what_an_assembly_may_decide_it_has_not_decided() -> None:
    assert vote(fold_letters("Le conseil municipal peut décider de garder ce rang.")) is None
    assert vote(fold_letters("Le conseil municipal décide de garder ce rang.")) is not None


def test_what_others_passed_on_a_day_is_no_vote_of_the_act() -> None:
    said = vote(
        fold_letters(
            "Le comité syndical a accepté ce retrait à l'unanimité le 12 avril 2031.\n"
            "Par 11 voix pour et 3 voix contre, le conseil municipal confirme le retrait."
        )
    )
    assert said is not None
    assert (said.resultat, said.pour, said.contre) == ("adopté", 11, 3)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"


POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


def test_an_assembly_sends_a_matter_to_its_next_sitting() -> None:
    text = f"{MINUTES}{POINT}2. Vente du four\nAprès débat, le conseil renvoie l'examen de cette affaire à sa prochaine réunion.\n"
    assert [act.vote and act.vote.resultat for act in read(text).actes] == ["unanimité", "ajourné"]


@pytest.mark.parametrize(
    ("text", "title", "result"),
    [
        ("Le conseil dira si le vote est à l'unanimité ou non. Il adopte le gîte.", "", "adopté"),
        ("Le conseil : ce point ne donne pas lieu à un vote. Il approuve l'idée.", "", None),
        (
            "Le conseil, après avoir délibéré, approuve le report. Les travaux sont reportés.",
            "",
            "adopté",
        ),
        ("Le conseil prend acte du rapport et approuve la convention.", "", "adopté"),
        ("Le conseil prend acte du rapport annuel.", "", "prend acte"),
        ("Par bulletins secrets, Mme Lune est élue.", "", "élection"),
        ("Sont élus à l'unanimité les membres, par scrutin de liste.", "election", "élection"),
        ("Sont élus à l'unanimité les membres.", "election des delegues", "unanimité"),
        ("Les délégués sont élus : M. Roc.", "designation des delegues", "élection"),
        ("Après lecture, le compte-rendu de la séance du 4 mai est adopté à l'unanimité.",
         "approbation du compte-rendu", "unanimité"),
        ("La commission donne un avis à l'unanimité. Le projet suit.", "", None),
        ("Le conseil approuve le gîte. Vote : unanimité / majorité", "", "adopté"),
        ("Le gîte, déjà voté à l'unanimité, est lu.", "", None),
        ("Le devis du gîte n'est pas accepté.", "", "rejeté"),
        ("Unanimité ☑\nMajorité ☐", "", "unanimité"),
        ("La commission a donné un avis, le conseil municipal vote à l'unanimité.", "", "unanimité"),
    ],
)  # fmt: skip
def test_the_result_of_a_vote(text: str, title: str, result: str | None) -> None:
    vote = votes.vote(fold_letters(text), fold_letters(title))
    assert (vote.resultat if vote else None) == result


def result(text: str) -> tuple[str | None, int | None, int | None, int | None]:
    told = vote(fold_letters(text))
    return (told.resultat, told.pour, told.contre, told.abstention) if told else (None,) * 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le conseil municipal décide :\n- de prendre acte du rapport.", ("prend acte", None, None, None)),
        ("[Votants 32] [Pour 30] [Contre 1] [Abstention 1]", ("adopté", 30, 1, 1)),
        ("Pour : | 11 | Contre : | 2 | Abst. : | 2", ("adopté", 11, 2, 2)),
        ("Le Président retire ce point de l'ordre du jour.", ("ajourné", None, None, None)),
        ("□ Unanimité   ■ Majorité   □ Rejet", ("majorité", None, None, None)),
        (
            "Le bureau du 28 mai s'est prononcé à l'unanimité.\nPar 12 voix pour et 2 abstentions, le comité décide l'achat.",
            ("adopté", 12, None, 2),
        ),
        ("Vu le code général,\nPar 58 voix pour et 6 voix contre,\nARTICLE 1 : DECIDE l'achat.", ("adopté", 58, 6, None)),
        ("Vu la délibération du 3 mars\nadoptant le budget,\nA la majorité (4 abstentions),\nATTRIBUE les aides.", ("majorité", None, None, 4)),
        ("La proposition est adoptée à la majorité absolue des voix.", ("majorité", None, None, None)),
        ("La convention est donc approuvée.", ("adopté", None, None, None)),
        ("La commission permanente, à l'unanimité, attribue les aides.", ("unanimité", None, None, None)),
    ],
)  # fmt: skip
def test_a_vote(text: str, wanted: tuple[str | None, int | None, int | None, int | None]) -> None:
    assert result(text) == wanted


def test_a_refusal_is_that_of_the_assembly() -> None:
    told = vote("un habitant demande le busage. ==> refus du conseil\n", "demande d'un administre")
    assert told is not None
    assert told.resultat == "rejeté"


def test_minutes_signed_for_approval_are_approved() -> None:
    title = "approbation du compte-rendu de la reunion du 10 juillet 2031"
    told = vote(
        "le proces-verbal ne souleve pas d'observation ; les membres presents signent pour approbation au registre.",
        title,
    )
    assert told is not None
    assert told.resultat == "adopté"


def test_a_matter_sent_to_a_commission_is_postponed() -> None:
    told = vote("le conseil ne se prononce pas et renvoie le sujet a la commission.\n")
    assert told is not None
    assert told.resultat == "ajourné"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Le conseil n'accepte pas la démission et approuve le maintien du poste.", "adopté"),
        ("Le conseil ne retient pas la première offre. Il approuve la seconde.", "adopté"),
        ("Le conseil ne donne pas son accord et autorise le maire à répondre.", "rejeté"),
        ("Dossier refusé par la région. Le conseil approuve une nouvelle demande.", "adopté"),
        ("Question rejetée en 2030 et reprise ce jour : le conseil approuve.", "adopté"),
        ("Le conseil débat. Question rejetée.", "rejeté"),
    ],
)
def test_what_is_declined_is_not_always_the_matter(text: str, result: str) -> None:
    found = vote(fold_letters(text))
    assert found is not None
    assert found.resultat == result


@pytest.mark.parametrize(
    "read_so",
    [
        "à runanimité",
        "à l'unaminité",
        "à l'unamité",
        "à l'unanimitée",
        "à I'unanlmité",
        "à 1'unanimité",
    ],
)
def test_unanimity_is_known_as_optical_reading_and_clerks_give_it(read_so):
    assert vote(fold_letters(f"Le conseil {read_so}, approuve le bail.")).resultat == "unanimité"


def test_counts_that_a_slash_parts():
    told = vote(fold_letters("Le conseil, par 12 pour/3 contre/1 abstention, approuve le bail."))
    assert (told.pour, told.contre, told.abstention) == (12, 3, 1)
    assert vote(fold_letters("Le conseil approuve le bail du 3/12 contre remise.")).contre is None
