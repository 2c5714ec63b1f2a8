"""Where a line began, in a text of single blanks that lost its breaks.

By the words that open one in an act (« Séance du », « Étaient présents », « OBJET : », « Vu », « Le conseil »,
« DÉCIDE »), by the ends of sentences and of votes, by titles and by numbers.

Sources: CGCT, art. R2121-9 and L2121-23 (what an extrait bears); forms observed in published acts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers import fold_letters
from indexer.acts.formulas import (
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
from indexer.reading.parsing.lexicon import CALLING_WRITTEN, opening_words
from indexer.reading.parsing.view.number_starts import LEAST_TITLE, MOST_TITLE, number_starts
from indexer.reading.parsing.view.title_starts import title_starts

_TRANSMITTED = any_of(map(str.capitalize, TRANSMITTED_WRITTEN))
_PUBLISHED = any_of(map(str.capitalize, PUBLISHED_WRITTEN))
_DECIDES = in_capitals((*DECIDING_WRITTEN, *GOVERNING))
#: Words that open a line wherever they stand: stamps, and what an act is founded on.
_ALWAYS = re.compile(
    r"(?<=\S) (?="
    rf"(?:{_TRANSMITTED})\sen\s{PREFECTURE_WRITTEN}|ID\s?:\s?\d{{3}}-|AR\s(?:Prefecture|PREFECTURE)\b|(?:{_PUBLISHED})\sle\s(?:\d|ID\b)"
    r"|(?:Vu|VU|Considérant|CONSIDÉRANT|CONSIDERANT|Ouï|Après\sen\savoir|Après\savoir)\s"
    r"|(?:L[eE]|L[aA])\s(?:Maire|MAIRE|Présidente?|PR[ÉE]SIDENTE?)\b[^.;:]{0,80},\sV[uU]\s"
    rf"|[•►➢➤✓❖▪◆■●\ue000-\uf8ff]\s?\w|·\s\w|#{{1,6}}\s\w|>\s\*{{0,2}}[A-ZÀ-Ý]|(?:OBJET|Objet)\s?[:;]|(?:SUJET|Sujet|TITRE|Titre|INTITULÉ|Intitulé)\s?:|\*\s[A-ZÀ-Ý]|(?:Titre|TITRE|Intitulé)\s(?:de\sla|DE\sLA|du)\s\w+\s:|(?<![A-ZÀ-Ý]{{2}} )(?:Décide|{_DECIDES}|D[ÉE]LIB[ÈE]RE|PREND\sACTE|VOTE(?!\sD))\b"
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
    r"|(?:Point|POINT|Question|QUESTION|Affaire|AFFAIRE|Dossier|DOSSIER)\s(?:[nN]\s?°\s?)?\d{1,2}(?:\s?[-–—:.]\s|\s(?=[A-ZÀ-Ý][a-zà-ÿ]))"
    r")"
)
#: A bullet or a box is on the line of what it marks.
_BULLET = re.compile(r"(?:^| )[*•►➢➤✓❖▪◆■●·☐☑☒□\ue000-\uf8ff]$")
#: « … du 6 février » goes on, as does « le Conseil » in the middle of a sentence: what came before.
_GOES_ON = re.compile(
    rf"(?:(?:^|\s)(?:{any_of(CALLING_WRITTEN)}|monsieur|madame|mme|mr|m\.|r[ée]uni|extrait|\d{{1,2}}\s?(?:[/.)°-]-?|°[).]))|[,(«'’])$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[a-zà-ÿ)»\d]{3}[.;]) (?=[A-ZÀ-Ý-])|(?<=[A-ZÀ-Ý]{4}[.;]) (?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ] [?!]) (?=[A-ZÀ-Ý])|(?<=[.?!] ») (?=[A-ZÀ-Ý])"
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
#: What follows a count of votes: « 15 pour Tarifs de la halle ».
_COUNTED = re.compile(
    r"\b\d{1,3}\s(?:voix\s|votes?\s)?(?:pour|contre|POUR|CONTRE|[aA]bstentions?)(?P<break> )(?=[A-ZÀ-Ý][a-zà-ÿ]+\s)"
)
#: What follows a result: « à l'unanimité 14 Tarifs de la halle », « CONTRE : 0 4 FINANCES ».
_PASSED = re.compile(
    r"(?:\b(?:[uU]nanimité|UNANIMIT[ÉE])|\b(?:à|À|A)\s(?:la\smajorité|LA\sMAJORIT[ÉE])|\b(?:CONTRE|ABSTENTIONS?)\s?:\s?\d{1,3}|\b(?:contre|[aA]bstentions?|pour)\s(?::\s)?\d{1,3}\.)"
    r"(?P<break> )(?=(?!(?:DES|Des|CONTRE|ABST\w*|POUR|NE|NPPV|Pour|Contre|Abst\w*)\b)(?:\[?\d{1,3}\s?[-–—./)]?\s)?[A-ZÀ-Ý][\wà-ÿ'’]+\s)"
)
#: A short title in capitals behind its label, and the sentence under it.
_NAMED = re.compile(
    r"\b(?:OBJET|Objet)\s?:(?:\s[^a-zà-ÿ\s]+){1,30}(?P<break> )(?=[A-ZÀ-Ý][a-zà-ÿ])"
)
#: A rank behind a sentence, a heading or the day of a title, alone of its kind, before a word that opens titles.
_FIRST = re.compile(
    r"(?:(?<=[.;:!?»)€%])|(?<=[A-ZÀ-Ý]{3})|(?<=[.!?] \d)|(?<=\s20\d\d)) (?=\d{1,2}\s?(?:[/.)]|°\)|[-–—])\s?(?:[-–—]\s)?(?P<word>[A-ZÀ-Ý][A-Za-zÀ-ÿ]{2,}))"
)
#: A title that stands behind the sentence of the point above, straight before what is decided on it.
_STUCK = re.compile(r"(?<=[:;€%)]) (?=(?P<title>[A-ZÀ-Ý][^.;:!?]{10,110})$)")
_DECIDED_UNDER = re.compile(
    rf"(?:Après\s(?:en\savoir\s|avoir\s)|(?:L[eEaA]s?|LES|L['’])\s?(?:{in_any_case(ASSEMBLIES_WRITTEN)}))"
)
_CAPITALS = re.compile(r"(?:^|(?<=\S) )(?=(?P<run>(?=[A-ZÀ-Ý«])(?:[^a-zà-ÿ\s]+(?: |$)){2,80}))")
#: What stands before a surname in capitals.
_FIRST_NAME = re.compile(r"\b(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*|M\.?)$")
#: The rank of a title in capitals, « 12 - FINANCES »; behind a theme, « I – FINANCES 1 – Tarifs », that of the
#: title that follows.
_RANK_AT_END = re.compile(r" \d{1,2}\s?(?:[/.)]|°\)|[-–—]) $")
#: Letters that a run of capitals needs to be a title rather than a name.
_TITLE_LETTERS = 22
#: As many do where the first word opens titles.
_LEAST_LETTERS = 8


def line_starts(text: str) -> set[int]:
    """Return the blanks in whose place breaks were, in a text of single blanks."""
    breaks = {
        match.start()
        for pattern in (_OFTEN, _SPEAKER, _BODY)
        for match in pattern.finditer(text)
        if not goes_on(text, match.start())
    }
    breaks.update(match.start() for match in _ALWAYS.finditer(text))
    breaks.update(match.start() for match in _SENTENCE.finditer(text))
    for pattern in (_COUNTED, _PASSED, _NAMED):
        breaks.update(match.start("break") for match in pattern.finditer(text))
    breaks.update(number_starts(text))
    breaks.update(_around_capitals(text))
    breaks.update(title_starts(text))
    breaks.update(m.start() for m in _FIRST.finditer(text) if _opens(m["word"]))
    breaks.update(_stuck_titles(text, sorted(breaks)))
    return {at for at in breaks if not _BULLET.search(text, max(0, at - 2), at)}


def goes_on(text: str, at: int) -> bool:
    """Tell whether the words before a place call for those behind it."""
    return _GOES_ON.search(text[max(0, at - 12) : at]) is not None


def _stuck_titles(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Where a title begins that nothing parts from the point above, before a line on which the assembly decides."""
    for begin, end in pairwise((-1, *breaks)):
        if end - begin > LEAST_TITLE and _DECIDED_UNDER.match(text, end + 1):
            last = max(begin + 1, end - MOST_TITLE)
            yield from (match.start() for match in _STUCK.finditer(text, last, end))


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
            ranked = _RANK_AT_END.search(text, max(0, match.start() - 8), match.start() + 1)
            start = ranked.start() if ranked else match.start()
            found.extend([start] if start > 0 else [])
            if rank := _RANK_AT_END.search(match["run"]):
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
