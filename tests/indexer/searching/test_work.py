"""How much work an answer is, in counts that repeat: no clock is read."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Any, cast

import pytest

from analyzers.chain import chain
from analyzers.chain.piece_cache import PieceCache
from analyzers.words import readings
from indexer.searching.extracts.highlight import Marker
from indexer.searching.query import parse
from indexer.searching.ranking.missing import missing_words
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest, EngineResult
from tests.work import calls

_PADDING = "Les bordaleux vistrent la ramune du clausier et les pannetons du vreuil.\n"


@pytest.mark.parametrize("query", ["vreuilles", '"ramune du clausier"', "pannet* clausier"])
def test_a_long_act_costs_no_more_to_show_than_a_short_one(query: str) -> None:
    """Of a text that was read before; ``ENOUGH`` words found end the search in both."""
    marker = Marker(parse(query))
    rare = "Zourmelin approuve les vreuilles, la ramune du clausier, les pannetons.\n"
    short, long = rare + "Bravelot. " * 500, rare + "Bravelot. " * 20_000
    for text in (short, long):
        marker.extracts(text)
    assert calls(lambda: marker.extracts(long)) <= 1.1 * calls(lambda: marker.extracts(short))


def test_of_a_new_text_only_words_that_may_be_asked_for_are_read() -> None:
    syllables = ("ra", "mou", "cli", "peu", "bra", "so", "tin")
    words = [f"{a}{b}{c}lor" for a in syllables for b in syllables for c in syllables]
    text = " ".join([*words, "Le vreuil, clausier.", *reversed(words)])
    marker = Marker(parse("vreuil clausier"))
    read = readings._read.cache_info().misses
    (extract, *_) = marker.extracts(text)
    assert extract.marks
    assert readings._read.cache_info().misses - read <= 6
    assert calls(lambda: marker.extracts(text)) < len(words)


def test_what_acts_lack_is_told_in_one_search_of_the_engine() -> None:
    asked: list[EngineRequest] = []

    class Knowing:
        def search(self, request: EngineRequest) -> EngineResult:
            asked.append(request)
            return EngineResult(2, (EngineHit("a", 1.0, ""), EngineHit("b", 3.0, "")))

    hits, clause = [EngineHit(id, 0.5, "") for id in "ba"], parse("vreuil clausier").clause
    assert missing_words(cast(Engine, Knowing()), clause, hits) == [(), ("clausier",)]
    assert len(asked) == 1


def test_the_cache_of_words_keeps_what_is_common() -> None:
    asked: list[str] = []
    cache = PieceCache(lambda piece: asked.append(piece) or piece, size=4)
    for rare in range(20):
        assert cache["commun"] == "commun"
        assert cache[f"rare{rare}"] == f"rare{rare}"
    assert asked.count("commun") == 1


def test_a_word_that_stands_alone_is_marked_without_cutting_its_text_into_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marker, text = Marker(parse("vreuil clausier")), _PADDING * 2
    monkeypatch.setattr(chain, "PIECE", None)
    marked = [text[start:end] for start, end in marker.spans(text)]
    assert marked == ["clausier", "vreuil"] * 2


def test_a_word_of_names_is_read_alone_beside_nothing_of_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_together: list[int] = []

    def windows(text: str, places: Sequence[int]) -> Sequence[Any]:
        read_together.extend(places)
        return ()

    monkeypatch.setattr(chain, "_windows", windows)
    assert Marker(parse("commune centre")).spans("Cette commune vistre, ce centre bordaleux.") == (
        (6, 13),
        (25, 31),
    )
    assert read_together == []
    Marker(parse("denis")).spans("Le Saint-Denis bordaleux")
    assert read_together


def test_a_query_of_plain_words_is_read_without_a_parser() -> None:
    asked = "from indexer.searching.query import parse; import sys; parse({!r}); print('whoosh' in sys.modules)"

    def loads_whoosh(text: str) -> bool:
        command = [sys.executable, "-c", asked.format(text)]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        return told.stdout.strip() == "True"

    assert not loads_whoosh("vreuil du clausier ramune bordaleux")
    assert not loads_whoosh("l’Orvenne vreuil* 5.7 saint-clausier")
    assert loads_whoosh("-vreuil")
