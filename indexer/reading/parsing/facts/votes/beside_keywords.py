"""The count beside a keyword of a vote: « 12 voix pour », « deux abstentions », « Contre : néant »."""

import re

from indexer.reading.parsing.facts.votes.written_counts import COUNT, COUNT_WORDS, count_value
from indexer.reading.parsing.patterns.pattern import Pattern

#: What a count is of: the name of the group that matched (``lastgroup``).
KEYWORD = Pattern(
    r"\b(?:(?P<pour>pour|favorables?)|(?P<contre>contre|defavorables?|(?<=\d )(?:oppositions?|opposee?s)(?!\s+(?:a|au|de|du)\b))"
    r"|(?P<abstention>abs?tentions?|absentions?|abstenu(?:e?s|e)?|abstenant|abst?|s'abstien(?:t|nent)))\b(?:\(s\)|(?:(?<=abst)|(?<=\babs))\.)?"
)
#: Who votes, as a count names them.
_VOTERS = "conseillers?|conseilleres?|membres?|elue?s?|deleguee?s?|administrateurs?|personnes?"
_UNIT = r"(?:(?:voix|votes?|suffrages?|membres?|avis)\b(?:\s{0,2}exprimes?|\s{1,2}s'etant\s+prononcee?s?)?)"
#: Those of them that are the votes of others: « 12 voix dont 2 pouvoirs pour », « 12 (dont 2 procurations) POUR ».
_PROXIES = rf"[ ,]*\(?\s?\bdont\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+(?:pouvoirs?|proc(?:urations?\b|\.)|mandats?|representee?s?)\s?\)?"
#: A count, and what it is of, before its keyword.
_OWN = (
    rf"(?:\d{{1,3}}|{COUNT_WORDS})\s*(?:\(\w[\w -]{{0,24}}\)\s*)?(?:(?:{_UNIT}|{_VOTERS})\s*)?(?:{_PROXIES}\s*)?"
    rf"|\(\s?\d{{1,3}}(?:\s+[a-z]{{3,12}}\.?)?\s?\)\s*"
)
_BEFORE = re.compile(
    r"(?<![\w,.°-])(?<!\d/)(?<![\s(]n )" + COUNT
    + r"(?:[ \t]{0,3}(?:\(\w[\w -]{0,24}\)[ \t]{0,3})?|[ \t]{0,3}\n[ \t]{0,3}(?=(?:voix|votes?|suffrages?)\b(?!\s*[«\"])))"
    r"(?:(?P<unit>" + _UNIT + r"|(?:(?:"
    + _VOTERS
    + r")\s+)?(?:(?:ont|a|ayant)\s+vote|vot(?:ant|ent)|sont|se\s+prononcent|(?:se\s+sont|s'est|s'etant)(?:\s+(?:declare|prononce)e?s?)?))\s{1,3}|(?:"
    + _VOTERS
    + r")\s+(?:s')?|s')?(?:d')?(?:[«\"][ ]?)?\Z"
)  # fmt: skip
#: « 11 voix pour, 1 ⏎ contre et 2 ⏎ abstentions »: where lines are short, one ends inside a count.
_BEFORE_BREAK = re.compile(
    r"(?:\b(?:par|avec|et|dont)\s|[,(]\s?)" + COUNT + r"(?P<unit>)[ \t]{0,3}\n[ \t]{0,3}(?:d')?\Z"
)
_NOT_AMOUNT = (
    r"(?![\d/]|[.,]\d|\s\d{3}\b|\s{0,4}(?:€|euros?|%|ans?\b|mois|h\b|m2|heures|jours|habitants))"
)
_AFTER = re.compile(
    r"(?:\s?[»\"])?(?:\s?\((?:dont|avec|y\s+compris)\s[^()\n]{1,40}\)(?=\s{0,3}[:=]))?\s{0,3}(?:[:=](?:\s?\|)?|\.{2,}|[\[|]|\((?!\s*(?:\d{1,3}|"
    + COUNT_WORDS
    + r")\s+(?:voix\s+|votes?\s+)?(?:contre|abs)))\s{0,3}(?P<n>\d{1,3}|[li]\d|\do|o|"
    + COUNT_WORDS
    + r")\b"
    + _NOT_AMOUNT
)
_AFTER_BARE = re.compile(
    r"\s{1,3}(?P<n>\d{1,3})\b"
    + _NOT_AMOUNT
    + r"\s*(?=[,;/\n)-]|:\s|\.(?!\d)|contre|abs|et\s|\(dont\s|\(?(?:mm?\.|mmes?|monsieur|madame|messieurs|mesdames)\s|$)"
)
#: « Pour le changement de prestataire : 13 votes », on a line of its own.
_AFTER_OBJECT = re.compile(
    r"\s+(?:le|la|les|l'|ce|cette|un|une)\b[^:\n]{3,60}:\s{0,3}" + COUNT + r"\s+(?:votes?|voix)\b"
)
_LABEL_BEFORE = re.compile(
    rf"(?P<own>{_OWN})?"
    r"\b(?:pour|contre|abs?tentions?|absentions?)\s*(?P<sign>[:=])?\s*\Z"
)
_OPENS = re.compile(
    r"(?:^|[\n,;:(/|•*→⇒➢►▶-]\s*|\d\s{1,3}|\bvote\b[^:\n]{0,20}:\s*|\b(?:voix|votes?)\s+|\bet\s+)\Z"
)
_POUR_ENDS = re.compile(
    r"(?:\s?[»\"])?\s*(?:$|[,;.)/\n(]|et\s|-\s|dont\s|\d{1,3}\s+(?:(?:voix|votes?|"
    + _VOTERS
    + r")\s+)?(?:contre|abs)|contre\b|abs)"
)
#: « 12 pour », but neither « le CDG 61 pour la mission » nor « l'article 109 pour ».
_COUNT_OPENS = re.compile(
    r"(?:^|[\n.:;,(/|>•*→⇒➢►▶-]\s*|\b(?:a|par|avec|et|dont|soit|est\s+de|votes?|adoptee?|abs?tentions?|absentions?|contre)\s+)\Z"
)
#: « Le vote donne 6 pour et 6 contre. »: a count, whatever opens it.
_BOTH = re.compile(rf"(?:\s*,|\s+et)\s+(?:\d{{1,3}}|{COUNT_WORDS})\s+(?:{_UNIT}\s+)?contre\b")
_BEHIND_POUR = re.compile(r"\bpour(?:\s*,|\s+et|\s*,\s*et)\s+\Z")
_AGAINST_SOMETHING = re.compile(r"\s+(?:la|le|les|l'|un|une|ce|cette)\b")
_NAMES_FOLLOW = re.compile(rf"\s*[:(]\s*(?!(?:{COUNT_WORDS})\b)[a-z]")
_RATIO = re.compile(
    r"\s+(?P<n>\d{1,3}|"
    + COUNT_WORDS
    + r")\b(?!\s*(?:abs|vot|voix|pour|nul|blanc|s'abs|s'est|se\s|ont\s|avis\b|(?:"
    + _VOTERS
    + r")\b))"
)


