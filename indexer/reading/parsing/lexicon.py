"""The French that the rules of parsing share: each list of words stands once, here.

Words are written as folded text has them (lower case, no accent) unless a name says ``WRITTEN``.
What is made of them, a piece of a regular expression, has the name of what it recognises and no
group but where its comment says so; a rule joins these pieces to its own. Months and numbers come
from ``analyzers``, which reads the same words in queries; verbs of deciding, assemblies and stamps
from ``indexer.acts.formulas``, which the plan of an act reads too.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from analyzers.words.numbers import MONTH_NAMES, MONTHS, spell
from indexer.acts.documents import Organe
from indexer.acts.formulas import (
    ASSEMBLIES,
    any_of,
)

# --- days and months ------------------------------------------------------------------------------
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAY = f"(?:{any_of(WEEKDAYS)})"
#: The name of the day that may stand before its figure: « le [jeudi] 14 mars ».
WEEKDAY_BEFORE = rf"(?:{WEEKDAY}\s+)?"

#: « Août », as optical reading gives it.
_AUGUST_MISREAD = ("aodt", "aoqt", "aod(t", "ao(t", "aoit", "aolt")
#: « MAl », « JUlN »: a capital I as optical reading gives it.
_I_MISREAD = {
    name.replace("i", sign): name for name in MONTH_NAMES.values() if "i" in name for sign in "l1"
}
#: « IUILLET », « iuin »: a J as optical reading gives it.
J_MISREAD = {f"i{name[1:]}": name for name in MONTH_NAMES.values() if name.startswith("j")}
#: « Jan » is short for a month in a date alone: elsewhere it is a first name.
MONTH_VALUES = {
    **MONTHS,
    "jan": 1,
    **dict.fromkeys(_AUGUST_MISREAD, 8),
    **{misread: MONTHS[name] for misread, name in (_I_MISREAD | J_MISREAD).items()},
}
MONTH_NAME = f"(?:{any_of(MONTH_NAMES.values())})"
_MISREAD = (*_AUGUST_MISREAD, *_I_MISREAD, *J_MISREAD)
_MONTH_SHORT = MONTH_VALUES.keys() - {*MONTH_NAMES.values(), *_MISREAD}
#: A month in a date: its name, or what is short for it.
MONTH = f"(?:{any_of((*MONTH_NAMES.values(), *_MISREAD))}|(?:{any_of(_MONTH_SHORT)})" + r"\b\.?)"

# --- numbers in words -----------------------------------------------------------------------------
#: What may part the words of a number, over the end of a line too.
_JOIN = r"[\s-]{1,3}"


def _spoken(numbers: Iterable[int]) -> str:
    """The numbers in words: « vingt-et-une », « vingt un », « dix sept »."""
    words = sorted(map(spell, numbers), key=len, reverse=True)
    return "|".join(
        re.sub(
            r"\bun\b", "une?", word.replace(" et ", f"{_JOIN}(?:et{_JOIN})?").replace(" ", _JOIN)
        )
        for word in words
    )


TENS = any_of(spell(ten) for ten in (20, 30, 40, 50, 60))
ONES = _spoken(range(1, 10))
#: From one to sixteen; « sept » loses its last letter to optical reading.
UNITS = _spoken(range(1, 17)).replace("sept", "sept?")
#: A day of a month.
DAY_WORDS = f"premier|{_spoken(range(2, 32))}|un"
#: A year: « deux mil(le) », then up to two words more; « mil neuf cent », then any number.
YEAR_WORDS = (
    rf"mil(?:le)?{_JOIN}(?:neuf|huit){_JOIN}cents?(?:{_JOIN}(?:et{_JOIN})?(?:{_spoken(range(1, 100))})\b)?|deux{_JOIN}(?:mill?es?|mil)(?:{_JOIN}(?:et{_JOIN})?"
    rf"(?:(?:{TENS})(?:[\s-]{{0,3}}(?:et{_JOIN})?(?:{UNITS})\b)?"
    rf"|(?:{UNITS})(?:{_JOIN}(?:sept?|huit|neuf)\b)?\b))?"
)

_VALUES = {
    **{spell(number): number for number in (*range(1, 17), 20, 30, 40, 50, 60)},
    **{"une": 1, "premier": 1, "sep": 7, "vingts": 20, "septante": 70, "nonante": 90},
}
_THOUSAND = frozenset(("mil", "mille", "milles", "mile"))
#: One word of a number in words, but « et ».
NUMBER_WORDS = any_of((*_VALUES, *_THOUSAND, "cent", "cents", "vingt"))
#: A hyphen at the end of a line may be lost: « vingttrois ».
_VINGT_JOINED = re.compile(r"vingt(?=[a-rt-z])")

_LETTERS = re.compile(r"[a-z]+")


def number_in_words(words: str) -> int | None:
    """Return the number that folded French words write: ``deux mil vingt-et-un`` gives 2021."""
    total = current = 0
    known = False
    for word in _LETTERS.findall(_VINGT_JOINED.sub("vingt ", words)):
        if word == "et":
            continue
        if word in _THOUSAND:
            total, current = (total + (current or 1) * 1000), 0
        elif word in ("cent", "cents"):
            current = (current or 1) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word in _VALUES:
            current += _VALUES[word]
        else:
            return None
        known = True
    return total + current if known else None


# --- assemblies and who sits in them --------------------------------------------------------------
#: An assembly by its first word, with no word for its kind.
ASSEMBLY = any_of(ASSEMBLIES)
#: An assembly, or the commission permanente that decides in the stead of one: CGCT, art. L3211-2, L4221-5.
#: That of another body is told of: « la commission permanente du département a accordé … », « passe devant la … ».
WHO_DECIDES = rf"{ASSEMBLY}|(?<!devant\sla\s)commission\s+permanente(?!\s+(?:du|de\s+la)\s[^,.;:]{{3,40}}\sa\s)"
#: « Les délégués sont invités à se réunir le … »: what summons.
INVITED = r"(?:est|sont)\s+invitee?s?\s+a\s+(?:se\s+reunir|assister|participer|sieger)\b"
#: What a conseil is: CGCT, art. L2121-1, L5211-6, L3121-1, L4131-1; CASF, art. L123-6.
COUNCIL_KIND = (
    r"de\s+territoire|territorial|municipal|communautaire|syndical|departemental|general|regional|metropolitain|d'administration"
    r"|de\s+(?:la\s+)?communaute|d'agglomeration|de\s+(?:la\s+|[\w-]+\s+){0,3}metropole"
)
#: What a conseil is that is no assembly of a body, after its first word or after « conseil municipal »: CGCT,
#: art. L1112-23, L2143-1, L5211-10-1.
OTHER_COUNCIL = (
    r"(?:(?:des?|d')\s*(?:la\s+)?(?:jeunes|jeunesse|enfants|juniors?|adolescents|sages|aines|anciens|ecole|quartiers?|developpement|citoyens?|vie)\b"
    r"|(?:jeunes?|juniors?|citoyens?)\b)"
)
#: « PV du CM du 9 juin », « CR CM », « Valbrune – CM du 9 juin »: a title that tells the conseil municipal in letters.
COUNCIL_IN_LETTERS = (
    r"(?:^|\n)\W*(?:p\.?v\.?|c\.?r\.?|comptes?[- ]rendus?|proces[- ]verbal|reunion|seance)(?:\s+(?:de|du|la|reunion|seance)){0,4}"
    r"\s+c\.?m\b\.?(?=\s+(?:du\s|de\s|le\s|\d))|(?:^|\n)[^\n.;:]{4,60}\s[-–]\s+c\.?m\.?(?=\s+du\s+\d)"
)
#: Bodies that give an opinion on what the assembly decides, and vote on it too.
ADVISORY = (
    r"\bcommissions?\b(?!\s+permanente)|\bcomite\s+(?:technique|social)|\bconseil\s+(?:communal|d'ecole|de developpement|portuaire)"
    r"|\bc\.?a\.?o\b|\bgroupes?\s+de\s+travail\b|\bsous-commission|\bjury\b|\bcst\b"
)
_ADVICE = (
    "emis", "rendu", "donne", "examine", "etudie", "debattu", "propose", "valide", "pris connaissance",
)  # fmt: skip
#: What a bureau or a commission has done before the assembly decides: « a examiné », « s'est prononcé ».
HAS_ADVISED = rf"\b(?:s'est\s+prononce|n?'?a\s+(?:pas\s+)?(?:{any_of(_ADVICE)}))"
#: « Réuni pour préparer … »: what it sat for, before the assembly.
TO_PREPARE = r"\bpour\s+(?:preparer|examiner|etudier)\b"
#: Before a body: whom a matter is about, or who was asked, is not its author.
OTHER_PARTY = (
    r"\b(?:avec|aupres\s+de|(?:adhesion|retrait|entree|avis|accord|courrier|demande|sollicitation|proposition)\s+(?:favorable\s+)?de)"
    r"\s+(?:la|le|l')\s*"
)
#: Who presides over an assembly and signs its acts (CGCT, art. L2121-14, L5211-2).
HEAD_OF_BODY = r"(?:maire|presidente?)"

# --- how a sitting is told --------------------------------------------------------------------------
#: What an assembly does to sit, as a participle or before its endings: « réuni », « assemblés ».
MEETING = ("reuni", "assemble")
MET = any_of(MEETING)
#: « S'est légalement réuni », « se sont assemblés »; some PDF readers lose apostrophes.
HAS_MET = rf"(?:s['\s]est|se\s+sont)\s+(?:\w+\s+){{0,2}}(?:{MET})"
#: « Régulièrement convoqué ».
CONVENED = rf"(?:{any_of(('regulierement', 'legalement', 'dument'))})\s+convoque"
#: « Les conseillers communautaires de Val d'Orme se sont réunis »: who sit stand for the council.
_MEMBERS_MEET = rf"(?=[^.;:]{{0,90}}\b(?:{HAS_MET}))"
ORGANS: tuple[tuple[Organe, str], ...] = (
    ("conseil municipal", rf"conseil\s+(?:municipal|muni\s?cipal|municipaux)\b(?!\s+{OTHER_COUNCIL})|conseil\s+de\s+paris\b|conseillers\s+municipaux\b" + _MEMBERS_MEET),
    ("conseil communautaire", r"conseil\s+(?:communautaire|de\s+(?:la\s+)?communaute|d'agglomeration|de\s+(?:[\w-]{2,20}\s+){1,4}(?:communaute|agglomeration|agglo))\b|assemblee\s+communautaire|assemblee\s+generale\s+de\s+la\s+communaute|(?:conseillers\s+communautaires|(?:delegues|conseillers|membres)\s+de\s+la\s+communaute\s+(?:de\s+communes|d'agglomeration|urbaine))\b" + _MEMBERS_MEET),
    ("conseil métropolitain", r"conseil\s+(?:metropolitain|de\s+(?:la\s+|[\w-]{2,20}\s+){0,3}metropole)\b"),
    ("comité syndical", r"comite\s+syndical\b|conseil\s+syndical\b|assemblee\s+syndicale\b|comite\s+(?:departemental\s+)?(?:du\s+syndicat|de\s+la\s+federation)\b|delegues\s+du\s+syndicat\b" + _MEMBERS_MEET),
    ("conseil départemental", r"conseil\s+(?:departemental|general)\b|assemblee\s+departementale|conseil\s+(?:de\s+la\s+collectivite\s+europeenne\s+)?d'alsace\b"),
    ("conseil régional", r"conseil\s+regional\b|assemblee\s+regionale|assemblee\s+de\s+(?:corse|guyane|martinique)\b"),
    ("conseil de territoire", r"conseil\s+(?:de\s+territoire|territorial(?!\s+de\s))\b"),
    ("conseil d'arrondissement", r"conseil\s+(?:d['\s]\s?|du\s+\d{1,2}\s?(?:er|eme|e)?\s+)arrondissement\b"),
    ("conseil d'administration", r"conseil\s+d'administration\b|comite\s+(?:d'administration\s+)?de\s+la\s+caisse\s+des\s+ecoles\b"),
    ("bureau", r"bureau(?:\s+(?:syndical|communautaire|metropolitain|permanent|delibere))?\b(?!\s+(?:de\s+vote|electoral|d'etudes?|central|municipal|de\s+poste|des\s+associ|est\s+compose))"),
)  # fmt: skip
#: Any of them, its rank in the name of a group.
ANY_ORGAN = "|".join(f"(?P<o{rank}>{words})" for rank, (_organ, words) in enumerate(ORGANS))


def organ_named(found: re.Match[str]) -> Organe:
    """The organ that a match of :data:`ANY_ORGAN` names."""
    return ORGANS[int(str(found.lastgroup)[1:])][0]


#: What opens a line that tells who sat, when and how, in every heading of an act.
ATTENDANCE = (
    r"etaient|etait|presente?s?\b|absente?s?\b|excuse|procuration|pouvoir|secretaire|quorum|nombre\s+de"
    r"|en\s+exercice|votants|date\s+d|convocation|affich"
)
#: Within a bracket of a roll, before a deliberation: « (arrivée à la », « (absent pour la », « (de la ».
COMES_OR_GOES = r"\((?:arrive|depart|parti|sorti|absent|excuse|present|sauf|jusqu|a\s+l'exception|de\s+la\s*$)[^()\n]*$"
#: « Unanimité », as optical reading gives it too: a capital I taken for a small l or for a one, a t for an f.
UNANIMITE = r"(?:un|run)(?:an[il1]m[il1]?|am[il1]n?[il1]?)[tf]ee?"
#: Words after which a line, or a sentence, goes on.
DANGLING = (
    "de", "du", "des", "la", "le", "les", "l'", "d'", "et", "a", "au", "aux", "en", "pour", "sur", "avec",
    "par", "dans", "un", "une", "ou",
)  # fmt: skip
#: The same as they are written, with what else calls for the word behind it within a text that has no lines.
CALLING_WRITTEN = (
    *DANGLING, "à", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces", "que", "qui", "entre", "sous", "chez", "n°",
)  # fmt: skip

# --- people ---------------------------------------------------------------------------------------
CIVILITY = r"(?:monsieur|madame|mme\b|mr\b|m\.)"
CIVILITIES = rf"(?:{CIVILITY}|messieurs|mesdames|mm\b)"
_CIVILITY_WORDS_WRITTEN = "Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|MONSIEUR|MADAME|MADEMOISELLE|MESSIEURS|MESDAMES|MMES|Mmes|MME|Mme|MLLE|Mlle|MM|Mr|M"
#: A civility, or two (« Mme et M. »), before a name.
CIVILITY_WRITTEN = (
    r"(?<!\w)(?:(?:MM|Mr|Mme|Mlle|Melle|Me|Dr|M)\.|(?:MM|Mr|Mme|Mlle|Melle|Me|Dr|M|Docteur|[Mm]onsieur|[Mm]adame"
    r"|[Mm]ademoiselle|MONSIEUR|MADAME|MADEMOISELLE|MME|MLLE)(?=\s))(?:\s+et\s+M\.?)?"
)
#: Civilities that begin the name of somebody else.
ANOTHER_WRITTEN = rf"(?:{_CIVILITY_WORDS_WRITTEN})(?=\s)"
#: Words that are no part of a name.
CIVILITIES_WRITTEN = frozenset(
    {"M.", "MM.", "Mr", "Mr.", "Mme", "Mme.", "Mlle", "Monsieur", "Madame", "MONSIEUR", "MADAME"}
)
#: An office before a name: « le Maire », « la 1ère adjointe », « Présidente de la communauté … ».
OFFICE_WRITTEN = (
    r"(?:(?:[Ll]e|[Ll]a|LE|LA|l'|[Ss]on|[Ss]a)?\s*(?:[Mm]aire|MAIRE|[Pp]r[ée]sidente?|PR[EÉ]SIDENTE?|[Dd]oyenn?e?(?: d'âge)?"
    r"|[Vv]ice-[Pp]r[ée]sidente?|(?:[Pp]remi[eè]re?|1ere?|1ère)\s+[Aa]djointe?(?: au [Mm]aire)?|[Aa]djointe?(?: au [Mm]aire)?)"
    r"(?:\s+(?:du|de la|de l'|d[e'])[^,;:.()\n]{0,40})?\s*[,:]?)"
)

# --- syndicats (CGCT, art. L5212-1, L5711-1) --------------------------------------------------------
#: Acronyms of kinds of syndicats, folded: a name follows them.
SYNDICATS_IN_LETTERS = frozenset(
    [
        "sivom",
        "sivu",
        "sivos",
        "siaep",
        "siaap",
        "siea",
        "sirp",
        "sirs",
        "sictom",
        "smictom",
        "sitom",
        "smitom",
        "sdea",
        "smea",
        "petr",
    ]
)
#: A syndicat, by its word or by the acronym of its kind, with points or without.
SYNDICAT = r"(?:(?:le\s+)?syndicat|comite\s+syndical|s\.?i\.?v\.?(?:o\.?[ms]|u)|s\.?i\.?a\.?e\.?p\.?a?|s[a-z]{1,5}tom)\b"

# --- verbs of deciding (the others are in ``indexer.acts.formulas``) --------------------------------------
#: « Retient », with its plural: two stems.
HOLDING = r"retien(?:t|nent)"

#: « Vu … », « Considérant … », as optical reading gives it too: what an act is founded on.
GROUND = r"(?:vu|consid[a-z]{1,3}ant)"

# --- what a printer or a server adds to each page ---------------------------------------------------
#: Before a day: on it a summons or an act was made public, « mis en ligne le ».
MADE_PUBLIC = r"affich|publi(?!qu|c\b)|en\s+ligne"


# --- titles ----------------------------------------------------------------------------------------
@cache
def opening_words() -> frozenset[str]:
    """The words of ``data/opening_words.txt``, with which the titles of acts begin."""
    text = files("indexer.reading.parsing").joinpath("data", "opening_words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
