"""Documents of one file: what an annex, an attached file or a message leaves open, the act fills."""

import datetime as dt

from indexer.acts.documents import Collectivite, Document, Seance
from indexer.reading.parsing import same_body

DAY = dt.date(2031, 5, 4)
VALMORY = Collectivite("Valmory", siren="210000019")
ACT = Document("deliberation", "Délibération", VALMORY, Seance(date=DAY))
NOBODY = Collectivite()


def test_a_siren_alone_is_that_of_the_body_which_bears_it() -> None:
    stated = Document("autre", "Message", Collectivite(siren="210000019"), member="message.xml")
    other = Document("autre", "Message", Collectivite(siren="210000027"), member="autre.xml")
    found = [document.collectivite for document in same_body([ACT, stated, other])]
    assert found == [VALMORY, VALMORY, other.collectivite]
    own = Document("autre", "Message", Collectivite("Mairie de Valmory", siren="210000019"))
    assert same_body([own, ACT])[0].collectivite.nom == "Mairie de Valmory"


def test_an_annex_has_body_and_day_of_its_act_and_another_file_the_body() -> None:
    annex = Document("annexe", "Plan", member="plan.pdf")
    attached = Document("autre", "Devis", member="devis.pdf")
    _act, plan, quote = same_body([ACT, annex, attached])
    assert (plan.collectivite, plan.seance.date) == (VALMORY, DAY)
    assert (quote.collectivite, quote.seance.date) == (VALMORY, None)


def test_a_document_of_another_body_keeps_it() -> None:
    other = Document("deliberation", "Délibération", Collectivite("Brandeval"), member="a.pdf")
    annex = Document("annexe", "Plan", Collectivite("Brandeval"), member="plan.pdf")
    assert [d.collectivite.nom for d in same_body([ACT, other, annex])] == [
        "Valmory",
        "Brandeval",
        "Brandeval",
    ]


def test_an_annex_is_of_what_holds_it() -> None:
    first = Document("deliberation", "Délibération", VALMORY, member="un.zip")
    second = Document("deliberation", "Délibération", Collectivite("Brandeval"), member="deux.zip")
    annex = Document("annexe", "Plan", NOBODY, member="un.zip/plan.pdf")
    alone = Document("annexe", "Plan", NOBODY, member="trois.zip/plan.pdf")
    *_, of_first, of_nobody = same_body([first, second, annex, alone])
    assert (of_first.collectivite.nom, of_nobody.collectivite.nom) == ("Valmory", None)
