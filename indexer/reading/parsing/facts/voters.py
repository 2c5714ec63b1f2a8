"""Who voted what, where the text of an act names them.

Three shapes: a label and its list (« Contre : M. X », « 2 abstentions (Mme Y, M. Z) », « Ont voté
contre (7) : MM. … »), people and their verb (« MM. X et Y s'abstiennent », « à l'exception de Mme X,
qui s'abstient », « M. Z ne prend pas part au vote »), and rows of a table with a letter or a word
(« DURAND Paul | NPPV »). Names of a commission's vote are none of the act's.

Sources: CGCT, art. L2121-21 (names and votes in a public ballot), L2131-11 (who takes no part).
"""

import re
from collections.abc import Iterator

from indexer.documents import VoteNames
from indexer.reading.parsing.facts.names import Named, names_in
from indexer.reading.parsing.facts.quoting import quoted
from indexer.reading.parsing.facts.sheets import votes_in_columns
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.reading.parsing.view.pattern import Pattern

#: What somebody does who takes no part; a table or a label names it otherwise.
_TAKES_NO_PART = (
    r"ne\s+(?:prend|prennent|prenant)\s+(?:pas\s+part|part\s+ni)|n'(?:a|ont|ayant)\s+pas\s+(?:pris\s+part|participe|vote)|ne\s+participe(?:nt)?\s+pas|ne\s+participant\s+pas"
    r"|ne\s+vote(?:nt)?\s+pas|sans\s+prendre\s+part"
)
_NO_PART = _TAKES_NO_PART + r"|non[- ]participations?|refus\s+de\s+vote|n\.?p\.?p\.?v\b"
_KIND = (
    r"(?P<abstention>abs?tentions?\b|abstenu(?:e?s?)\b|s'abstien(?:nen)?t\b(?!\s+d[e'])|s'abstenant\b)"
    r"|(?P<contre>contre\b|oppose(?:e?s)?\b|oppositions?\b)"
    r"|(?P<non_participation>" + _NO_PART + r")"
    r"|(?P<pour>pour\b)"
)
_LABEL = Pattern(
    r"\b(?:"
    + _KIND
    + r")(?:\s?[»\"])?(?:\s*\(s\)|\s+(?:au|a\s+ce|a\s+cette)\s+(?:vote|scrutin|deliberation))?"
    r"[\s:=–-]*(?:\(?\s*\d{1,3}\s*(?:voix|votes?)?\s*\)?)?\s*(?P<open>[(\[]|:|=|>|,|\bde\s|\bd'|\n)\s*(?:>\s*)?(?:\d{1,3}\s+(?:voix\s+)?[:(]?\s*)?(?:pour\s*\()?"
    # « (groupe « Mieux vivre » : Mme X) », « 1 contre, celle de M. X »
    r"(?:(?:(?:le\s+|du\s+)?groupe|liste|elus|minorite|opposition|majorite)\b[^():\n]{0,60}:\s*|celles?\s+d[e'u]\s?)?"
)
#: « Ont voté pour », « 3 votes pour », « 27 pour (… »: what makes of « pour » a vote.
_COUNTED = re.compile(r"(?:\bvot(?:e|es|ent|ant)|\bvoix|\d\s*|\bvote\s*:\s*[>\d\s]*)\s*$")
_VERB = Pattern(
    r"\b(?:(?P<abstention>s'abstien(?:nen)?t(?!\s+de\b|\s+d')|s'abstenant(?!\s+de\b|\s+d')|s'est\s+abstenue?|se\s+sont\s+abstenue?s|s'etant\s+abstenue?s?|(?:a|ont)\s+declare\s+s'abstenir)"
    r"|(?P<contre>vot(?:e|ent|ant)\s+contre|(?:a|ont|ayant)\s+vote\s+contre|s'oppos(?:e|ent|ant)\s+a\s+(?:la|cette)\s+(?:proposition|deliberation))"
    r"|(?P<pour>(?:a|ont|ayant)\s+vote\s+pour)"
    r"|(?P<non_participation>" + _TAKES_NO_PART + r"))"
)
_EXCEPT = Pattern(
    r"(?:\bapprouv|\badopt|\baccept|\bvot|\bunanimite\b)[^.;\n]{0,60}?\bsauf\s+(?:par\s+)?(?=(?:m\.|mme|mm\.|mmes|monsieur|madame|messieurs|mesdames)\s)"
)
_SENTENCE = re.compile(
    r"(?<!\bm)(?<!\bmm)(?<!\bmme)(?<![ .\n(-][a-z])(?<![ .\n(-][a-z]{2})(?<!\bmmes)\.(?=\s)|[;:?]|\n\s*\n"
)
_LIST_ENDS = re.compile(
    _SENTENCE.pattern
    + r"|\b(?:\d{1,3}\s+)?(?:voix\b|votes?\b|pour\b|contre\b|abstentions?\b|adopt\w*|approuv\w*|decid\w*|unanim\w*|majorit\w*|deliber\w*|autoris\w*|fixe\b|accept\w*)"
    r"|\ble\s+conseil\b|\bl'assemblee\b|\ble\s+comite\b|\b(?:s'|se\s|ne\s|n')"
)
_TIES = re.compile(
    r"(?:,[^,.;:\n]{3,45}(?=,)|[\s,()]|\bqui\b|\bet\b|\blesquel\w+|\bconseill\w+\s+\w+|\badjointe?s?\b|\bdelegue\w*|\b(?:le|la|au)?\s*maire\b|\bpresident\w*|\bpar\s+procuration|\bpouvoirs?\b|\binteresse\w*|\bdu\s+groupe\s+(?:«[^»\n]{2,40}»|\w+)"
    r"|\b(?:quitte|sort|se\s+retire)(?:nt)?\b(?:\s+(?:de\s+)?la\s+(?:salle|seance))?|\b(?:ayant\s+quitte|etant\s+sortie?s?\s+de)\s+la\s+(?:salle|seance)"
    r"|\bpersonnellement\b|\bconcerne\w*)*+"
)
_BETWEEN = re.compile(
    r"(?:[\s,;/-]|\([^()]{0,60}\)|\bet\b|\b(?:m|mm|mme|mmes|mr|mlle)\b\.?|\bmonsieur\b|\bmadame\b|\bmessieurs\b|\bmesdames\b|\bainsi\s+que\b|\b(?:maire|adjointe?|presidente?)\b|\d)*+"
)
_ROW = re.compile(
    r"[\s|:.](?P<vote>nppv|ne prend pas part au vote|pour|contre|abstention|abst?\.?|[pca])[\s|]{0,3}\Z"
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
)
_CELLS = {
    "p": "pour",
    "pour": "pour",
    "c": "contre",
    "contre": "contre",
    "nppv": "non_participation",
    "ne prend pas part au vote": "non_participation",
}
_ACTS = re.compile(r"\b(?:votant|etant|ayant|participant|prenant|sortie?s?|quitte)\b")
_FEWEST_ROWS = 3
_LONGEST_ROW = 90
_REACH = 1500


