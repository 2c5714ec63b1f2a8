"""Titles that their report follows on the same line, without it.

A text that lost its breaks sets « Tarifs de la halle », then « Le prix est inchangé », on one line: the title ends
where a sentence begins, which its sign, its verb or its capital tells.

Source: typography of French (Imprimerie nationale, « Lexique des règles typographiques », capitales); forms observed.
"""

import re

from analyzers import fold_letters
from indexer.acts.formulas import DECIDING, GRANTING, REFUSING, any_of
from indexer.reading.parsing.facts.votes.written_counts import COUNT_WORDS
from indexer.reading.parsing.lexicon import (
    ASSEMBLY,
    CALLING_WRITTEN,
    CIVILITY_WRITTEN,
    COUNCIL_KIND,
    HOLDING,
)
from indexer.reading.parsing.openings import BODY, first_word, has_verb

#: « Participation des communes. Elle est fixée à … », « Classe de mer. Vote : 4 pour »: the account follows the title.
_RUN_IN = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[)»]))\.\s+(?=[A-ZÀ-Ý])")
_LEAST_BEFORE = 8


#: « Personnel : le contrat de Mme Orval est renouvelé », « Lavoir : un devis a été demandé ».
_MATTER_THEN = re.compile(
    r"(?P<title>[^:]{3,70}?)\s*:\s+(?P<account>(?:[LDdl]es?|[Ll]a|[Uu]ne?|[Ii]ls?|[Ee]lles?|[Cc](?:e|ette|es)|[Aa]près|[Aa]ucune?"
    rf"|\d[\d ,.]*(?:€|euros)?|{COUNT_WORDS}|{CIVILITY_WRITTEN})\s.{{15,}}|[Ll]['’]\w.{{15,}})"
)
#: « VENTE D'UN TERRAIN Monsieur le Maire expose … », « TAUX 2031 P. ORVAL donne lecture … »: a title in
#: capitals, its report on the same line.
_SHOUTED = re.compile(
    r"(?P<title>(?=[^a-zà-ÿ]{0,30}[A-ZÀ-Ý]{4})[^a-zà-ÿ]{12,}?)\s+"
    r"(?:(?P<report>[A-ZÀ-Ý]['’]?[a-zà-ÿ].{20,})|(?P<speaker>(?:[A-Z]\.|MM?\.?|Mme)\s?[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,})\s+(?P<says>[a-zà-ÿ]+)\s.{15,})"
)
#: « Tarifs de la halle Le prix est inchangé », « Vente du pré Lise ORVAL demande … », « Bail Deux offres sont reçues »:
#: a word that opens sentences has its capital within a title only where one begins, and who speaks a verb.
_NAME = r"[A-ZÀ-Ý][\wÀ-ÿ'’-]+"
_BEGINS = re.compile(
    rf"(?<=[\wÀ-ÿ)%€»°]) (?=(?:(?:L[ea]s?|Une?|Des|Ces?|Cette|Cet|Ils?|Elles?|On|Nous|Chaque|Tous|Toutes|Aucune?|Plusieurs|Certaine?s|Notre|Sa|Ses|Son|Leurs?"
    rf"|Depuis|Afin|Dans|Lors|Lorsque|Après|Suite|Selon|Compte|Conformément|Actuellement|Celui|Celle|Comme|Voir|(?:(?i:{COUNT_WORDS}))(?:-[a-zà-ÿ]+)*) [a-zà-ÿ]"
    rf"|[LC]['’][a-zà-ÿ]|[A-ZÀ-Ý][a-zà-ÿ]{{3,}} (?:est|sont|a été|ont été) "
    rf"|(?P<who>(?:(?:MM?\.?|Mmes?|Mr|Monsieur|Madame) (?:l[ea] )?|[A-Z]\. ?)(?:{_NAME} ?){{1,3}}|[A-ZÀ-Ý][a-zà-ÿ]+(?:-{_NAME})? [A-ZÀ-Ý]{{2,}}[A-ZÀ-Ý'’-]*) (?P<says>[a-zà-ÿ]+)\b))"
)
_SPEAKS = re.compile(
    r"(?:estime|juge|trouve|regrette|pense|lit|evoque|commente|intervient|detaille|relate|annonce)\b"
)
#: « Vente d'un terrain VU le code … ».
_FOUNDED = re.compile(r"[ ,;](?:V[Uu]\s+(?:l[ea]s?\b|l['’])|C(?:ONSID[EÉ]RANT|onsidérant)\b)")


