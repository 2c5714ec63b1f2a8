"""Who voted what, where the text of an act names them.

Three shapes: a label and its list (« Contre : M. X », « 2 abstentions (Mme Y, M. Z) », « Ont voté
contre (7) : MM. … »), people and their verb (« MM. X et Y s'abstiennent », « à l'exception de Mme X,
qui s'abstient », « M. Z ne prend pas part au vote »), and rows of a table with a letter or a word
(« DURAND Paul | NPPV »). Names of a commission's vote are none of the act's.

Sources: CGCT, art. L2121-21 (names and votes in a public ballot), L2131-11 (who takes no part).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from indexer.acts.documents import VoteNames
from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.facts.people.rolls.sheets import votes_in_columns
from indexer.reading.parsing.facts.votes.acting_voters import acting, stands_behind_name
from indexer.reading.parsing.facts.votes.quoting import quoted
from indexer.reading.parsing.facts.votes.voter_lists import (
    LIST_ENDS,
    LONGEST_ROW,
    TAKES_NO_PART,
    kind_of,
    listed,
)
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_NO_PART = (
    TAKES_NO_PART
    + r"|non[- ](?:participations?|participants?|votants?)|refus\s+de\s+(?:vote|(?:prendre\s+part|participer)(?=\s+(?:au|a\s)))|n\.?p\.?p\.?v\b\.?"
)
_KIND = (
    r"(?P<abstention>abs?tentions?\b|(?<=\d\s)abst?\.|(?<=[(;,]\s)abst?\.(?=\s?:)|(?<=\()abst?\.(?=\s?:)|abstenu(?:e?s?)\b|s'abstien(?:nen)?t\b(?!\s+d[e'])|s'abstenant\b)"
    r"|(?P<contre>contre\b|oppose(?:e?s)?\b|oppositions?\b|(?<=voix\s)defavorables?\b|(?<=\d\s)non\b(?!-))"
    r"|(?P<non_participation>" + _NO_PART + r")"
    r"|(?P<pour>pour\b|(?<=voix\s)favorables?\b|(?<=\d\s)oui\b)"
)
_LABEL = Pattern(
    r"\b(?:"
    + _KIND
    + r")(?:\s?[»\"])?(?:\s*\(s\)|\s+(?:au|a\s+ce|a\s+cette)\s+(?:vote|scrutin|deliberation))?"
    r"(?:\s+(?:est|sont|etant)\s+(?:enregistre|comptabilise|constate|releve|note)e?s?\b)?"
    r"(?:\s*:?\s+(?:les\s+)?(?:elus|membres|delegues|conseillers)(?:\s+\w+)?\s+suivants)?"
    r"[\s:=–-]*(?:\(?\s*\d{1,3}\s*(?:voix|votes?)?\s*\)?)?\s*(?P<open>[(\[]|:|=|>|,|\bdont\s|\bde\s|\bd'|\b(?:etant\s+)?(?:exprime|emis|formule)e?s?\s+par\s|(?<=\d)\s+(?=(?:mm?\.|mmes?|monsieur|madame)\s)|\n)\s*(?:>\s*)?(?:\d{1,3}\s+(?:voix\s+)?[:(]?\s*)?(?:pour\s*\()?"
    # « (groupe « Mieux vivre » : Mme X) », « 1 contre, celle de M. X »
    r"(?:(?:(?:le\s+|du\s+)?groupe|liste|elus|minorite|opposition|majorite)\b[^():\n]{0,60}:\s*|(?:le\s+|du\s+)?groupe\s[^():\n]{2,60}\(|ce(?:lles?|lui|ux)\s+d[e'u]\s?)?"
)
#: « Plainte contre : M. X »: what is against somebody, and no vote.
_AGAINST = re.compile(r"\b(?:plaintes?|recours|lutter?|actions?|poursuites?|requetes?)\s+\Z")
_VERB_FOLLOWS = re.compile(r"(?:s'|se\s|ne\s|n'|vot(?:e|ent|ant)\b)")
#: « Ont voté pour », « 3 votes pour », « 27 pour (… »: what makes of « pour » a vote.
_COUNTED = re.compile(
    r"(?:\bvot(?:e|es|ent|ant)|\bprononcee?s?|\bvoix|\d\s*|\bvote\s*:\s*[>\d\s]*)\s*$"
)
_ROW = re.compile(
    r"[\s|:.](?P<vote>nppv|ne prend pas part au vote|pour|contre|abstention|abst?\.?|[pca]|(?<=:)oui|(?<=:)non|(?<=: )oui|(?<=: )non)[\s|]{0,3}\Z"
)
_ROW_ENDS = (
    "nppv",
    "vote",
    "pour",
    "contre",
    "abstention",
    "abs",
    "abst",
    "abs.",
    "abst.",
    "p",
    "c",
    "a",
    "oui",
    "non",
)
_CELLS = {
    "p": "pour",
    "pour": "pour",
    "c": "contre",
    "contre": "contre",
    "oui": "pour",
    "non": "contre",
    "nppv": "non_participation",
    "ne prend pas part au vote": "non_participation",
}
_ACTS = re.compile(
    r"\b(?:votant|etant|ayant(?!\s+(?:(?:le|la|un|une|recu)\s+)?(?:pouvoirs?|procurations?)\b)|participant|prenant|sortie?s?|quitte)\b"
)
#: « P » and « A » alone are as well « présent » and « absent ».
_OF_PRESENCE = frozenset("pa")
_FEWEST_ROWS = 3
_REACH = 1500


def voters(clean: CleanText, start: int, end: int) -> VoteNames:
    """Return the names that the text of an act gives to the votes, in their order."""
    found: dict[str, dict[str, None]] = {}
    for kind, name in (
        *_labelled(clean, start, end),
        *acting(clean, start, end),
        *_in_rows(clean, start, end),
        *votes_in_columns(clean, start, end),
    ):
        found.setdefault(kind, {})[name] = None
    return VoteNames(**{kind: tuple(names) for kind, names in found.items()})


def _labelled(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« Contre : M. X, Mme Y », « 2 abstentions (MM. X et Y) »."""
    for match in _LABEL.finditer(clean.folded, start, end):
        if _labels_nobody(clean, start, end, match):
            continue
        kind = kind_of(match)
        stop = _list_end(clean, match, end)
        if _ACTS.search(clean.folded, match.end(), stop):
            continue  # « 12 pour (M. X étant sorti, Mme Y ne participant pas) »
        if match["open"] == "," and _VERB_FOLLOWS.match(clean.folded, stop):
            continue  # « M. X vote contre, Mme Y s'abstient »
        on_lines = match["open"] == "\n"
        found = _no_places(clean, list(listed(clean, match.end(), stop, on_lines=on_lines)))
        counted = re.findall(r"\d+", match.group())
        if len(found) < 2 or str(len(found)) not in counted:
            more = _as_many(clean, match, stop, end) if found else []
            found = more or list(_surely_named(match, found))
        if not _initials(found):
            yield from ((kind, named.name) for named in found)


