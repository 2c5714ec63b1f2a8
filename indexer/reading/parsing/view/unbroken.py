"""Texts that come without line breaks, as web pages and data files often keep acts.

Rules read lines: where a text has none, its lines are told again by the words that open one in an
act (« Séance du », « Étaient présents », « OBJET : », « Vu », « Le conseil », « DÉCIDE »), by the
ends of sentences and by the titles in capitals. A blank becomes a break, so that no offset moves.

Sources: CGCT, art. R2121-9 and L2121-23 (what an extrait bears); forms observed in published acts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from analyzers import fold_letters
from indexer.formulas import (
    ASSEMBLIES_WRITTEN,
    DECIDING_WRITTEN,
    GOVERNING,
    PREFECTURE_WRITTEN,
    PUBLISHED_WRITTEN,
    TRANSMITTED_WRITTEN,
    any_of,
    in_any_case,
    in_capitals,
)
from indexer.reading.parsing.lexicon import DANGLING, opening_words
from indexer.reading.parsing.view.title_starts import named_matters, title_starts

#: Shorter texts are a line by themselves; lines longer than this are no lines of a page.
_SHORTEST = 120
_LONGEST_LINE = 550

_TRANSMITTED = any_of(map(str.capitalize, TRANSMITTED_WRITTEN))
_PUBLISHED = any_of(map(str.capitalize, PUBLISHED_WRITTEN))
_DECIDES = in_capitals((*DECIDING_WRITTEN, *GOVERNING))

#: Blanks in a row were the end of a line, where a word in capitals, a number or a sign follows.
_GAP = re.compile(r"(?<=\S) {2,}(?=[^a-zà-ÿ\s])")
#: No line of a page of text is longer, unless it is a paragraph; of so many lines one that holds the start of a title tells
#: that breaks were lost; then shorter ones are made of several too.
_LONGEST_WRAPPED, _ONE_IN, _LEAST_JOINED = 100, 25, 70
#: What is told under a title, behind a word that ends no sentence and is no verb of deciding (« autorise Monsieur le Maire »).
_UNDER = re.compile(
    r" (?=(?:Après\sen\savoir|L[ea]\s[Cc](?:onseil|omité)|(?:Monsieur|Madame|M\.|Mme)\sl[ea]\s(?:[mM]aire|[Pp]résident)|Vu\sl|Considérant)\b)"
    r"(?<=[a-zà-ÿ\d] )(?<![eg]e )(?<!er )(?<!nt )(?<!se )(?<!fin )"
)
#: Under the title of a point, which its rank tells, any sentence.
_UNDER_RANK = re.compile(
    rf"{_UNDER.pattern}| (?=(?:L[ea]s?|Il|Cette|Une?|Dans|Afin|Suite)\s[a-zà-ÿ])(?<=[a-zà-ÿ] )"
)
_POINT = re.compile(
    r"\s*(?:\d{1,2}(?:[.-]\d{1,2})?\s?[./)°-]|[-•►]|N°|[IVX]{1,4}\s?[-–.)]|(?:Objet|OBJET)\s?:)"
)
#: Words that open a line wherever they stand: stamps, and what an act is founded on.
_ALWAYS = re.compile(
    r"(?<=\S) (?="
    rf"(?:{_TRANSMITTED})\sen\s{PREFECTURE_WRITTEN}|ID\s?:\s?\d{{3}}-|AR\s(?:Prefecture|PREFECTURE)\b|(?:{_PUBLISHED})\sle\s(?:\d|ID\b)"
    r"|(?:Vu|VU|Considérant|CONSIDÉRANT|CONSIDERANT|Ouï|Après\sen\savoir|Après\savoir)\s"
    rf"|[•►➢➤✓❖▪◆■●\ue000-\uf8ff]\s?\w|·\s\w|#{{1,6}}\s\w|>\s\*{{0,2}}[A-ZÀ-Ý]|(?:OBJET|Objet)\s?[:;]|(?:Titre|TITRE|Intitulé)\s(?:de\sla|DE\sLA|du)\s\w+\s:|(?<![A-ZÀ-Ý]{{2}} )(?:Décide|{_DECIDES}|D[ÉE]LIB[ÈE]RE|PREND\sACTE|VOTE(?!\sD))\b"
    r")"
)
#: Words that open a line unless those before them go on: « du Conseil », « le Département ».
_OFTEN = re.compile(
    r"(?<=\S) (?="
    r"R[ÉE]PUBLIQUE\sFRAN[CÇ]AISE|(?:D[ÉEée]partement|D[ÉE]PARTEMENT|Arrondissement|ARRONDISSEMENT|Canton|CANTON)\s"
    r"|(?:EXTRAIT|Extrait)\s[dD]|(?:REGISTRE|Registre)\s(?:DES|des)\s|PROC[ÈE]S[- ]VERBAL|COMPTE[- ]RENDU|(?:ORDRE|Ordre)\s(?:DU|du)\s(?:JOUR|jour)|(?:LISTE|Liste)\s(?:DES|des)\s"
    r"|(?:S[ÉEée]ance|S[ÉE]ANCE|Réunion|R[ÉE]UNION)\s(?:\w+\s)?(?:du|DU|de)\s|L['’](?:an|An|AN)\s"
    r"|(?:Date|DATE)\s(?:de\s|d['’])|(?:Nombre|NOMBRE)\s(?:de|d['’]|DE)\s?\w|(?:En\sexercice|EN\sEXERCICE)\b"
    r"|(?:[ÉE]taient|[ÉE]TAIENT|Sont|SONT)\s(?:présents|absents|excusés|représentés|PR[ÉE]SENTS|ABSENTS|EXCUS[ÉE]S)"
    r"|(?<!TAIENT )(?:Pr[ée]sente?s?|PR[ÉE]SENTS|Absente?s?|ABSENTE?S?|Excusée?s?|EXCUS[ÉE]E?S?|Pouvoirs?|POUVOIRS?|Procurations?|PROCURATIONS?|Votants|VOTANTS)"
    r"(?:\s(?:[Ee]xcusée?s?|EXCUS[ÉE]E?S?|[Rr]eprésentée?s?|REPR[ÉE]SENT[ÉE]E?S?|et\s\w+|ayant\sdonné\s\w+))?\s?:"
    r"|(?:Secr[ée]taire|SECR[ÉE]TAIRE)s?\s(?:de\s|DE\s|:)|(?:Sous|SOUS)\s(?:la|LA)\s(?:présidence|PR[ÉE]SIDENCE)"
    r"|(?:D[ée]lib[ée]ration|D[ÉE]LIB[ÉE]RATION)\s(?:[nN]|\d)"
    r"|(?:Attendu|Entendu|ENTENDU|Après|APR[ÈE]S|Conformément|Ainsi\sfait|Fait\set|Pour\sextrait)\s"
    rf"|(?:L[eEaA]s?|LES|L['’])\s?(?:{in_any_case(ASSEMBLIES_WRITTEN)}|[cC]ommission\s[pP]ermanente)\b"
    r"|(?:Article|ARTICLE)\s(?:1er|\d)|(?:Décision|D[ÉE]CISION|Exposé|EXPOS[ÉE]|Rapport|RAPPORT)\s[nN]\s?°"
    r"|(?:Proposition|Exposé|Décision|Votes?|Résultats?|Candidate?s?|Coût|Montant|Pour|POUR)\s?:\s"
    r"|(?:Adopt|Approuv|Accept|Rejet|Vot)ée?s?\s(?:à|par)\b|Adoption\sà|\d{1,3}\s(?:voix|votes?)\s(?:pour|contre|POUR|CONTRE)\b"
    r"|(?:Point|POINT|Question|QUESTION|Affaire|AFFAIRE|Dossier|DOSSIER)\s(?:[nN]\s?°\s?)?\d{1,2}\s?[-–—:.]\s"
    r")"
)
#: A bullet is on the line of what it marks.
_BULLET = re.compile(r"(?:^| )[•►➢➤✓❖▪◆■●·\ue000-\uf8ff]$")
#: « … du 6 février » goes on, as does « le Conseil » in the middle of a sentence: what came before.
_GOES_ON = re.compile(
    rf"(?:(?:^|\s)(?:{any_of(DANGLING)}|à|que|qui|monsieur|madame|mme|mr|m\.|r[ée]uni|extrait|son|sa|ce|cette|\d{{1,2}}\s?[/.)°-]{{1,2}})|[,(«'’])$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[a-zà-ÿ)»\d]{3}[.;]) (?=[A-ZÀ-Ý-])|(?<=[a-zà-ÿ] [?!]) (?=[A-ZÀ-Ý])|(?<=[.?!] ») (?=[A-ZÀ-Ý])"
    r"|(?<=\S) (?=[-_=*~]{4,}(?: |$))|(?<=[-_=*~]{4}) (?=\w)"
)
#: A sentence begins where none has ended: under a title, or behind its colon.
_BODY = re.compile(
    r"(?<=[\wà-ÿ)»:]) (?=(?:(?:Le|La|Les|Il|Ils|Elle|Elles|Cette|Ce|Cet|Ces|Dans|Afin|Suite|Je|Nous|Depuis|Lors|Pour|Par|Une?|Aucune?|Des|En|Compte\stenu)\s[a-zà-ÿ]|[LC]['’](?:[a-zà-ÿ]{4,}|est)))"
)
#: A person who reports opens a body, unless a word or a comma before makes the name an apposition.
_SPEAKER = re.compile(
    r"(?<=[\w.»)]) (?=(?:Monsieur|Madame|M\.|Mme|Mr)\s[lLA-ZÀ-Ý]|(?:Rapporteure?s?|RAPPORTEURE?S?)\s?:"
    r"|(?:Le|La)\s(?:Maire|Présidente?)\s[a-zà-ÿ]{4,})"
)
#: A number of an act before its title: under its sign, or in a form that no date takes.
_NUMBER = re.compile(
    r"(?<=[\w.)|-]) (?="
    r"[Nn]\s?°\s?[A-Z]{0,6}[\d/_-]*\d\s(?:[-–—:]\s)?[A-ZÀ-Ý]|N\s?°\s?20\d\d(?:\s\d{1,3}){2}\b"
    r"|(?:[A-Z]{2,8}[ _.-]?)?20\d{6}[-_]\d{1,3}\s?(?:[-–—:]\s?)?[A-ZÀ-Ý]"
    r"|[A-Z]{2,8}[-_/]?\d{1,4}[-_/]\d{1,4}(?:[-_/]\d{1,4})?\s|(?:20\d\d[-_/]\d{1,4}(?:[-_/]\d{1,4})?|\d{1,4}[-/]20\d\d)\s(?:[-–—:]\s)?[A-ZÀ-Ý])"
)
#: A number behind a sentence, or of two levels: « 21-C-0302 – », « 1.2 Création », « 3 – TARIFS ».
_LATER = re.compile(
    r"(?<=[a-zà-ÿ)][.!]) (?=\d{1,2}\s?(?:[-–—/.)]\s?[A-ZÀ-Ý]{4}|[/)]\s?[A-ZÀ-Ý]))|(?<=[.;!?]) (?=\d[\dA-Z/_.-]{2,14}\s[-–—:]\s[A-ZÀ-Ý])|(?<=[\w.;!?)]) (?=\d{1,2}\.\d{1,2}\.?\s(?:[-–—:]\s)?(?:[A-ZÀ-Ý][a-zà-ÿ]{2}|[A-ZÀ-Ý]{3}))"
)
#: What follows a count of votes: « 15 pour Tarifs de la halle ».
_COUNTED = re.compile(
    r"\b\d{1,3}\s(?:voix\s|votes?\s)?(?:pour|contre|POUR|CONTRE|[aA]bstentions?)(?P<break> )(?=[A-ZÀ-Ý][a-zà-ÿ]+\s)"
)
#: What follows a result: « à l'unanimité 14 Tarifs de la halle », « CONTRE : 0 4 FINANCES ».
_PASSED = re.compile(
    r"(?:\b(?:unanimité|UNANIMIT[ÉE])|\b(?:à|À|A)\s(?:la\smajorité|LA\sMAJORIT[ÉE])|\b(?:CONTRE|ABSTENTIONS?)\s?:\s?\d{1,3}|\b(?:contre|[aA]bstentions?|pour)\s(?::\s)?\d{1,3}\.)"
    r"(?P<break> )(?=(?!(?:DES|Des|CONTRE|ABST\w*|POUR|NE|NPPV|Pour|Contre|Abst\w*)\b)(?:\[?\d{1,3}\s?[-–—./)]?\s)?[A-ZÀ-Ý][\wà-ÿ'’]+\s)"
)
#: A short title in capitals behind its label, and the sentence under it.
_NAMED = re.compile(r"\b(?:OBJET|Objet)\s?:(?:\s[^a-zà-ÿ\s]+)+(?P<break> )(?=[A-ZÀ-Ý][a-zà-ÿ])")
#: A title and what was decided, on one line: « Subvention : Après en avoir délibéré, le conseil … ».
_TITLED = re.compile(
    r": (?=(?:Après\sen\savoir|[Ll]e\s[Cc]onseil\s(?:municipal|Municipal|communautaire)|(?:Monsieur|Madame|M\.|Mme)\s(?:[lL][ea]\s)(?:[mM]aire|[pP]résident))\b)"
)
#: A line that holds a title, behind its label or in capitals, and what is told under it.
_WITH_BODY = re.compile(
    r".{0,40}\b(?:OBJET|Objet)\s?:"
    r"|(?=[A-ZÀ-Ý])(?:[^a-zà-ÿ\s]+ ){4,40}?(?:Monsieur|Madame|M\.|Mme)\s(?:[lL][ea]\s)?[A-ZÀ-Ý][a-zà-ÿ]"
)
_LEAST_WITH_BODY = 160
_TITLE = re.compile(
    r"[-•*\s]*(?!(?i:rapporteu|pr[ée]sent|absent|excus|[ée]taient|secr[ée]taire|pr[ée]siden|pouvoir|procuration))"
    r"[A-ZÀ-Ý][^.;:!?]{8,150}"
)
#: A rank before a title: « 1/ FINANCES », « 2. Voirie », « 3 – Tarifs ».
_RANK = re.compile(
    r"(?<=[\w.,;:)€%»]) (?=(?P<rank>\d{1,2})(?P<sign>\s?(?:[/.)]|°\)|[-–—]))(?:\s(?:[-–—]\s)?|(?<=[/)]))[A-ZÀ-Ý«])"
)
#: A rank behind a sentence or a heading, alone of its kind, before a word that opens titles.
_FIRST = re.compile(
    r"(?:(?<=[.;:!?»)€%])|(?<=[A-ZÀ-Ý]{3})|(?<=[.!?] \d)) (?=\d{1,2}\s?(?:[/.)]|°\)|[-–—])\s?(?:[-–—]\s)?(?P<word>[A-ZÀ-Ý][A-Za-zÀ-ÿ]{2,}))"
)
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
#: A title that stands behind the sentence of the point above, straight before what is decided on it.
_STUCK = re.compile(r"(?<=[:;€%)]) (?=(?P<title>[A-ZÀ-Ý][^.;:!?]{10,110})$)")
_DECIDED_UNDER = re.compile(
    rf"(?:Après\s(?:en\savoir\s|avoir\s)|(?:L[eEaA]s?|LES|L['’])\s?(?:{in_any_case(ASSEMBLIES_WRITTEN)}))"
)
#: Characters of a title of the agenda, its rank among them, that is known again.
_LEAST_AGAIN, _MOST_AGAIN = 12, 200
_CAPITALS = re.compile(r"(?:^|(?<=\S) )(?=(?P<run>(?=[A-ZÀ-Ý«])(?:[^a-zà-ÿ\s]+(?: |$)){2,80}))")
#: What stands before a surname in capitals.
_FIRST_NAME = re.compile(r"\b(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*|M\.?)$")
#: The rank of a title in capitals: « 12 - FINANCES », « 4) VOIRIE ».
_RANK_BEFORE = re.compile(r" \d{1,2}\s?(?:[/.)]|°\)|[-–—]) $")
#: « I – FINANCES 1 – Tarifs »: the rank under a theme is that of the title behind it.
_LAST_RANK = re.compile(r" \d{1,2}\s?(?:[/.)]|°\)|[-–—]) $")
#: Letters that a run of capitals needs to be a title rather than a name.
_TITLE_LETTERS = 22
#: As many do where the first word opens titles.
_LEAST_LETTERS = 8


def with_lines(text: str) -> str:
    """Return a text, of the same length, with breaks where it lost them: in all of it, in its long lines, behind titles."""
    if len(text) < _SHORTEST:
        return text
    if len(text) >= _LONGEST_LINE * text.count("\n"):
        return _broken(text)
    lines = [
        _broken(line) if len(line) >= _LEAST_WITH_BODY and _WITH_BODY.match(line) else line
        for line in text.split("\n")
    ]
    text = _with_titles_apart("\n".join(lines))
    # Some writers leave breaks between pages or paragraphs, and none in them.
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest < _LONGEST_WRAPPED:
        return text
    most = _LEAST_JOINED if _lost_breaks(lines) else _LONGEST_LINE
    return "\n".join([_broken(line) if len(line) >= most else line for line in lines])


def _lost_breaks(lines: Sequence[str]) -> bool:
    """Whether titles begin or end within the lines of a text: breaks were lost at some places."""
    most = sum(map(bool, lines)) // _ONE_IN
    within = 0
    long = [line for line in lines if len(line) >= _LONGEST_WRAPPED]
    for left, line in zip(range(len(long), 0, -1), long, strict=True):
        if within + left <= most:
            break
        within += _holds_title(line)
    return within > most


def _holds_title(line: str) -> bool:
    """Whether a title begins within a line, or one is followed by what is told under it."""
    if any(at > _LEAST_AGAIN for at in named_matters(line)):
        return True
    told = _UNDER_RANK if _POINT.match(line) else _UNDER
    return any(
        not _GOES_ON.search(line[max(0, found.start() - 12) : found.start()])
        for found in told.finditer(line, _LEAST_AGAIN)
    )


def _with_titles_apart(text: str) -> str:
    """The text with breaks between titles and what was decided, where one line holds both."""
    pieces: list[str] = []
    last = 0
    for match in _TITLED.finditer(text):
        begin = text.rfind("\n", last, match.start()) + 1
        if begin and _TITLE.fullmatch(text, begin, match.start()):
            pieces.extend((text[last : match.end() - 1], "\n"))
            last = match.end()
    return "".join((*pieces, text[last:]))


def _broken(text: str) -> str:
    """The text with breaks where lines were: each takes the place of a blank, of one of several."""
    places = [at for at, char in enumerate(text) if char != " " or text[at - 1 : at] != " "]
    pieces = list(text)
    for position in _breaks("".join([text[at] for at in places])):
        pieces[places[position]] = "\n"
    for gap in _GAP.finditer(text):
        pieces[gap.start()] = "\n"
    return "".join(pieces)


def _breaks(text: str) -> set[int]:
    """Where the words that open a line begin, sentences end, and titles stand, in a text of single blanks."""
    breaks = {
        match.start()
        for pattern in (_OFTEN, _SPEAKER, _BODY)
        for match in pattern.finditer(text)
        if not _GOES_ON.search(text[max(0, match.start() - 12) : match.start()])
    }
    breaks.update(match.start() for match in _ALWAYS.finditer(text))
    breaks.update(match.start() for match in _SENTENCE.finditer(text))
    for pattern in (_NUMBER, _LATER):
        breaks.update(m.start() for m in pattern.finditer(text) if _free(text, m.start()))
    for pattern in (_COUNTED, _PASSED, _NAMED):
        breaks.update(match.start("break") for match in pattern.finditer(text))
    breaks.update(_ranked(text))
    breaks.update(_coded(text))
    breaks.update(_around_capitals(text))
    breaks.update(title_starts(text))
    breaks.update(m.start() for m in _FIRST.finditer(text) if _opens(m["word"]))
    breaks.update(_stuck_titles(text, sorted(breaks)))
    return {at for at in breaks if not _BULLET.search(text, max(0, at - 2), at)}


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


def _stuck_titles(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Where a title begins that nothing parts from the point above, before a line on which the assembly decides."""
    for begin, end in pairwise((-1, *breaks)):
        if end - begin > _LEAST_AGAIN and _DECIDED_UNDER.match(text, end + 1):
            last = max(begin + 1, end - _MOST_AGAIN)
            yield from (match.start() for match in _STUCK.finditer(text, last, end))


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
    found = [match for match in _RANK.finditer(text) if _free(text, match.start())]
    return _runs_of(found, lambda match: match["sign"]) or _runs_of(found, lambda _match: "")


