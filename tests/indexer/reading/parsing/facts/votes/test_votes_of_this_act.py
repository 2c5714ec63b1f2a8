"""The vote of this act and no other: boxes, grids, quoted votes, projects, in invented words."""

import pytest

from analyzers import fold_letters
from indexer.acts.documents import Vote
from indexer.reading.parsing.facts.votes.boxes import without_empty_boxes
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.facts.votes.votes import vote


def told(text: str) -> tuple[str | None, int | None, int | None, int | None]:
    found = vote(fold_letters(text)) or Vote()
    return found.resultat, found.pour, found.contre, found.abstention


FORM = "Après en avoir délibéré, le conseil municipal :\n{} adopte à l'unanimité\n{} adopte à la majorité\n{} rejette\nla proposition.\n"


@pytest.mark.parametrize("empty", ["|_|", "|__|", "☐", "□", "❏", "[ ]", "( )", "[]", "○"])
@pytest.mark.parametrize("ticked", ["☑", "☒", "✓", "✗", "■", "[x]", "|X|", "(X)", "[✓]"])
@pytest.mark.parametrize(("rank", "result"), [(0, "unanimité"), (1, "majorité"), (2, "rejeté")])
def test_only_the_ticked_box_of_a_form_counts(empty, ticked, rank, result):
    boxes = [empty] * 3
    boxes[rank] = ticked
    assert told(FORM.format(*boxes))[0] == result


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("Unanimité ☒ Majorité ☐ Rejet ☐", "unanimité"),
        ("À l'unanimité ☐ À la majorité ☒", "majorité"),
        ("☐ À l'unanimité ☒ À la majorité", "majorité"),
    ],
)
def test_boxes_stand_before_or_behind_their_words(line, result):
    assert told(f"Le conseil approuve le devis.\n{line}\n")[0] == result


def test_a_form_where_nothing_is_ticked_tells_no_majority():
    text = FORM.format("☐", "☐", "☐") + "Le conseil municipal approuve le devis."
    assert told(text)[0] == "adopté"


def test_minutes_passed_by_all_are_no_vote_of_the_act() -> None:
    passed = "Approbation à l'unanimité {} du 4 mai 2031.\n"
    act = "Vente d'un terrain\nMme le Maire rappelle le prix du terrain.\n"
    for minutes in ("du compte-rendu", "du procès-verbal", "des procès-verbaux"):
        assert told(passed.format(minutes) + act)[0] != "unanimité"


@pytest.mark.parametrize(
    "text", ["□ approuve le devis", "☒ approuve\n☒ autorise", "à l'unanimité : approuve"]
)
def test_boxes_that_are_no_form_stay(text):
    assert without_empty_boxes(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Votants\nPour\nContre\nAbstention\n14\n12\n0\n2\nLe conseil approuve.", ("adopté", 12, 0, 2)),
        ("Vote : | Présents | 9 | Pour [8 | Contre [0 | Abstentions [1 |", ("adopté", 8, 0, 1)),
        ("POUR | CONTRE | ABSTENTION\n12 | - | 2\nLe conseil approuve.", ("adopté", 12, None, 2)),
        ("Pour (9) Contre (2)\nLe conseil approuve.", ("adopté", 9, 2, None)),
        ("Le scrutin donne : pour 15, contre 19, abstention 4.", ("rejeté", 15, 19, 4)),
        ("Le résultat du vote est de 7 pour et 7 contre ; la proposition est rejetée.", ("rejeté", 7, 7, None)),
        ("Le conseil approuve à l'unanimité et deux abstentions.", ("unanimité", None, None, 2)),
        ("par douze voix pour et une abstention, le conseil approuve", ("adopté", 12, None, 1)),
        ("Vu le compte du trésorier, le conseil municipal l'approuve à l'unanimité.", ("unanimité", None, None, None)),
        ("Vu le rapport du 3 mars 2031, le conseil municipal, par 12 voix pour, 1 contre, approuve le marché.", ("adopté", 12, 1, None)),
        ("Vu l'avis de la trésorière, le comité syndical, à l'unanimité, fixe le tarif.", ("unanimité", None, None, None)),
        ("LE CONSEIL DÉCIDE\n- De prendre acte du rapport\nVotes pour : 9\nContre : 0", ("prend acte", 9, 0, None)),
        ("Le conseil décide de prendre acte du rapport et approuve le plan.\nPour : 9", ("adopté", 9, None, None)),
    ],
)  # fmt: skip
def test_the_counts_of_the_act_are_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'instruction dure un mois (contre 15\n\njours en zone rurale). Le conseil approuve.",
        "La durée passe à 4 mois contre 3 mois. Le conseil approuve.",
        "Le conseil approuve après avis favorable à l'unanimité de la commission des finances.",
        "Le conseil peut décider à l'unanimité de ne pas voter au scrutin secret. Le conseil approuve.",
        "Vu la délibération du comité syndical du 3 mars prise à l'unanimité,\n\nLe conseil approuve.",
    ],
)
def test_what_others_voted_or_may_vote_is_no_vote(text):
    assert told(text) == ("adopté", None, None, None)


