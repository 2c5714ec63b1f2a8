"""Measures parsing of minutes of many points: acts found, seconds of CPU.

::

    python -m benchmarks.files.minutes [--points 1000] [--length 3800]

The minutes are invented: each point has a number, a title, sentences of a report and its vote.
"""

import argparse
import random
import time

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

_HEAD = """COMMUNE DE VALBRUNE
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 12 mai 2031

L'an deux mille trente et un, le douze mai, le conseil municipal, légalement convoqué, s'est réuni sous la
présidence de M. Paul DURAND, maire.
Étaient présents : M. Paul DURAND, Mme Odile VASSEUR, M. Jean PETIT
Secrétaire de séance : Mme Odile VASSEUR

"""
_MATTERS = (
    "Tarifs de la salle des fêtes", "Convention avec l'association sportive", "Acquisition d'une parcelle",
    "Subvention à l'école de musique", "Avenant au marché de voirie", "Vente de bois", "Règlement du marché",
    "Adhésion au syndicat des eaux", "Admission en non-valeur",
)  # fmt: skip
_REPORT = (
    "Monsieur le maire expose l'état du dossier au regard des pièces transmises.",
    "Vu le code général des collectivités territoriales, notamment ses articles L2121-29 et suivants,",
    "Considérant que la dépense de {amount} € est inscrite au budget,",
    "Mme Odile VASSEUR demande des précisions sur le calendrier des travaux et leur financement.",
    "Les services ont instruit la demande et proposent de retenir l'offre la mieux disante.",
)
_VOTES = (
    "Le conseil municipal, après en avoir délibéré, à l'unanimité, APPROUVE la proposition.",
    "Le conseil municipal, par 12 voix pour, 2 contre et 1 abstention, DÉCIDE d'adopter cette proposition.",
)


def minutes(points: int, length: int) -> str:
    """Return invented minutes, whose points have so many characters at least."""
    rng = random.Random(7)
    pieces = [_HEAD]
    for number in range(1, points + 1):
        pieces.append(f"{number}. {rng.choice(_MATTERS)}\n\n")
        size = 0
        while size < length:
            sentence = rng.choice(_REPORT).format(amount=rng.randint(100, 90_000))
            pieces.append(f"{sentence}\n")
            size += len(sentence) + 1
        pieces.append(f"{rng.choice(_VOTES)}\n\n")
    return "".join((*pieces, "La séance est levée à 22 heures.\n"))


def main() -> None:
    """Measure what the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--points", type=int, default=1_000)
    options.add_argument("--length", type=int, default=3_800)
    chosen = options.parse_args()
    parse(ExtractedText(minutes(20, chosen.length)), name="first.txt")
    text = minutes(chosen.points, chosen.length)
    began = time.process_time()
    document = parse(ExtractedText(text), name="minutes.txt")
    took = time.process_time() - began
    print(f"{len(text) / 1e6:.1f} MB, {len(document.actes)} acts, {took:.2f} s of CPU")


if __name__ == "__main__":
    main()