def _runs_of(
    found: Sequence[re.Match[str]], family: Callable[[re.Match[str]], str]
) -> list[list[int]]:
    """The runs of ranks of one family."""
    runs: dict[str, list[list[tuple[int, int]]]] = {}
    last: dict[str, int] = {}
    for match in found:
        rank, sign = int(match["rank"]), family(match)
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
            if _LEAST_AGAIN <= len(title) <= _MOST_AGAIN:
                again = small.find(title + " ", following)
                if again > 0:
                    yield again + len(title)


def _around_capitals(text: str) -> list[int]:
    """Where a title in capitals begins, and where the words after it do."""
    found: list[int] = []
    position = 0
    while match := _CAPITALS.search(text, position):
        end = match.end("run")
        named = _FIRST_NAME.search(text, max(0, match.start() - 30), match.start())
        if named and _opens(match["run"].split(" ", 1)[0]):
            named = None
        if not named and _is_title(match["run"]):
            ranked = _RANK_BEFORE.search(text, max(0, match.start() - 8), match.start() + 1)
            start = ranked.start() if ranked else match.start()
            found.extend([start] if start > 0 else [])
            if rank := _LAST_RANK.search(match["run"]):
                found.append(match.start("run") + rank.start())
            elif end < len(text) and text[end - 1] == " " and text[end].isupper():
                found.append(end - 1)
        position = match.start("run") if named else max(end - 1, match.start() + 1)
    return found


def _is_title(run: str) -> bool:
    """Whether words in capitals are long enough for a title, or begin with a word that opens some."""
    letters = sum(char.isalpha() for char in run)
    if letters >= _TITLE_LETTERS:
        return run.count(" ") > 2
    return letters >= _LEAST_LETTERS and _opens(run.split(" ", 1)[0])


def _opens(word: str) -> bool:
    return fold_letters(word) in opening_words()