#: « 4 élus (Mme X, …) se sont prononcés contre »: what they do, behind their names.
_DOES = re.compile(
    r"\s+(?:(?:ont|a|ayant)\s+vote|vot(?:ent|ant)|(?:se\s+sont|s'est|s'etant)(?:\s+(?:declare|prononce)e?s?)?)\s+"
)
#: « Ont voté pour 19 conseillers », « se sont abstenus 3 membres ».
_AFTER_DOING = re.compile(r"\s{1,3}" + COUNT + r"\s{1,3}(?:" + _VOTERS + r")\b")
_DOING = re.compile(r"\b(?:ont\s+vote|se\s+sont)\s{1,3}\Z")


def _without_names(folded: str, start: int) -> str:
    """What stands before a keyword, the names in brackets before its verb left out."""
    before = folded[max(0, start - _NEAR) : start]
    if "dont " in before[-_DOES_LONG:] and (proxies := _PROXIES_LAST.search(before)):
        return f"{before[: proxies.start()]} "
    if ")" not in before[-_DOES_LONG:]:
        return before
    if alone := _COUNT_ALONE.search(before):
        return f"{before[: alone.start('mark')]}{alone['n']} voix "
    closed = folded.rfind(")", 0, start)
    opened = folded.rfind("(", max(0, closed - _NAMES_LONG), closed)
    if opened < 0 or not _DOES.fullmatch(folded, closed + 1, start):
        return before
    return folded[max(0, opened - _NEAR) : opened].rstrip() + folded[closed + 1 : start]


