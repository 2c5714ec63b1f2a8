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
    """One step: its name, what it does, and the pieces it leaves.

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
    [('stems', ('ecol',)), ('names', ())]
    """
    repaired = repair(text)
    cut = pieces(repaired)
    misread = tuple(
        f"{piece} → {mended}" for piece in cut if (mended := repair_word(piece)) != piece
    )
    surface, stems, names = (layer.tokens(text) for layer in (SURFACE, STEMS, NAMES))
    steps = [
        Step(
            "repaired text",
            "words cut at line ends, unseen characters, composed accents",
            (repaired,),
        ),
        Step("pieces", "words, numbers, articles, acronyms, elisions", tuple(cut)),
        Step("misread", "I for l, rn for m, ce for œ", misread),
        Step(
            "stop words",
            "words without a subject of their own, left out",
            tuple(p for p in cut if is_stop(p)),
        ),
        _step("forms", "without accents and capitals, names and dates joined", surface),
        _step("stems", "one stem for the forms of a word", stems),
        _step("names", "places and bodies of several words", names),
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
        Step("query", "what is asked for, without question words", asked),
        Step("synonyms", "other ways to say it, with their weight", others),
    ]