def voters(clean: CleanText, start: int, end: int) -> VoteNames:
    """Return the names that the text of an act gives to the votes, in their order."""
    found: dict[str, dict[str, None]] = {}
    for kind, name in (
        *_labelled(clean, start, end),
        *_acting(clean, start, end),
        *_in_rows(clean, start, end),
        *votes_in_columns(clean, start, end),
    ):
        found.setdefault(kind, {})[name] = None
    return VoteNames(**{kind: tuple(names) for kind, names in found.items()})


def _labelled(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« Contre : M. X, Mme Y », « 2 abstentions (MM. X et Y) »."""
    for match in _LABEL.finditer(clean.folded, start, end):
        kind = _kind(match)
        if kind == "pour" and not _counts(clean, start, match):
            continue
        if match["open"] == "\n" and not _begins_line(clean, match.start()):
            continue
        if re.search(r"\b0\b", match.group()) or quoted(
            clean.folded[start:end], match.start() - start
        ):
            continue
        stop = _list_end(clean, match, end)
        if _ACTS.search(clean.folded, match.end(), stop):
            continue  # « 12 pour (M. X étant sorti, Mme Y ne participant pas) »
        found = list(_listed(clean, match.end(), stop))
        # A word in capitals on the next line may be the title of a point: « Contre : 0 / VOIRIE ».
        sure = match["open"] in "([" or len(found) > 1
        yield from (
            (kind, named.name)
            for named in found
            if named.civil or (sure if named.lone else match["open"] != "\n")
        )


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


def _kind(match: re.Match[str]) -> str:
    return next(
        kind for kind in ("abstention", "contre", "non_participation", "pour") if match[kind]
    )


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
    stop = _LIST_ENDS.search(clean.folded, label.end(), limit)
    return stop.start() if stop else limit


def _listed(clean: CleanText, start: int, end: int) -> Iterator[Named]:
    """The people of a list that begins at once and that nothing interrupts."""
    position = start
    for named in names_in(clean.text, clean.folded, start, end):
        if named.link and (closed := _aside(clean.folded, position, named, end)):
            position = closed  # « M. X (pouvoir à Mme Y), M. Z »
            continue
        if not _BETWEEN.fullmatch(clean.folded, position, named.start):
            return
        if named.link is None and (not named.lone or named.name.isupper()):
            yield named
        position = named.end


def _aside(folded: str, position: int, named: Named, end: int) -> int | None:
    """Where the brackets close that hold somebody who is tied to the one named before."""
    opens = folded.find("(", position, named.start)
    closed = folded.find(")", named.end, end) if opens >= 0 else -1
    return closed + 1 if closed >= 0 and not folded[position:opens].strip() else None


def _acting(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """« MM. X et Y s'abstiennent », « adopté, sauf par M. X »."""
    for verb in _VERB.finditer(clean.folded, start, end):
        if quoted(clean.folded[start:end], verb.start() - start):
            continue
        if _LABELS.match(clean.folded, verb.end(), end):
            continue  # « Se sont abstenus (2) : … » names those who follow
        for named in _subjects(clean, max(start, verb.start() - 700), verb.start()):
            yield _kind(verb), named.name
    for match in _EXCEPT.finditer(clean.folded, start, end):
        stop = _LIST_ENDS.search(clean.folded, match.end(), end)
        acting = stop and _VERB.match(clean.folded, stop.start())
        if not acting:
            for named in _listed(clean, match.end(), stop.start() if stop else end):
                yield "contre", named.name


def _subjects(clean: CleanText, start: int, verb: int) -> list[Named]:
    """The people named last before a verb, one after another."""
    for stop in _SENTENCE.finditer(clean.folded, start, verb):
        start = stop.end()
    start, verb = _about_brackets(clean, start, verb)
    found = [named for named in names_in(clean.text, clean.folded, start, verb) if not named.link]
    kept: list[Named] = []
    follows = verb
    for named in reversed(found):
        between = _BETWEEN if kept else _TIES
        if not between.fullmatch(clean.folded, named.end, follows):
            break
        if not named.civil and (named.lone or named.name.isupper()):
            break
        kept.append(named)
        follows = named.start
    return kept[::-1]


_LABELS = re.compile(r"[ \t]*(?:\(?\d{1,3}\)?[ \t]*)?[:=]")
_JUST_CLOSED = re.compile(r"\)\s*\Z")


def _about_brackets(clean: CleanText, start: int, verb: int) -> tuple[int, int]:
    """Where the people of a verb are told, where brackets stand between.

    « Adopté (M. X ne prend pas part au vote) », « M. X (ne prenant pas part au vote) », « Le groupe
    « … » (Mme X, M. Y) s'abstient ».
    """
    opened, closed = clean.folded.rfind("(", start, verb), clean.folded.rfind(")", start, verb)
    if opened > closed:
        inside = clean.folded[opened + 1 : verb].strip()
        return (opened + 1, verb) if inside else (start, opened)
    if opened >= 0 and _JUST_CLOSED.search(clean.folded, opened, verb):
        inner = names_in(clean.text, clean.folded, opened + 1, closed)
        if inner and not any(named.link for named in inner):
            return opened + 1, closed
    return start, verb


def _in_rows(clean: CleanText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Rows of a table, « DURAND Paul P », three of them at least under each other."""
    rows: list[tuple[str, str]] = []
    position = start
    for line in clean.folded[start:end].split("\n"):
        told = len(line) <= _LONGEST_ROW and line.rstrip("| \t").endswith(_ROW_ENDS)
        row = _ROW.search(line) if told else None
        if row and _COUNTED.search(line[: row.start() + 1]):
            row = None  # « Paul DURAND 30 voix pour »: a candidate
        people = names_in(clean.text, clean.folded, position, position + row.start()) if row else []
        if row and len(people) == 1:
            rows.append((row["vote"], people[0].name))
        elif rows and line.strip():
            yield from _votes_of_rows(rows)
            rows = []
        position += len(line) + 1
    yield from _votes_of_rows(rows)


def _votes_of_rows(rows: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    told = {letter for letter, _name in rows}
    if len(rows) < _FEWEST_ROWS or not told & _CELLS.keys():
        return
    for letter, name in rows:
        yield _CELLS.get(letter, "abstention"), name