#: « Tarifs de la navette Les membres du comité syndical, après en avoir délibéré, … ».
_DELIBERATES = re.compile(
    rf"\s(?:les\s+membres\s+d(?:u|e\s+l')\s*|le\s+|l')(?:{ASSEMBLY})\b[^.;:]{{0,60}}\b(?:delibere|unanimite)\b"
)


#: « Compte administratif : le comité approuve … », as far as it was taken for a title.
_ACCOUNT = re.compile(
    rf"\s*:\s+(?:apres\s+[^:.]{{3,40}},\s+)?le\s+(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?"
    rf"(?:\s*,.*|\s+(?:{any_of(DECIDING)})\b.*)?$"
)


def without_sentence(text: str) -> str:
    """A title without the sentence that tells what was said of it, on its line."""
    for account in (_DELIBERATES, _ACCOUNT):
        if ended := account.search(fold_letters(text), _LEAST_BEFORE):
            text = text[: ended.start()]
    if (matter := _MATTER_THEN.match(text)) and _tells(fold_letters(matter["account"])):
        return matter["title"]
    if (shouted := _SHOUTED.match(text)) and _reports(shouted):
        return shouted["title"]
    if founded := _FOUNDED.search(text, _LEAST_BEFORE):
        text = text[: founded.start()]
    text = _before_sentence(text)
    stop = _RUN_IN.search(text, _LEAST_BEFORE)
    if stop is None or has_verb(fold_letters(text[: stop.start()]), first_word(fold_letters(text))):
        return text
    folded = fold_letters(text[stop.end() :])
    told = has_verb(folded, first_word(folded)) or re.search(r"\bvote\s*:|\b\d+\s+pour\b", folded)
    return text[: stop.start()] if told else text


def _before_sentence(text: str) -> str:
    """A title without the sentence that begins within it, where no sign parts the two."""
    for begins in _BEGINS.finditer(text, _LEAST_BEFORE):
        title, rest = text[: begins.start()], fold_letters(text[begins.end() :])
        before = title.rsplit(" ", 1)[-1].lower()
        if (
            before in CALLING_WRITTEN
            or before.endswith(("'", "’"))
            or has_verb(fold_letters(title), 1)
        ):
            continue
        says = begins["says"] and fold_letters(begins["says"])
        told = has_verb(says) or _SPEAKS.match(says) if says else _says(rest)
        if told:
            return title
    return text


#: « Chaque délégué a reçu … », « Voir le document joint ».
_PERFECT = re.compile(r"(?:[^.;:]{0,80}?\b(?:a|ont)\s+[a-z]{2,}(?:[eiu]|is|it)e?s?\b|voir\s)")


def _says(folded: str, start: int = 0) -> bool:
    """Whether words are a sentence: they hold a verb, in a tense that few titles have."""
    return has_verb(folded, start) or bool(_PERFECT.match(folded))


#: « Le prestataire a révisé ses prix », « Deux devis sont examinés ».
_SENTENCE = re.compile(
    r"(?:l[ea]s?\s|l'|une?\s|des?\s|ces?\s|cette\s|(?:deux|trois|quatre|plusieurs)\s)[^.;:]{3,60}?\s(?:a|ont|est|sont|etait|etaient|sera|seront|s'eleve|arrive|souhaite)\s"
)


def _reports(shouted: re.Match[str]) -> bool:
    """Whether what stands behind a title in capitals is its report, or somebody who says or does something."""
    if shouted["speaker"]:
        return has_verb(fold_letters(shouted["says"]))
    report = fold_letters(shouted["report"])
    told = not shouted["title"].endswith(":") and (
        _says(report, first_word(report)) or ". " in report
    )
    return bool(BODY.match(report) or _SENTENCE.match(report) or told)


def _tells(folded: str) -> bool:
    """Whether words are a sentence: they hold a verb that is known, or begin with who did something."""
    told = has_verb(folded) or folded.startswith(("il ", "ils ", "elle ", "elles "))
    return told or bool(_ASSEMBLY_DOES.match(folded) or _REMAINS.search(folded))


#: « Les taux restent inchangés », « une convention sera signée ».
_REMAINS = re.compile(r"\b(?:restent|sera|seront|aura|auront|devient|deviennent)\b")


#: « Le conseil choisit le bureau d'études », « le comité syndical retient le devis ».
_ASSEMBLY_DOES = re.compile(
    rf"(?:le\s+|l')(?:{ASSEMBLY})(?:\s+(?:{COUNCIL_KIND}))?\s+(?:{any_of((*GRANTING, *REFUSING))}|{HOLDING}|choisit|prend|renonce)\b"
)