def _labels_nobody(clean: CleanText, start: int, end: int, label: re.Match[str]) -> bool:
    """Whether a word is no label of a vote, counts nobody, or tells the vote of others."""
    place = label.start()
    if kind_of(label) == "pour" and not _counts(clean, start, label):
        return True
    if _AGAINST.search(clean.folded, max(start, place - 20), place):
        return True
    if label["open"] == "," and stands_behind_name(clean, start, place):
        return True  # « M. X contre, Mme Y abstention »
    if _below(label) and not _begins_line(clean, place):
        return True
    nobody = re.search(r"\b0\b", label.group())
    return nobody is not None or quoted(clean.folded[start:end], place - start)


def _no_places(clean: CleanText, found: list[Named]) -> list[Named]:
    """« (Lise ORVAL - MONTVERT, Paul VERDUN - BRANDEVAL) »: the voters, without who sends them."""
    placed = [
        place
        for named, place in pairwise(found)
        if " " in named.name
        and place.lone
        and place.name.isupper()
        and _DASH.fullmatch(clean.text, named.end, place.start)
    ]
    everybody = 2 * len(placed) == len(found)
    return [named for named in found if named not in placed] if everybody else found


_DASH = re.compile(r"\s*[-–—]\s*")


def _as_many(clean: CleanText, label: re.Match[str], stop: int, end: int) -> list[Named]:
    """As many people as a label counts, where proxies vote too, or where the list goes on below a blank line."""
    before = _COUNT_BEFORE.search(clean.folded, max(0, label.start() - 20), label.start())
    told = [*re.findall(r"\d+", label.group()), *(before.groups() if before else ())]
    if not told:
        return []
    beyond = stop
    if label["open"] not in "([" and (blank := _BLANK_LINES.match(clean.folded, stop, end)):
        limit = min(end, stop + _REACH)
        following = LIST_ENDS.search(clean.folded, blank.end(), limit)
        beyond = following.start() if following else limit
    for until, givers in ((stop, True), (beyond, False), (beyond, True)):
        people = list(listed(clean, label.end(), until, givers=givers))
        if len(people) != int(told[0]):
            continue
        # « 1 abstention : VERDUN », and no title below
        beside = people[0].start if before and label["open"] == ":" else end
        if len(people) > 1 or "\n" not in clean.text[label.start() : beside]:
            return people
    return []