def test_a_project_bears_no_vote():
    text = "PROJET DE DÉLIBÉRATION\nLe conseil, après en avoir délibéré,\n- APPROUVE la convention."
    assert vote(fold_letters(text)) is None
    assert told(text + "\nVoté à l'unanimité.")[0] == "unanimité"


@pytest.mark.parametrize(
    "opening", ["☐ adopte ", "☒ pour\n", "pour | ", "adopte a l'unanimite : ", "[ ] "]
)
def test_time_grows_with_the_length_only(opening):
    assert isinstance(without_empty_boxes(opening * 5000), str)
    vote((opening * 5000)[:60_000])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ils sont adoptés.\nP : 10   C : 0   A : 1", ("adopté", 10, 0, 1)),
        ("VOTE : P: 3 / C: 9", ("rejeté", 3, 9, None)),
        ("Les conclusions sont adoptées par 30 voix, 4 conseillers s'abstenant.", ("adopté", 30, None, 4)),
        ("Le conseil municipal, 12 élus ayant voté pour et 3 contre, approuve.", ("adopté", 12, 3, None)),
        ("DÉLIBÉRATION AJOURNÉE.\nLe conseil y était favorable à l'unanimité.", ("ajourné", None, None, None)),
        ("Reporté à une date ultérieure.", ("ajourné", None, None, None)),
        ("Le conseil, à l'unanimité, désigne 3 membres pour représenter la commune.", ("unanimité", None, None, None)),
        ("Le dossier avait été rejeté par le préfet.\nLe texte est adopté :\nVote : > 27 Pour (M. X)", ("adopté", 27, None, None)),
        ("La demande a été rejetée par la caisse. Le conseil, par 12 voix pour et 1 contre, approuve.", ("adopté", 12, 1, None)),
        ("Décision du conseil : favorable", ("adopté", None, None, None)),
        ("Décision du conseil municipal : défavorable", ("rejeté", None, None, None)),
        ("Le conseil, à la majorité absolue des suffrages exprimés (pour : 40 ; contre : 3), décide", ("majorité", 40, 3, None)),
        ("Le conseil refuse, par 5 voix contre 4, d'accorder l'indemnité.", ("rejeté", 4, 5, None)),
        ("Mise aux voix, la hausse est rejetée par 19 voix contre 14.", ("rejeté", 14, 19, None)),
        ("Mise aux voix, la hausse est adoptée par 19 voix contre 14.", ("adopté", 19, 14, None)),
        ("La demande a été rejetée par la caisse. Le conseil approuve par 19 voix contre 14.", ("adopté", 19, 14, None)),
        ("Pour | Contre | Abstention\n------                              \n 18   | 5      | 4   ".replace("-", " "), ("adopté", 18, 5, 4)),
        ("Le comité, à l'unanimité, adopte les statuts :\nArticle 4 : Il délibère à la majorité.", ("unanimité", None, None, None)),
        ("Le comité adopte les statuts :\nArticle 4 : Siège.\nAdopté à la majorité.", ("majorité", None, None, None)),
        ("Le conseil rejette la demande par 5 voix contre.", ("rejeté", None, 5, None)),
        ("Le conseil, à l'unanimité des votants (10 voix), approuve.", ("unanimité", 10, None, None)),
        ("VOTE\nPour        8\nContre      1   M. VERDUN\nAbstention  1   Mme BRANCY", ("adopté", 8, 1, 1)),
        ("Ont obtenu : Mme BRANCY 9 voix, M. ORVAL 4 voix. Mme BRANCY est élue. Bulletins : 13", ("élection", None, None, None)),
        ("Mme BRANCY a obtenu quatorze voix. Elle a été proclamée maire. Bulletins : 15", ("élection", 14, None, None)),
        ("Acceptent : 12 voix. Abstention : 1 voix.\nLe conseil accepte.", ("adopté", None, None, 1)),
        ("Rejetée par 12 voix contre.", ("rejeté", None, 12, None)),
        ("Majorité pour 2 votes contre : Guy ORNEL", ("majorité", None, 2, None)),
    ],
)  # fmt: skip
def test_counts_are_those_of_this_vote(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("Adopté à l'unanimité ✓   Adopté à la majorité   Rejeté", "unanimité"),
        ("Unanimité : NON\nMajorité : OUI", "majorité"),
        ("Unanimité\nMajorité X\nRejet", "majorité"),
    ],
)
def test_a_mark_behind_one_result_of_several_chooses_it(line, result):
    assert told(f"Le conseil approuve le devis.\n{line}\n")[0] == result


