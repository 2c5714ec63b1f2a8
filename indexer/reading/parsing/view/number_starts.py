"""Where a number begins a line, in a text that lost its breaks: of an act, of a point, of a row of the agenda.

One alone is told by its sign or by its form; ranks and numbers of one shape, by those that follow them.

Source: forms observed in published acts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from analyzers import fold_letters
from analyzers.words.numbers import roman_value

#: A number of an act before its title: under its sign, or in a form that no date takes.
_NUMBER = re.compile(
    r"(?<=[\w.)|-]) (?="
    r"[Nn]\s?°\s?[A-Z]{0,6}[\d/_.-]*\d\s(?:[-–—:]\s)?[A-ZÀ-Ý]|N\s?°\s?20\d\d(?:\s\d{1,3}){2}\b"
    r"|(?:[A-Z]{2,8}[ _.-]?)?20\d{6}[-_]\d{1,3}\s?(?:[-–—:]\s?)?[A-ZÀ-Ý]"
    r"|[A-Z]{1,4}[.-]?20\d\d-\d\d-\d\d[/_-]\d{1,4}\s?[-–—:]|[A-Z]{2,8}[-_/]?\d{1,4}[-_/]\d{1,4}(?:[-_/]\d{1,4})?\s|(?:20\d\d[-_/]\d{1,4}(?:[-_/]\d{1,4})?|20\d\d\.\d\d\.\d\d|\d{1,4}[-/]20\d\d)\s(?:[-–—:]\s)?[A-ZÀ-Ý])"
)
#: A number behind a sentence, or of two levels: « 21-C-0302 – », « 1.2 Création », « 3 – TARIFS ».
_LATER = re.compile(
    r"(?<=[a-zà-ÿ)][.!]) (?=\d{1,2}\s?(?:[-–—/.)]\s?[A-ZÀ-Ý]{4}|[/)]\s?[A-ZÀ-Ý]))|(?<=[.;!?]) (?=\d[\dA-Z/_.-]{2,14}\s[-–—:]\s[A-ZÀ-Ý])|(?<=[\w.;!?)]) (?=\d{1,2}\.\d{1,2}\.?\s(?:[-–—:]\s)?(?:[A-ZÀ-Ý][a-zà-ÿ]{2}|[A-ZÀ-Ý]{3}))"
)
#: A rank before a title: « 1/ FINANCES », « 2. Voirie », « 3 – Tarifs », « 4° Eau », « II – Tarifs ».
_RANK = re.compile(
    r"(?<=[\w.,;:)€%»]) (?=(?P<rank>\d{1,2}|[IVX]{1,5})(?P<sign>\s?(?:[/.)]|°\)?|[-–—]))(?:\s(?:[-–—]\s)?|(?<=[/)]))(?:[A-ZÀ-Ý«]|(?P<small>[a-zà-ÿ]{3})))"
)
#: Letters of a title of the agenda in small letters, its rank among them, by which it is known again.
_AGAIN = 20
#: Ranks that follow one another, from one on, are those of points.
_FEWEST_RANKS = 2
#: As many, where they begin further on.
_FEWEST_FURTHER = 3
#: A number of two pieces, « C 23-088 », « 01-24 », « 2018.01 », before a title.
_CODE = re.compile(
    r"(?<=\S) (?=(?P<letters>(?:[A-Z]{1,5}[ ._-]?)?)(?P<first>\d{1,4})(?P<sign>[-_/.](?:[A-Z]{1,3}[-_/.])?)(?P<last>\d{2,4})\.?\s(?:[-–—:]\s?)?[A-ZÀ-Ý«])"
)
#: Numbers of one shape that follow one another, fewer than which may be anything.
_FEWEST_CODES = 3
#: Characters of a title of the agenda, its rank among them, that is known again.
LEAST_TITLE, MOST_TITLE = 12, 200


def number_starts(text: str) -> Iterator[int]:
    """Yield the blanks before the numbers that begin a line, and those behind the titles of the agenda that come again."""
    for pattern in (_NUMBER, _LATER):
        found = (match.start() for match in pattern.finditer(text))
        yield from (_before_sign(text, at) for at in found if _free(text, at))
    yield from _ranked(text)
    yield from (_before_sign(text, at) for at in _coded(text))


#: « … le secrétaire. DCM 2031-06-01 : Voirie »: what stands for the words « délibération du conseil ».
_SIGN = re.compile(r"(?<=\S) (?:DCM|DEL)\Z")


def _before_sign(text: str, at: int) -> int:
    """The blank before a number, or before the letters that say what it is of."""
    sign = _SIGN.search(text, max(0, at - 5), at)
    return sign.start() if sign else at


def _coded(text: str) -> Iterator[int]:
    """Where the numbers of one shape stand that follow one another: those of the acts."""
    found = list(_CODE.finditer(text))
    for own, others in (("last", "first"), ("first", "last")):
        families: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for match in found:
            shape = (match["letters"], match["sign"], match[others])
            families.setdefault(shape, []).append((int(match[own]), match.start()))
        for family in families.values():
            rising = sum(two[0] - one[0] in (1, 2) for one, two in pairwise(family))
            if len(family) >= _FEWEST_CODES and rising >= len(family) - 2:
                yield from (at for _value, at in family if _free(text, at))


def _free(text: str, position: int) -> bool:
    """Whether a number is not the one of an act that the text cites or that a label introduces."""
    before = text[max(0, position - 40) : position]
    return not re.search(
        r"(?i)(?:n\s?°|\b(?:d[ée]lib[ée]ration|loi|d[ée]cret|arr[êe]t[ée]|art(?:icle|\.)|alin[ée]a|lot|page|point|question|affaire|dossier|expos[ée]|rapport|d[ée]cision|avenant|modificative|tranche|phase|du|de|le|au|en|et))\s*$|\bvu\s[^.;]*$",
        before,
    )


def _ranked(text: str) -> list[int]:
    """Where the points of a run of ranks begin, in the agenda and again below, and where their titles end there."""
    runs = _runs(text)
    return [*(at for run in runs for at in run), *_ends_of_titles(text, runs)]


def _runs(text: str) -> list[list[int]]:
    """Where the points of each run of ranks begin: 1, 2, 3 under one sign, under any where none has two."""
    found = [
        match
        for match in _RANK.finditer(text)
        if (not match["small"] or _comes_again(text, match.start())) and _free(text, match.start())
    ]
    return _runs_of(found, lambda match: f"{_kind(match)}{match['sign'].strip()}") or _runs_of(
        found, _kind
    )


def _comes_again(text: str, at: int) -> bool:
    """Whether a rank and the words behind it stand in a text twice, in the agenda and below."""
    return text.count(text[at + 1 : at + 1 + _AGAIN]) > 1


def _kind(match: re.Match[str]) -> str:
    """Whether a rank is in figures or in roman ones."""
    return "" if match["rank"].isdecimal() else "I"


def _value(rank: str) -> int:
    """What a rank is worth, in figures or in roman ones."""
    return int(rank) if rank.isdecimal() else roman_value(rank)


def _runs_of(
    found: Sequence[re.Match[str]], family: Callable[[re.Match[str]], str]
) -> list[list[int]]:
    """The runs of ranks of one family."""
    runs: dict[str, list[list[tuple[int, int]]]] = {}
    last: dict[str, int] = {}
    for match in found:
        rank, sign = _value(match["rank"]), family(match)
        if sign in last and rank - last[sign] in (1, 2):
            runs[sign][-1].append((rank, match.start()))
        elif rank == 1 or sign in last:
            runs.setdefault(sign, []).append([(rank, match.start())])
        else:
            continue
        last[sign] = rank
    joined = (run for of in runs.values() for run in _joined(of))
    return [[at for _rank, at in run] for run in joined if len(run) >= _FEWEST_RANKS]


def _joined(runs: Sequence[list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """The runs from one on, each with those further on that are long: an extract jumps from 2 to 8."""
    made: list[tuple[int, int]] = []
    for run in runs:
        if run[0][0] == 1:
            yield made
            made = run
        elif made and run[0][0] > made[-1][0] and len(run) >= _FEWEST_FURTHER:
            made = [*made, *run]
    yield made


def _ends_of_titles(text: str, runs: Sequence[Sequence[int]]) -> Iterator[int]:
    """Where the titles of the agenda end that come again: in the agenda the next rank follows them."""
    small = fold_letters(text)
    for run in runs:
        for at, following in pairwise(run):
            title = small[at:following].strip(" .;,:-")
            if LEAST_TITLE <= len(title) <= MOST_TITLE:
                again = small.find(title + " ", following)
                if again > 0:
                    yield again + len(title)
