"""Numbers of deliberations, as written: the forms that they take, and what introduces them.

There is no national form: « 2025/01/04 », « 2021 - 06 », « 20201130_DL_01 », « 28-09-2023 / N°163 »,
« D2023-012 », « DCM 2021-12-03 », « 107_2024 », « n° 12 ». A number is what a label introduces, or
what stands alone on a line of the heading in one of the forms that no date or amount takes.

All patterns are for folded text (``analyzers.fold_letters``: lower case, no accents, offsets kept).

Source: CGCT, art. R2121-9 (deliberations are numbered in the registre); forms observed in
published acts.
"""

import re

from analyzers import fold_letters
from indexer.acts.formulas import ASSEMBLIES, any_of

#: Who sat, or what was made, behind the last figure: « 2031-03-012-CM », « 2031.1022.SP ».
_SAT_BEHIND = r"(?:\.(?:sp|cp)(?![a-z])|[-_/](?:cm|c[cds]|b[csm]?|dcm|del|d[bc])(?![a-z.'’-]))"
#: A piece has a digit; pieces are joined by - _ / . with or without spaces.
NUMBER = (
    r"(?:(?!le\b|la\b|du\b|de\b(?![-_]\d)|au\b|en\b|et\b|les\b|des\b|art)[a-z]{1,5}\s?[-_./]?\s?){0,2}\d[\da-z]{0,11}"
    r"(?:(?!\s?[-/.]\s+[1-9]\.\d{1,2}\s+[a-z])\s?[-_/.]\s?(?:n\s?°\s?)?(?=[a-z]{0,4}[-_]?\d)[\da-z_]{1,12}|[-_/.](?=(?:[a-z]{1,9}[-_/.]){1,2}\d)[a-z]{1,9}){0,5}(?:\s?[-_/]?\s?(?:bis|ter|[a-d])(?![a-z.])|"
    + _SAT_BEHIND
    + r")?"
)
#: What a number is followed by where it closes a point rather than opens one.
DECIDED = r"(?:adoptee|approuvee|votee|rejetee|acceptee)\b"
#: What « réf : » names as the number of an act, at the end of a line: « 2031_04 », « D_2031_4_12 ».
REFERENCE = r"(?:[a-z]{1,5}[-_ ]?)?\d{1,4}[-_/]\d{1,4}(?:[-_/]\d{1,4})?"
#: What introduces a number: « Délibération », « DCM », « Décision du bureau ».
LABEL = (
    r"(?:extrait\s+de\s+la\s+|projet\s+de\s+)?(?:deliberation|delibere(?=\s+(?:n|\d))|delib\b\.?|d\.?c\.?m\.?(?![-_]?(?:19|20)\d\d)|dcc(?![0-9]|[-_](?:19|20)\d\d)|del\.|acte|decision|(?:affaire|rapport)(?=\s+n)"
    r"|references?\s+de\s+(?:la\s+deliberation|l'acte)(?=\s?:)"
    r"|ref\.?(?=\s?:\s?" + REFERENCE + r"\s*$))"  # « réf : 2031_04 », and no more
    # « Délibération du conseil d'administration n° », « Délibération CASDIS n° »
    rf"(?:\s+(?:d(?:u\s+|e\s+l')(?:{any_of(ASSEMBLIES)})(?:\s+(?:d'administration|de\s+(?:la\s+)?\w+|\w+))?|de\s+la\s+commission\s+permanente|casdis|ccas|cias|c\.?[acmsp]|b\.?c)(?=\s*:?\s*n\s?°))?"
    r"(?:\s+(?:du\s+(?:conseil|comite|bureau)(?:\s+\w+)?|municipale|communautaire))?(?:\s+point(?=\s+(?:n|\d)))?"
)
#: « n° », as typed and as read by OCR.
SIGN = r"(?:n\s?[°*º²ᵒ]{1,2}\s?\.?|№\s?|no\.?(?![a-z])|numero(?![a-z])|num\.|n°s?)"
#: A line that begins with a label or a sign, then the ``number``; ``rest`` is what stands behind it.
LABELLED = re.compile(
    r"^(?:[-*•>#|\s]{0,6})(?:" + LABEL + r"(?!\s*:?\s*(?:majorite|unanimite|adopte|approuve|favorable|accord))\s*:?\s*(?:" + SIGN + r"\s*)?[:.-]?\s*|" + SIGN
    + r"\s*(?:(?:d[e']\s?(?:la\s+|l')?(?:deliberation|acte|ordre(?!\s+de\s+passage)|delib)|annuel)\s*)?[:.]?\s*)"
    r"[(\[]?(?P<number>" + NUMBER + r")[)\]]?(?P<rest>(?!\d|(?<=\D(?:19|20)\d\d)\s\d{1,3}\s|\s*(?:voix\b|votes?\b|(?:pour|contre)\s*[,;.:]|abst)).*)$"
)  # fmt: skip
#: Numbers without a label, in the forms that no date, period or amount takes.
FORMS = (
    r"(?:19|20)\d\d\s?[-_.]\s?\d\d\s?[-_.]\s?\d\d\s?[-_]\s?[a-z]{2,4}\s?[-_.]\s?\d{1,4}",  # 2031-05-12-DCM-04
    r"(?:19|20)\d{6}\s?[-_/.]\s?(?:[a-z]{1,4}\s?[-_.]?\s?)?\d{1,4}",  # 20201130_DL_01
    r"(?:19|20)\d\d\s?[-_/.]\s?(?:[a-z]{1,4}\s?[-_./]?\s?)?\d{1,4}(?:\s?[-_/.]\s?\d{1,4}){0,2}(?:[a-h](?![a-z])|"
    + _SAT_BEHIND
    + r")?",  # 2025/01/04, 2031/D/61, 2031-03-12-CM
    r"(?!le\b|la\b|du\b|de\b|au\b|en\b|et\b|les\b|des\b|art|folio|page)[a-z]{1,5}(?:\s?[-_.]?\s?(?:19|20)\d\d|\d{2,6})"
    r"\s?[-_/.]\s?\d{1,4}(?:\s?[-_/.]\s?\d{1,4})?",  # D2023-012, CM2306-01
    r"[1-3]\d-(?:0[1-9]|1[0-2])-\d{2,3}(?![-/.]?\d)",  # 31-06-04: a year, a month, a rank
    r"(?:19|20)\d{8}",  # 2021071201
    r"(?:19|20)\d\d\s\d\d\sn\s?°\s?\d{1,3}",  # 2031 03 n°04: a year, a month, a rank
    r"(?!le\b|la\b|du\b|de\b|au\b|en\b|et\b)[a-z]{1,4}-\d{1,4}/(?:19|20)\d\d",  # AD-263/2022
    r"\d{2}[a-z]{3,6}\d{3,5}",  # 21SGADL0012
    r"\d\d_[a-z]{3,6}(?:_[a-z]{2,6})?_\d{1,3}",  # 31_DIRAM_SDENS_03: a year, two services, a rank
    r"(?:19|20)\d\d[a-z]{3}\d{2,3}",  # 2031NOV01: a year, a month or an organ, a rank
    r"(?!art)[a-z]{2,6}/\d{1,4}[-/]20\d\d",  # DGST/17-2023: a service, a rank, a year
    r"(?!art)[a-z]{2,4}/\d\d[-/]\d{3,4}",  # CR/31-1140: who sat, a year, a rank
    r"(?!art|l[ae]s?\b|du\b|au\b)[a-z]{1,4}/(?:19|20)\d\d/\d{1,4}",  # D/2031/9: a kind, a year, a rank
    r"(?!art|tel|fax|rd|rn|le\b|du\b|[lrand]-\d\d-\d\d\b)(?:[a-z]{2,5}-)?[a-z]{1,4}-\d\d-\d{2,4}(?![-/.]?\d)",  # CC-31-008, DEL-CC-31-008: who sat, a year, a rank
    r"\d\d[a-z]{1,3}-\d{3,4}",  # 31SP-1456
    r"[a-z]{1,3}\.?(?:19|20)\d\d-\d\d-\d\d[/_-]\d{1,4}",  # D.2031-09-16/0046: a day, a rank
    r"[a-z]{2}\s[a-z]\s\d\d-\d{1,2}-\d{1,3}",  # CP D 31-07-9: who sat, a kind, a year, a sitting, a rank
    r"[a-z]{1,2}\.[a-z]{2,6}[-/](?:19|20)\d\d[-/]\d{1,4}",  # D.CCAS/2026/19
    r"(?!art|tel|fax|le\b|du\b|au\b|en\b)[a-z]{2,5}[-_.]\d\d[-_.]\d\d[-_.]\d{1,3}(?![-_.]?\d)",  # DEL-31-06-01
)
#: « 2030-2031 »: two years, of schools or of a plan.
PERIOD = re.compile(r"((?:19|20)\d\d)\s?[-/]\s?((?:19|20)\d\d)$")


def tidy_number(text: str) -> str:
    """Return a number without stray spaces around its separators."""
    text = re.sub(r"\s*([-_.]|/(?!\s*[Nn]\s?°))\s*", r"\1", " ".join(text.split()))
    return text.strip(" .,:;-_/")


def is_plausible(number: str, *, labelled: bool) -> bool:
    """Whether what has the form of a number is one: neither a period nor an article of a code.

    A ``labelled`` number may have any form, of 40 characters at most.
    """
    if PERIOD.match(number) or re.match(r"[lr]\.?\s?\d{4}-\d", fold_letters(number)):
        return False  # school years, articles of a code
    if labelled:
        return len(number) <= 40
    # 2020-01-15 may be a date; 2020-01-1 and 2019-09-01 followed by a title are numbers: the
    # caller sees whether a title follows.
    return True