_PROXIES_LAST = re.compile(rf"{_PROXIES}\s{{0,3}}\Z")
#: « (7 voix) POUR », on a line that tells no other count before.
_COUNT_ALONE = re.compile(
    r"(?:^|\n)[ \t•*-]*(?P<mark>\()\s?" + COUNT + r"(?:\s+[a-z]{3,12}\.?)?\s?\)[ \t]{1,3}\Z"
)
_NEAR = 80
_DOES_LONG = 36
_NAMES_LONG = 300


def counts_beside(folded: str, match: re.Match[str]) -> list[tuple[str, int]]:
    """The count beside a keyword, and the one it implies (« 12 voix contre 3 »)."""
    kind = str(match.lastgroup)
    start, end = match.span()
    context = _without_names(folded, start)
    before = _BEFORE.search(context[-48:])
    after = _AFTER.match(folded, end)
    if before and after and _OF_LABEL.search(before.string[: before.start("n")]):
        before = None
    if not (before or after):
        before = _BEFORE_BREAK.search(context[-48:])
    if before and _fits(kind, before, folded, end) and not _labelled(context, before, folded, end):
        if (
            kind == "contre"
            and (before["unit"] or _in_ratio(before))
            and (ratio := _RATIO.match(folded, end))
        ):
            return [("pour", count_value(before["n"])), ("contre", count_value(ratio["n"]))]
        return [(kind, count_value(before["n"]))]
    if after is None and _OPENS.search(folded[max(0, start - 8) : start]):
        after = _AFTER_BARE.match(folded, end)
    if after is None and _DOING.search(context[-16:]):
        after = _AFTER_DOING.match(folded, end)
    if after is None and context.rpartition("\n")[2].strip(" -•") == "":
        after = _AFTER_OBJECT.match(folded, end)
    return [(kind, count_value(after["n"]))] if after else []


#: « Suffrages exprimés : 30 Votes pour : 29 »: each label has its own number behind it.
_OF_LABEL = re.compile(r"[a-z)]\s?[:=]\s*\Z")


def _labelled(context: str, before: re.Match[str], folded: str, end: int) -> bool:
    """Whether a number belongs to the keyword before it: « pour 21 contre 0 », « pour : 12 contre ».

    « Majorité pour 3 votes contre : M. X »: the unit stands before the keyword that has no other.
    """
    if before["unit"] and _NAMES_FOLLOW.match(folded, end):
        return False
    offset = max(0, len(context) - 48) + before.start("n")
    label = _LABEL_BEFORE.search(context[:offset])
    if label is None or label["sign"]:
        return label is not None
    told = before["unit"] and _VERB.match(before["unit"])
    return label["own"] is None and not (told or _ABSTAIN.search(folded, max(0, end - 13), end))


#: « 7 élus votent pour ⏎ 2 votent contre »: what stands before the keyword is told of who votes so.
_VERB = re.compile(r"ont|a\s|ayant|vot(?:ant|ent)|s(?:e|ont|')")
_ABSTAIN = re.compile(r"s'abstien(?:t|nent)\Z")
#: « Adopté par 12 contre 3 », « par un vote de 12 contre 3 ».
_RATIO_OPENS = re.compile(r"\b(?:(?:adopte|approuve|rejete)e?s?\s+par|votes?\s+de)\s+\Z")


def _in_ratio(before: re.Match[str]) -> bool:
    return _RATIO_OPENS.search(before.string[: before.start("n")]) is not None


def _fits(kind: str, before: re.Match[str], folded: str, end: int) -> bool:
    """Whether a number before a keyword counts votes."""
    if before["unit"] == "avis" and folded[end - 1] != "s" and not before["n"].isdecimal():
        return False  # « un avis favorable » is what a commission gave
    if kind == "pour":
        opens = _COUNT_OPENS.search(before.string[: before.start("n")]) or _BOTH.match(folded, end)
        # « désigne 3 membres pour représenter »: people are counted, not their votes.
        counted = before["unit"] and before["unit"] not in ("membre", "membres")
        return bool(counted or (opens and _POUR_ENDS.match(folded, end)))
    if kind == "contre":
        if _BEHIND_POUR.search(before.string[: before.start("n")]):
            return True  # « adopte, par 21 voix pour et 4 contre la décision modificative »
        return not _AGAINST_SOMETHING.match(folded, end) and (
            bool(before["unit"]) or _in_ratio(before) or not _RATIO.match(folded, end)
        )
    return True