def test_answers_without_a_yes_choose_nothing():
    text = "Unanimité : non\nMajorité : 12 voix"
    assert without_empty_boxes(fold_letters(text)) == fold_letters(text)


def test_a_table_of_votes_marks_a_decision():
    folded = fold_letters("Vœu relatif au bus\nVOTANTS\tPOUR\tCONTRE\tABSTENTION\n32\t24\t6\t2\n")
    assert marks(folded)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Résultat du vote :\nPour le changement de prestataire : 13 votes\nContre le changement : 2 voix\n"
         "Le conseil approuve", ("adopté", 13, 2, None)),
        ("La décision est remise à la prochaine séance.", ("ajourné", None, None, None)),
        ("Le point est renvoyé à la commission des travaux.", ("ajourné", None, None, None)),
        ("Le conseil décide de revoir ce dossier lors d'une prochaine réunion.", ("ajourné", None, None, None)),
        ("Votes pour 9 Votes contre 0 Abstentions 1\nLe conseil adopte", ("adopté", 9, 0, 1)),
        ("Nombre de voix pour 12, nombre de voix contre 1, nombre d'abstentions 2\nLe conseil adopte", ("adopté", 12, 1, 2)),
        ("Adopté à l'unanimité (25 voix).", ("unanimité", 25, None, None)),
        ("Sous réserve de l'accord unanime des copropriétaires, le conseil autorise la vente.", ("adopté", None, None, None)),
        ("Le conseil d'école a approuvé à l'unanimité. Le conseil municipal décide d'aider.", ("adopté", None, None, None)),
        ("Il est proposé de voter à l'unanimité. Le conseil, par 8 voix pour et 4 voix contre, adopte", ("adopté", 8, 4, None)),
        ("Accord unanime du conseil.", ("unanimité", None, None, None)),
        ("Le conseil, à l'unanimité, vote le budget :\nRECETTES\n2\n\nVoté\nCrédits votés", ("unanimité", None, None, None)),
        ("Le conseil décide d'approfondir la question et d'y revenir lors d'une prochaine réunion.", ("ajourné", None, None, None)),
        # votes in further words
        ("Il est proposé d'adopter le tarif à l'unanimité.\nLe conseil prend acte.", ("prend acte", None, None, None)),
        ("Vote :\n• Pour 12\n• Contre 1\n• Abstention 1", ("adopté", 12, 1, 1)),
        ("Le conseil approuve, 1 voix s'étant prononcée contre.", ("adopté", None, 1, None)),
        ("Pour : l2 Contre : O Abstention : 2", ("adopté", 12, 0, 2)),
        ("Résultat du vote : adoptée", ("adopté", None, None, None)),
    ],
)  # fmt: skip
def test_wordings_of_votes(text, expected):
    assert told(text) == expected


