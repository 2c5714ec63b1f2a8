"""Lists of people to whom an act gives a vote: where they end, and who is named one after another."""

import re
from collections.abc import Iterator

from indexer.reading.parsing.facts.people.names.name_reader import Named
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.view.cleaning import CleanText

#: What somebody does who takes no part; a table or a label names it otherwise.
TAKES_NO_PART = (
    r"ne\s+(?:prend|prennent|prenant)\s+(?:pas\s+part|part\s+ni)|n'(?:a|ont|ayant)\s+(?:pas\s+(?:pris\s+part|participe|vote)|pris\s+part\s+ni)|ne\s+souhait\w+\s+pas\s+(?:prendre\s+part|participer)|ne\s+participe(?:nt)?\s+(?:pas|ni)|ne\s+participant\s+pas"
    r"|ne\s+vote(?:nt)?\s+pas|ne\s+votant\s+pas|n'assiste(?:nt)?\s+pas\s+au\s+vote|refus(?:e|ent|ant)\s+de\s+(?:prendre\s+part|participer)(?=\s+(?:au|a\s+\w+)\s+(?:vote|scrutin|deliberation|debat))|sans\s+prendre\s+part|se\s+deporte(?:nt)?\b|s'(?:est|etant)\s+deportee?s?\b|se\s+sont\s+deportee?s\b"
    r"|(?:quitte(?:nt)?|sort(?:ent)?\s+de|se\s+retire(?:nt)?)\s+(?:(?:de\s+)?la\s+(?:salle|seance)\s+)?(?:au\s+moment|lors|avant|pendant|durant|pour|le\s+temps)\s+(?:du|le|la|de\s+la|ce|cette)\s+(?:vote|debat|point|question|deliberation|discussion)\b"
    r"|s'(?:etant|est|etaient)\s+retiree?s?\s+(?:de\s+la\s+\w+\s+)?(?:au\s+moment|lors|avant|pour)\s+(?:du|le)\s+vote"
)
#: A full stop behind a word, not behind a civility or an initial; signs and blank lines that end a sentence too.
_FULL_STOP = (
    r"(?<!\bm)(?<!\bmm)(?<!\bmme)(?<![ .\n(-][a-z])(?<![ .\n(-][a-z]{2})(?<!\bmmes)\.(?=\s)"
)
_ENDS = rf"{_FULL_STOP}|[:?]|\n\s*\n"
#: A semicolon that parts people ends none: « M. Verdun ; Mme Orval s'abstiennent ».
SENTENCE = re.compile(rf"{_ENDS}|;(?!\s{{0,3}}(?:mm?\b|mmes?\b|mr\b|monsieur\s|madame\s))")
#: « M. Verdun ; Mme Orval », « M. Verdun ; Jean Morvan. »: somebody follows the sign.
_SOMEBODY = (
    r"\s*(?:(?:mm?|mmes?|mr|mlle)\b\.?\s|monsieur\s|madame\s"
    r"|(?!l[ea]s?\s|l'|et\s|a\s|en\s|par\s|il\s)[a-z'-]+(?:\s[a-z'-]+){1,3}\s*(?:[;,.\n]|\Z))"
)
#: « Fait à Valmory, le … », « Pour extrait conforme », « Le maire, »: what stands below an act.
_BELOW_ACT = (
    r"(?:\n|(?<=\n))\s*(?:ainsi\s+fait|fait\s+(?:et\s+delibere|a\b|en\b|le\b)|certifiee?|publiee?|affichee?|signe|transmise?|acte\s+rendu|"
    r"l[ea]\s+(?:maire|presidente?|secretaire))\b"
)
LIST_ENDS = re.compile(
    rf"{_ENDS}|;(?!{_SOMEBODY})|{_BELOW_ACT}"
    r"|\b(?<!\()(?<!\(\d\s)(?:\d{1,3}\s+)?voix\b|\b(?:\d{1,3}\s+)?(?:votes?\b|pour\b|contre\b|abstentions?\b|adopt\w*|approuv\w*|decid\w*|unanim\w*|majorit\w*|deliber\w*|autoris\w*|fixe\b|accept\w*)"
    r"|\ble\s+conseil\b|\bl'assemblee\b|\ble\s+comite\b|\b(?:s'|se\s|ne\s|n')"
)
BETWEEN = re.compile(
    r"(?:(?:\bet\s+|\+\s*)(?:(?:son|sa|ses|leurs?|\d)\s+)?(?:pouvoirs?|procurations?|mandants?)\b(?!\s+d)|[\s,;/+-]|\([^()]{0,60}\)|\bet\b(?:\s+d(?:e\b|'))?|\bde(?=\s+(?:mm?|mmes?|mr|monsieur|madame|messieurs|mesdames)\b)|\b(?:m|mm|mme|mmes|mr|mlle)\b\.?|\bmonsieur\b|\bmadame\b|\bmessieurs\b|\bmesdames\b|\bainsi\s+que\b|\b(?:l[ea]\s+)?(?:maire|adjointe?|presidente?)\b|\d)*+"
)
LONGEST_ROW = 90


