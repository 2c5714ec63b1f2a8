"""What each step does to a text, for people who ask why two words meet or do not."""

from analyzers.french import NAMES, STEMS, SURFACE
from analyzers.frozen import dataclass
from analyzers.letters.normalize import repair
from analyzers.letters.tokenizers import pieces
from analyzers.queries.term_groups import query_groups
from analyzers.tokens import Token
from analyzers.words.filters import is_stop
from analyzers.words.slips import repair_word


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, what it does (in French, to be shown), and the pieces it leaves.

    ``tokens`` says where the terms stand in the text given; it is empty for the steps that come
    before terms.
    """

    name: str
    description: str
    result: tuple[str, ...]
    tokens: tuple[Token, ...] = ()


def explain(text: str, query: bool = False) -> list[Step]:
    """Give every step of the analysis of a text, or of a query.

    >>> [(s.name, s.result) for s in explain("L’école")][-2:]
    [('racines', ('ecol',)), ('noms', ())]
    """
    repaired = repair(text)
    cut = pieces(repaired)
    misread = tuple(
        f"{piece} → {mended}" for piece in cut if (mended := repair_word(piece)) != piece
    )
    surface, stems, names = (layer.tokens(text) for layer in (SURFACE, STEMS, NAMES))
    steps = [
        Step("texte réparé", "césures, caractères invisibles, accents composés", (repaired,)),
        Step("morceaux", "mots, nombres, articles, sigles, élisions", tuple(cut)),
        Step("lettres mal lues", "I pour l, rn pour m, ce pour œ", misread),
        Step(
            "mots vides",
            "mots sans sujet propre, laissés de côté",
            tuple(p for p in cut if is_stop(p)),
        ),
        _step("formes", "sans accents ni capitales, noms et dates réunis", surface),
        _step("racines", "une racine pour les formes d’un même mot", stems),
        _step("noms", "lieux et organismes de plusieurs mots", names),
    ]
    return [*steps, *_query_steps(text)] if query else steps


def _step(name: str, description: str, tokens: list[Token]) -> Step:
    return Step(name, description, tuple(token.text for token in tokens), tuple(tokens))


def _query_steps(text: str) -> list[Step]:
    groups = query_groups(text)
    asked = tuple(" ".join(group.terms) for group in groups)
    others = tuple(
        f"{group.text} → {other.label} (×{other.weight:g})"
        for group in groups
        for other in group.synonyms
    )
    return [
        Step("requête", "ce qui est demandé, mots interrogatifs ôtés", asked),
        Step("synonymes", "autres façons de le dire, avec leur poids", others),
    ]