def test_the_vote_on_former_minutes_is_none_of_the_act():
    text = (
        "Le conseil municipal approuve le procès-verbal à l'unanimité.\nAcquisition du domaine\n"
        "Abstentions : 2\nPour : 16\nLe conseil municipal approuve l'acquisition."
    )
    assert told(text) == ("adopté", 16, None, 2)
    approval = vote(
        fold_letters("Le conseil approuve le procès-verbal à l'unanimité."),
        "approbation du proces-verbal",
    )
    assert approval is not None
    assert approval.resultat == "unanimité"


def test_candidates_with_voices_each_are_no_single_list():
    text = "Ont obtenu :\n+ M. Luc ORVAL : 29 voix\n- M. Guy VERDUN : 9 voix\nM. ORVAL est élu Maire. Bulletins : 39"
    assert told(text) == ("élection", None, None, None)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("VU le code, et notamment ses articles L.\n2241-1 et suivants qui disposent notamment que le conseil municipal délibère sur les biens", None),
        ("LE CONSEIL,\nVu le programme adopté en 2029,\nDélibère et\n1 – décide d'attribuer une aide ;", "adopté"),
    ],
)  # fmt: skip
def test_what_the_law_says_of_an_assembly_is_no_decision(text, result):
    assert told(text)[0] == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Le conseil municipal rejette à l'unanimité la proposition.", "rejeté"),
        ("Le conseil municipal refuse, à la majorité, la demande.", "rejeté"),
        ("La proposition est rejetée à l'unanimité.", "rejeté"),
        ("Le conseil, à l'unanimité, décide de reporter sa décision.", "ajourné"),
        ("Le conseil décide de surseoir à statuer à l'unanimité.", "ajourné"),
        ("Le conseil approuve à l'unanimité l'avenant, et refuse la pénalité.", "unanimité"),
        ("Le conseil décide, à l'unanimité, de reporter l'excédent au budget et approuve.", "unanimité"),
        ("Le conseil municipal, à L'UNANlMITÉ, approuve.", "unanimité"),
    ],
)  # fmt: skip
def test_the_words_of_a_vote_say_what_was_voted_so(text, result):
    assert told(text)[0] == result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'amendement est adopté par 3 voix pour et 10 contre, ce qui le repousse. " + "Le débat dure. " * 8 + "\nLe conseil approuve à l'unanimité le projet.", ("unanimité", None, None, None)),
        ("Le club des aînés : ADOPTÉ à l'unanimité.\n" + "Le comité des fêtes demande une aide. " * 3 + "\nADOPTÉ 9 voix pour, 5 abstentions.", ("adopté", 9, None, 5)),
        ("Le conseil approuve à l'unanimité l'avenant.\n" + "Article premier : il est signé. " * 4 + "\nPour : 9\nAbstentions : 5", ("unanimité", 9, None, 5)),
    ],
)  # fmt: skip
def test_two_votes_of_a_point_are_not_mixed(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["Les tarifs sont adoptés.", "Les tarifs sont approuvés par tous les membres présents."]
)
def test_what_was_put_to_the_vote_may_be_the_subject(text):
    assert told(text)[0] == "adopté"


def test_what_was_adopted_elsewhere_ends_no_line():
    assert told("Les tarifs sont adoptés chaque année par le syndicat.")[0] is None


@pytest.mark.parametrize(
    ("title", "text", "result"),
    [
        ("Désignation du secrétaire de séance", "Mme Roc est désignée secrétaire de séance.", "adopté"),
        ("Désignation des représentants au syndicat", "M. Dell et Mme Vane sont désignés.", "élection"),
        ("Nomination d'un référent", "M. Tor a été nommé référent.", "adopté"),
        ("Désignation d'un référent", "Mme Roc est désignée secrétaire de séance.\nLe maire expose.", None),
        ("Tarifs", "Membres présents : Mme Roc.\nEst désignée secrétaire de séance : Mme Roc\nIl est proposé", None),
        ("Référent", "Il est exposé au conseil municipal :\nCréé en 2031, il est un élu désigné par le maire.", None),
        ("Rapport du délégué", "M. Tor a été nommé référent par le préfet.", None),
    ],
)  # fmt: skip
def test_who_is_appointed_is_the_decision_of_a_point_titled_so(title, text, result):
    found = vote(fold_letters(text), fold_letters(title))
    assert (found and found.resultat) == result


