"""How much work reading a text is, in counts that repeat: no clock is read."""

import gc
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import contents, parse
from indexer.reading.parsing.facts.people.names import names
from indexer.reading.parsing.facts.people.names.name_reader import NameReader
from indexer.reading.parsing.patterns import pattern as pattern_module
from indexer.reading.parsing.patterns.heads import Heads
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.patterns.word_starts import Prose, WordStarts
from indexer.reading.parsing.points.cutting import Cut
from indexer.reading.parsing.points.headings import titles
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.layouts import layouts
from indexer.reading.parsing.points.layouts.segments import points
from indexer.reading.parsing.points.weighing import lattice as lattice_module
from indexer.reading.parsing.points.weighing.lattice import Lattice, _score
from indexer.reading.parsing.points.weighing.whole_reading import weights
from indexer.reading.parsing.view.cleaning import CleanText, Line, clean
from tests.work import calls

HEAD = (
    "COMMUNE DE VALBRUNE\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 12 mai 2031\n\n"
    "Étaient présents : M. Paul DURAND, Mme Odile VASSEUR, M. Jean PETIT\n\n"
)
POINT = (
    "{rank}. Tarifs de la ramune {rank}\n\nLes bordaleux vistrent la ramune du clausier.\n"
    "Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve les tarifs.\n\n"
)


def minutes(count: int) -> str:
    return HEAD + "".join(POINT.format(rank=rank) for rank in range(1, count + 1))


def test_work_grows_with_the_points_of_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pattern_module, "_UNREAD", sys.maxsize
    )  # reading patterns is work done once
    short, long = ExtractedText(minutes(20)), ExtractedText(minutes(60))
    parse(short, name="minutes.txt")
    work = [calls(lambda text=text: parse(text, name="minutes.txt")) for text in (short, long)]
    assert work[1] < 3.6 * work[0]


def test_bare_titles_are_not_read_where_numbers_open_the_decisions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unread(_text: CleanText) -> NoReturn:
        raise AssertionError("titles were read")

    monkeypatch.setattr(layouts, "plain_titles", unread)
    text = clean(minutes(4).replace("à l'unanimité, ", ""))
    found = points(text, headings(text))
    assert [point.number for point in found] == ["1", "2", "3", "4"]


def test_words_of_a_line_that_goes_on_are_not_looked_at_for_a_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def worded(line: Line) -> bool:
        read.append(line.text)
        return False

    monkeypatch.setattr(titles, "_is_worded", worded)
    paragraph = (
        "Les bordaleux vistrent la ramune du clausier et les pannetons du vreuil, que\n"
        "Valbrune et les pannetons du vreuil, dont la ramune du clausier se vistre,\n"
        "Ramune du vreuil et pannetons, que les bordaleux vistrent à Valbrune, selon\n"
        "le clausier\n\nTarifs de la ramune\n\nLe conseil approuve.\n"
    )
    assert titles.plain_titles(clean(paragraph)) == []
    assert read == [paragraph.partition("\n")[0], "Tarifs de la ramune"]


def test_ways_are_compiled_once_for_all_words_that_may_begin_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[Sequence[int]] = []
    own = Heads.compiled

    def counted(heads: Heads, ranks: Sequence[int]) -> re.Pattern[str]:
        compiled.append(ranks)
        return own(heads, ranks)

    monkeypatch.setattr(Heads, "compiled", counted)
    monkeypatch.setattr(pattern_module, "_UNREAD", 0)
    monkeypatch.setattr(pattern_module, "_OFTEN", 20)
    many = Pattern(r"\b(?:\d+ ramunes|vreuil|clausier|panneton|bordal|(?:vistre|vistrent) la)\b")
    words = " ".join(f"les pas de la {rank} ramunes" for rank in range(100, 160))
    text = Prose.of(words, WordStarts(words))
    assert len(many.findall(text)) == 60
    assert len(compiled) == 1


def test_pairs_are_scored_as_their_features_are() -> None:
    lattice = Lattice(clean(minutes(6)), range(5, 30, 5))
    lines, known = lattice.candidates, {}
    worth = weights().pair
    for first in lines:
        for second in (*(line for line in lines if line > first), len(lattice.marginals)):
            expected = _score(lattice.pair(first, second), worth)
            assert lattice.pair_score(first, second, worth, known) == pytest.approx(expected)
    assert len(known) < len(lines) * len(lines) // 2


def test_the_roll_that_the_acts_of_a_sitting_share_is_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    roll = "Présents : " + ", ".join(f"M. Paul ZEL{letter * 3}" for letter in "ABCDEFGHIJKLMNOP")
    read: list[str] = []
    own = names._take

    def counted(reader: NameReader, token: re.Match[str]) -> None:
        read.append(token.group())
        own(reader, token)

    monkeypatch.setattr(names, "_take", counted)
    found = []
    for above in ("Valbrune\n", "Tarifs de la ramune\n"):
        text = clean(f"{above}{roll}\n")
        start = len(above) + len("Présents : ")
        people = names.names_in(text.text, text.folded, start, len(text.text))
        assert [text.text[named.start : named.end] for named in people] == [p.name for p in people]
        found.append((len(read), [named.name for named in people]))
    assert found[0] == found[1]
    assert len(found[0][1]) == 16


def test_what_is_remembered_of_lines_holds_no_text_once_another_is_read() -> None:
    """A line that knows the words of its text would keep all of it, and a text may be millions of signs."""
    parse(ExtractedText(minutes(3).replace("ramune", "zelimune")), name="un.txt")
    parse(ExtractedText(minutes(3)), name="autre.txt")
    gc.collect()
    assert not [each for each in gc.get_objects() if type(each) is Prose and "zelimune" in each]


@pytest.mark.parametrize(("decisions", "read"), [(1, 0), (3, 1)])
def test_an_extrait_that_decides_in_one_place_is_not_read_as_minutes(
    monkeypatch: pytest.MonkeyPatch, decisions: int, read: int
) -> None:
    readings: list[CleanText] = []

    def counted(text: CleanText, *others: object, **more: object) -> Cut:
        readings.append(text)
        return Cut()

    monkeypatch.setattr(contents, "cut", counted)
    text = (
        HEAD.replace("PROCÈS-VERBAL", "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS")
        + (
            "OBJET : Tarifs de la ramune\n\n"
            + "Les bordaleux vistrent la ramune du clausier.\n" * 4
        )
        + (
            "Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve les tarifs.\n\n"
            + "Les bordaleux vistrent la ramune du clausier.\n" * 4
        )
        * decisions
    )
    document = parse(ExtractedText(text), name="extrait.txt")
    assert document.type_document == "deliberation"
    assert len(document.actes) == 1
    assert len(readings) == read


def test_an_ordre_du_jour_is_looked_for_once_however_many_points_have_no_vote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, read = lattice_module.AGENDA, list[str]()

    class Counted:
        def match(self, folded: str) -> re.Match[str] | None:
            read.append(folded)
            return own.match(folded)

    monkeypatch.setattr(lattice_module, "AGENDA", Counted())
    told = "".join(
        f"{rank}. Tarifs du camping numéro {rank}\nMme le maire présente la demande de l'association.\n"
        for rank in range(1, 60)
    )
    text = f"COMMUNE DE VALBRUNE\nConseil municipal du 8 mars 2031\nCompte rendu\nPrésents : M. Paul VERDUN\n{told}"
    parse(ExtractedText(text), name="compte-rendu.txt")
    assert 0 < len(read) <= text.count("\n")
