"""Titles above and between lines that only part others: invented."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = (
    "EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL\nSEANCE ORDINAIRE DU 15 AVRIL 2031\n"
    "L'an deux mille trente et un, le quinze avril, le conseil municipal de Valmory s'est réuni sous la\n"
    "présidence de Mme Lise ORVAL, maire.\nLe Conseil Municipal a choisi M. Paul VERDUN pour secrétaire de séance.\n"
)
REPORT = "Madame VALDIC présente les propositions de la commission, qui a pris l'avis des services et des habitants du quartier avant de conclure.\n"
POINTS = (
    ("VOTE DES SUBVENTIONS 2031", "Après en avoir délibéré, le Conseil Municipal, à\nl'unanimité, vote les subventions."),
    ("RESTAURATION DU LAVOIR DES AULNES", "Après en avoir délibéré, le Conseil Municipal, à l'unanimité, sollicite une\nsubvention."),
    ("MOTION DE SOUTIEN AUX COMMERCES", "Par 12 voix pour et 3 abstentions, le Conseil Municipal adopte la motion."),
)  # fmt: skip


@pytest.mark.parametrize("rule", ["-------", "=========="])
def test_the_title_below_a_rule_opens_its_point(rule: str) -> None:
    text = HEAD + "".join(f"{rule}\n{title}\n{rule}\n{REPORT}{told}\n" for title, told in POINTS)
    objets = [act.objet for act in parse(ExtractedText(text), name="x.txt").actes]
    assert objets[:2] == [title for title, _told in POINTS[:2]]
