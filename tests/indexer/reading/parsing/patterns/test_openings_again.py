"""Texts that are the opening of a pattern again and again: parsing ends, within its own bound.

An opening is made of the pattern itself: a text that it meets, but for its last character.
"""

import random
import re._constants as op
import re._parser as grammar
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.bounds import within
from indexer.reading.parsing import parse
from tools.rule_proofs import rules

HEAD = "COMMUNE DE BRANDEVAL\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 9 juin 2031\nPrésents : 12\n"
#: Openings of a text, the characters they may take, and many times the seconds that one needs.
TIMES, LONGEST, SECONDS = 10_000, 24_000, 60.0
_CATEGORIES = {
    op.CATEGORY_DIGIT: "3",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
}


def openings() -> Iterator[tuple[str, str]]:
    """Each named pattern with its opening."""
    for rule in rules():
        pattern = getattr(rule.what, "pattern", None)
        if isinstance(pattern, str):
            met = _met(grammar.parse(pattern, rule.what.flags), random.Random(0))
            if met.strip():
                yield rule.name, met[:-1] or met


def _met(tree: Any, rng: random.Random) -> str:
    return "".join(_piece(code, of, rng) for code, of in tree)


def _piece(code: Any, of: Any, rng: random.Random) -> str:
    if code is op.LITERAL:
        return chr(of)
    if code is op.NOT_LITERAL:
        return "b" if of == ord("a") else "a"
    if code is op.IN:
        return _member(of, rng)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, piece = of
        return "".join(_met(piece, rng) for _ in range(max(least, min(most, 1))))
    if code is op.BRANCH:
        return _met(rng.choice(of[1]), rng)
    if code is op.SUBPATTERN:
        return _met(of[3], rng)
    if code is op.ATOMIC_GROUP:
        return _met(of, rng)
    return "x" if code is op.ANY else ""


def _member(pieces: Any, rng: random.Random) -> str:
    """A character of a class; of one that says what is left out, a plain one that is not."""
    named = [_named(code, of, rng) for code, of in pieces if code is not op.NEGATE]
    if pieces[0][0] is not op.NEGATE:
        return rng.choice(named)
    return next((char for char in "a x3-," if char not in named), "é")


def _named(code: Any, of: Any, rng: random.Random) -> str:
    if code is op.RANGE:
        return chr(rng.randint(*of))
    return _CATEGORIES[of] if code is op.CATEGORY else chr(of)


def _module(named: tuple[str, str]) -> str:
    return ".".join(named[0].split("[")[0].split(".")[:-1])


BY_MODULE = {
    module: [text for _name, text in found] for module, found in groupby(openings(), _module)
}


@pytest.mark.slow
@pytest.mark.parametrize("module", BY_MODULE)
def test_openings_of_patterns_ten_thousand_times(module: str) -> None:
    """Those of a module, each as often as it fits: what takes their square would not end."""
    texts = BY_MODULE[module]
    share = LONGEST // len(texts)
    blocks = "\n".join((f"{text}\n" * TIMES)[:share] for text in texts)
    with within(SECONDS, module):
        document = parse(ExtractedText(HEAD + blocks), name="document.txt")
    assert document.texte.startswith(HEAD)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["11 -\n", "\n", "a", "M.B.M.\n", "délibéré\n", "P : 3 C : 3\n"])
def test_one_opening_over_a_whole_text(unit: str) -> None:
    with within(SECONDS, unit):
        document = parse(ExtractedText(HEAD + unit * TIMES), name="document.txt")
    assert document.seance.date is not None


@pytest.mark.slow
@pytest.mark.parametrize("run", [" ", "|", "\t", " | "])
def test_a_long_run_inside_a_row_of_counts(run: str) -> None:
    rows = "2031-1 Tarifs de la halle 25 0 2\n2031-2 Vente du lavoir 25 0 2\n"
    title = "Liste des délibérations\nDélibération Pour Contre Abst.\n"
    with within(SECONDS, run):
        document = parse(
            ExtractedText(f"{title}{rows}2031-3 Prêt de la salle{run * 10 * TIMES}25 x\n"),
            name="document.txt",
        )
    assert [act.numero for act in document.actes][:2] == ["2031-1", "2031-2"]
