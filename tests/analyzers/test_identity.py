"""An index is bound to the rules that made it."""

import re

from analyzers import STEMS, analyze_for_index, fingerprint
from analyzers.identity import RULES_VERSION

SAMPLE = """M. le Maire de Brimelles-s/-Ancre expose à I'assemblée la cornmande d'œuvres : 3 500,00 €,
n° 2025/01/04, L. 2121-29, le 1 er mars deux mille vingt-cinq, C.C.A.S., inter-
communal, co-financement, Hauts-de-France, catégorie C, M 57, arrêtés du maire, délibérations,
procès-verbal, tranche II, le 2° adjoint, DAE, 1,5 million."""

#: What this version of the rules gives. When this changes, so must RULES_VERSION: indexes are then refused.
EXPECTED = {
    7: "mair brimel ancrag expos assemble command oeuvr 3500 euro 2025-1-4 2025 01 04 l2121-29 2121-29 "
    "d2025-03-01 1er mar 2025 ccas intercommunal cofinanc financement hauts_de_france categor c m57 arret mair deliber procesverbal "
    "tranch ii 2 2e 2 adjoint dae 1500000 1,5 million"
}


def test_terms_change_only_with_the_version() -> None:
    assert " ".join(STEMS.terms(SAMPLE)) == EXPECTED[RULES_VERSION]


def test_fingerprint_is_short_and_steady() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint())
    assert fingerprint() == fingerprint()
    assert analyze_for_index(SAMPLE).names == "hauts_de_france"