_COUNT_BEFORE = re.compile(r"(\d{1,3})\s+(?:voix\s+|votes?\s+)?\Z")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def _initials(found: list[Named]) -> bool:
    """« 2 contre (JP et AR) »: the first letters of names, which are none."""
    short = all(len(named.name) <= _LONGEST_INITIALS and not named.civil for named in found)
    return short and any(not _VOWEL.search(named.name) for named in found)


_LONGEST_INITIALS = 3
_VOWEL = re.compile(r"[AEIOUY]", re.I)


def _surely_named(label: re.Match[str], found: list[Named]) -> Iterator[Named]:
    """The people of a list that counts nobody, or others: a word may be the title of a point."""
    spelt = [named for named in found if not named.lone or named.name.isupper()]
    # In capitals, below « Contre : 0 / VOIRIE », it is one.
    sure = label["open"] in "([" or len(spelt) > 1
    below = label["open"] == "\n"
    bullet = below and _BULLET.search(label.group()) is not None
    for named in spelt:
        surname = not below or (bullet and _SURNAME.search(named.name) is not None)
        if named.civil or (sure if named.lone else surname):
            yield named


#: « Contre : ⏎ - Jean MORVAN »; « - Commission Travaux » there is nobody.
_SURNAME = re.compile(r"[^\W\d_a-z]{2,}\Z")
_BULLET = re.compile(r":\s*\n\s*[-–•]?\s*\Z")


def _below(label: re.Match[str]) -> bool:
    """Whether a list stands below its label, which no colon ends."""
    return label["open"] == "\n" and ":" not in label.group()


def _counts(clean: CleanText, start: int, label: re.Match[str]) -> bool:
    """Whether « pour » tells a vote: « 12 voix pour », « Pour : 12 voix (… » on a line of its own."""
    before = _COUNTED.search(clean.folded, max(start, label.start() - 20), label.start())
    return before is not None or (
        _begins_line(clean, label.start()) and _OF_COUNT.match(label.group()) is not None
    )


_OF_COUNT = re.compile(r"pour\s*(?:\(\s*\d|[:=])")


def _begins_line(clean: CleanText, position: int) -> bool:
    line = clean.folded[clean.folded.rfind("\n", 0, position) + 1 : position]
    return not line.strip(" \t0123456789:-•")


def _list_end(clean: CleanText, label: re.Match[str], end: int) -> int:
    limit = min(end, label.end() + _REACH)
    if label["open"] == "[":
        return max(clean.folded.find("]", label.end(), limit), label.end())
    if label["open"] == "(":
        closed = clean.folded.find(")", label.end(), limit)
        inner = clean.folded.find("(", label.end(), max(closed, 0))
        if inner >= 0:  # « Mme X (pouvoir), M. Y) »
            closed = clean.folded.find(")", closed + 1, limit)
        return closed if closed >= 0 else label.end()
    stop = LIST_ENDS.search(clean.folded, label.end(), limit)
    return stop.start() if stop else limit


def _in_rows(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Rows of a table, « DURAND Paul P », three of them at least under each other."""
    rows: list[tuple[str, str]] = []
    position = start
    for line in clean.folded[start:end].split("\n"):
        told = len(line) <= LONGEST_ROW and line.rstrip("| \t").endswith(_ROW_ENDS)
        row = _ROW.search(line) if told else None
        if row and _COUNTED.search(line[: row.start() + 1]):
            row = None  # « Paul DURAND 30 voix pour »: a candidate
        width = len(line[: row.start()].rstrip(" :")) if row else 0  # « Paul DURAND : contre »
        people = names_in(clean.text, clean.folded, position, position + width) if row else []
        if row and len(people) == 1:
            rows.append((row["vote"], people[0].name))
        elif rows and line.strip():
            yield from _votes_of_rows(rows)
            rows = []
        position += len(line) + 1
    yield from _votes_of_rows(rows)


def _votes_of_rows(rows: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    told = {letter for letter, _name in rows}
    if len(rows) < _FEWEST_ROWS or not told & _CELLS.keys() or told <= _OF_PRESENCE:
        return
    for letter, name in rows:
        yield _CELLS.get(letter, "abstention"), name