def test_a_vote_that_is_put_off_is_a_postponement():
    assert told("Vote reporté.")[0] == "ajourné"


@pytest.mark.parametrize(
    "text",
    [
        "Le sujet sera revu lors d'une prochaine réunion.",
        "Ce point sera réétudié au prochain conseil.",
        "Le dossier sera soumis au vote lors d'un prochain conseil.",
        "Un chiffrage est demandé. À revoir lors d'une prochaine réunion.",
    ],
)
def test_a_point_that_will_be_seen_again_was_not_decided(text):
    assert vote(fold_letters(text)) is None


def test_what_is_shown_again_after_it_was_decided_is_not_put_off():
    text = "Le conseil approuve le règlement. Il sera présenté au prochain conseil d'école."
    assert told(text)[0] == "adopté"


@pytest.mark.parametrize(
    "text",
    [
        "86 réponses au sondage : 49 pour et 33 contre le panneau.",
        "Les habitants consultés ont répondu : 49 pour, 33 contre.",
    ],
)
def test_a_survey_is_no_vote(text):
    assert told(text) == (None, None, None, None)


def test_who_takes_no_part_is_counted_beside_the_others():
    found = vote(fold_letters("POUR 18\nCONTRE 3\nNE PREND PAS PART AU VOTE 2\n"), "")
    assert found is not None
    assert found.non_participation == 2


@pytest.mark.parametrize(
    "report",
    [
        "Mme le Maire explique qu'en séance du 3 mars le comité du syndicat a approuvé, à l'unanimité, ses statuts.",
        "Mme le Maire expose à l'assemblée que la loi du 12 mai 2029 a institué une dotation.",
        "M. ORNEL : Nous avons décidé de voter le budget plus tôt.",
        "Par délibérations du 4 juin 2030 et du 10 juillet 2030, le conseil municipal a fixé sa composition.",
        "Lors de la précédente séance, le conseil municipal a adopté le budget de l'office.",
        "Le rapport doit être mis à l'ordre du jour du conseil municipal qui prend acte de cette démarche.",
        "Vote : M. ORNEL, élu doyen, lit la liste.",
    ],
)
def test_what_was_decided_before_or_by_others_is_no_vote(report):
    assert vote(fold_letters(report)) is None


def test_what_is_told_first_hides_no_vote_below_it():
    text = "Mme le Maire rappelle que le comité a approuvé ses statuts.\nLe conseil municipal, à l'unanimité, approuve."
    assert told(text)[0] == "unanimité"
    counted = "Étant précisé que 66 délégués ont voté pour et que 2 se sont abstenus,\nle comité syndical décide"
    assert told(counted) == ("adopté", 66, None, 2)


def test_a_maire_who_is_proclaimed_was_elected():
    text = "Nombre de bulletins trouvés dans l'urne : 15\nMme FERTAC, doyenne, proclame donc M. ORNEL, maire.\n"
    assert vote(fold_letters(text), "election du maire").resultat == "élection"


@pytest.mark.parametrize(
    "how",
    [
        "decide a l'unanimite de ne pas voter au scrutin secret",
        "decide, a l'unanimite, de proceder a main levee",
        "accepte a l'unanimite de renoncer au scrutin secret",
    ],
)
def test_how_the_assembly_will_vote_is_no_vote_of_the_act(how: str) -> None:
    ballot = vote(
        f"le conseil municipal {how}. par 12 voix pour et 3 abstentions, le conseil designe les delegues."
    )
    assert ballot is not None
    assert (ballot.resultat, ballot.pour, ballot.abstention) == ("adopté", 12, 3)