def kind_of(match: re.Match[str]) -> str:
    """Return the vote that a pattern tells by its groups."""
    told = match.groupdict()
    return next(kind for kind in _KINDS if told.get(kind))


_KINDS = ("abstention", "contre", "non_participation", "pour")


def listed(
    clean: CleanText, start: int, end: int, *, on_lines: bool = False, givers: bool = False
) -> Iterator[Named]:
    """The people of a list that begins at once and that nothing interrupts, with those who gave them proxies."""
    position = start
    width = LONGEST_ROW if on_lines else 0
    for named in names_in(clean.text, clean.folded, start, end, width=width):
        if position > start and (
            office := _HELD_ELSEWHERE.match(clean.folded, position, named.start)
        ):
            position = office.end()
        if named.link == "of" and _WITH_PROXY.fullmatch(clean.folded, position, named.start):
            yield named
            position = named.end
            continue
        if (
            givers
            and named.link == "of"
            and _GIVEN_BY.fullmatch(clean.folded, position, named.start)
        ):
            yield named
            position = _aside(clean.folded, position, named, end) or named.end
            continue
        if named.link and (closed := _aside(clean.folded, position, named, end)):
            position = closed  # « M. X (pouvoir à Mme Y), M. Z »
            continue
        if not BETWEEN.fullmatch(clean.folded, position, named.start):
            return
        if named.link is None:
            yield named
        position = named.end


#: « Mme X, présidente de l'association, M. Y, trésorier »: why they take no part.
_HELD_ELSEWHERE = re.compile(
    r",\s+(?:(?:vice-)?presidente?|tresori(?:er|ere)|secretaire|membre|adherente?|gerante?|salariee?)\b[^,;.:()\n]{0,60}(?=,)"
)
#: « M. X + pouvoir de Mme Y »: both vote alike.
_WITH_PROXY = re.compile(
    r"\s*\+\s*(?:le\s+)?(?:pouvoir|procuration)\s+(?:de\s+|d')(?:mm?e?\.?\s*)?"
)


#: « M. X (et pouvoir de Mme Y) », « M. X et son mandant M. Y », in a list that counts both.
_GIVEN_BY = re.compile(
    r"[\s,;(+-]*(?:et\s+)?(?:\d\s+voix\s+)?(?:(?:ayant|avec|dont|portant)\s+)?(?:l[ea]\s+|un\s+|son\s+|sa\s+|ses\s+)?(?:pouvoirs?|procurations?|mandant\w*)\s+(?:de\s+|du\s+|d')?(?:(?:mm?e?|mlle|mr)\b\.?\s*|monsieur\s+|madame\s+)?"
)


def _aside(folded: str, position: int, named: Named, end: int) -> int | None:
    """Where the brackets close that hold somebody who is tied to the one named before."""
    opens = folded.find("(", position, named.start)
    closed = folded.find(")", named.end, end) if opens >= 0 else -1
    return closed + 1 if closed >= 0 and not folded[position:opens].strip() else None
