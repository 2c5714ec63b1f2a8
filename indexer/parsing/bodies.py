"""Which collectivité decided, resolved against the Code officiel géographique.

The organ tells the kind of body to look for; then, in this order: the SIREN of the stamp of
télétransmission, titles and phrases that name the body (« Commune de … », « Mairie de … »,
« Conseil municipal de … »), and, for homonyms, the département, the postal code, the exact accents
and the folder's other documents. Where these do not settle it the name is given without codes.

Sources: CGCT, art. L2111-1 (name of a commune), L5214-1, L5216-1, L5215-1, L5217-1 (kinds of EPCI),
L5711-1, L5721-1 (syndicats); first digits of a SIREN (21 commune, 22 département, 23 région, 24
group, 25 syndicat, 26 CCAS: INSEE, répertoire Sirene).
"""

import re
from collections.abc import Iterator, Sequence

from indexer.documents import Collectivite
from indexer.parsing.cleaning import CleanText, fold, tidy
from indexer.parsing.context import Context
from indexer.parsing.stamps import Stamp
from indexer.parsing.unlisted import (
    departement_beside,
    proper,
    written_commune,
    written_departement,
)
from indexer.referentials import (
    Commune,
    Epci,
    commune_by_siren,
    communes_named,
    departement_name,
    departement_named,
    departement_names,
    epci_by_siren,
    epci_key,
    epci_named,
    name_key,
    region_of,
)

_HEAD = 4000
_LINK = r"(?:\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')|\s*[:»\"]*\s+)"
_ARTICLE = {"du": "le ", "des": "les ", "de la": "la ", "de l'": "l "}
_NAMED = re.compile(
    r"\b(?P<what>commune\s+nouvelle|commune|ville|mairie|municipalite|conseil\s+municipal|village)(?P<link>\s+(?:de\s+la\s+(?!commune|ville)|de\s+l'|des\s+|du\s+|de\s+(?!la\s+(?:commune|ville))|d'))(?=[a-zœ])"
)
_WEIGHTS = {
    "commune nouvelle": 4.0,
    "commune": 3.0,
    "ville": 3.0,
    "mairie": 4.0,
    "municipalite": 2.0,
    "conseil municipal": 5.0,
    "village": 1.0,
}
_SIGNED = re.compile(
    r"(?:\bfait\s+(?:et\s+delibere\s+)?a\s+|(?:^|\n)\s*a\s+)(?=[a-z][^\n]{1,40},?\s*(?:le|les)\s)"
)
_OTHER_BODY = re.compile(
    r"\b(?:deleguee?|associee?|historique|ancienne|voisine|avec)\s*$|\bl'ancienne\s+$"
)
_NAME_WORDS = re.compile(r"[^\s,;:.()«»\"|/]+")


_BARE_NAME = re.compile(
    r"^(?:ville|commune(?: nouvelle)?|mairie)\s+(?:de la |de |d'|d’|du |des )", re.IGNORECASE
)


def body(
    clean: CleanText,
    organ: str | None,
    stamps: Sequence[Stamp],
    context: Context,
    name: str = "",
) -> Collectivite:
    """Return the body that a document is from; every field that is not certain is ``None``."""
    if context.collectivite:
        return _imposed(context.collectivite, clean, context)
    if found := _from_stamps(stamps):
        return found
    if organ in ("conseil communautaire", "conseil métropolitain"):
        return _group(clean) or Collectivite(type=_kind_of_group(clean.folded))
    if organ == "comité syndical":
        return _syndicat(clean) or Collectivite(type="syndicat")
    if organ == "bureau":
        return _syndicat(clean) or _group(clean) or Collectivite()
    if organ == "conseil départemental":
        return _departement(clean)
    if organ == "conseil régional":
        return Collectivite(type="région")
    if organ == "conseil d'administration":
        return _social_centre(clean, context, name)
    if organ == "conseil municipal":
        return _commune(clean, context, name) or _unlisted_commune(clean, context)
    return _titled_commune(clean, context) or Collectivite()


def of_commune(commune: Commune) -> Collectivite:
    """Return a commune with all that the referentials say of it."""
    epci = epci_by_siren(commune.epci)
    return Collectivite(
        nom=commune.nom,
        type="commune",
        siren=commune.siren or None,
        code_insee=commune.code_insee,
        epci=epci.nom if epci else None,
        departement=commune.departement,
        region=region_of(commune.departement),
    )


def of_epci(epci: Epci) -> Collectivite:
    """Return an EPCI; its département only where it lies in one."""
    departement = epci.departements[0] if len(epci.departements) == 1 else None
    return Collectivite(
        nom=epci.nom,
        type=epci.type,
        siren=epci.siren,
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def of_siren(siren: str) -> Collectivite | None:
    """Return the body of a SIREN, ``None`` where the referentials do not have it."""
    if commune := commune_by_siren(siren):
        return of_commune(commune)
    if epci := epci_by_siren(siren):
        return of_epci(epci)
    return None


def _from_stamps(stamps: Sequence[Stamp]) -> Collectivite | None:
    return next((found for stamp in stamps if (found := of_siren(stamp.siren))), None)


def named(name: str, departements: frozenset[str] = frozenset()) -> Collectivite | None:
    """Return the body of that name, whatever its kind; homonyms stay without codes."""
    found = epci_named(name)
    if len(found) == 1 and name_key(name) != epci_key(name):
        return of_epci(found[0])
    bare = _BARE_NAME.sub("", name)
    communes = _settled(communes_named(bare), departements)
    if len(communes) == 1:
        return of_commune(communes[0])
    if communes:
        return _undecided(communes)
    return of_epci(found[0]) if len(found) == 1 else None


def unlisted(name: str, siren: str = "") -> Collectivite:
    """Return a body that the referentials do not hold, from its written name and SIREN.

    The SIREN of a commune begins with 21 and its département, that of a département with 22
    (INSEE, répertoire Sirene).
    """
    kind = _kind_in_name(fold(name))
    departement = siren[2:4] if re.match(r"2[12]\d{7}$", siren) else None
    if departement and departement_name(departement) is None:
        departement = None
    return Collectivite(
        nom=_BARE_NAME.sub("", name) or None if kind == "commune" else name or None,
        type=kind or ("commune" if siren.startswith("21") else None),
        siren=siren or None,
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def _imposed(name: str, clean: CleanText, context: Context) -> Collectivite:
    if found := named(name, _departements_of(clean) or context.departements):
        return found
    return Collectivite(nom=name, type=_kind_in_name(fold(name)))


def _kind_in_name(folded: str) -> str | None:
    for word, kind in (
        ("syndicat", "syndicat"),
        ("communaute de communes", "communauté de communes"),
        ("communaute d'agglomeration", "communauté d'agglomération"),
        ("communaute urbaine", "communauté urbaine"),
        ("metropole", "métropole"),
        ("ccas", "CCAS"),
        ("centre communal", "CCAS"),
        ("departement", "département"),
        ("region", "région"),
        ("commune", "commune"),
        ("ville", "commune"),
    ):
        if word in folded:
            return kind
    return None


# ---------------------------------------------------------------- communes


def _commune(clean: CleanText, context: Context, name: str) -> Collectivite | None:
    scores: dict[str, float] = {}
    for key, weight in _commune_mentions(clean, name):
        scores[key] = scores.get(key, 0.0) + weight
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    rivals = [score for key, score in scores.items() if key != best]
    if scores[best] < 3 or (rivals and max(rivals) >= scores[best]):
        return None
    return _resolve(best, clean, context)


def _unlisted_commune(clean: CleanText, context: Context) -> Collectivite:
    """A commune of a name that the Code officiel géographique does not hold."""
    nom = written_commune(clean)
    if nom is None:
        return Collectivite(type="commune")
    departement = (
        departement_beside(clean, nom)
        or _only(_departements_of(clean))
        or _only(context.departements)
    )
    return Collectivite(
        nom=nom,
        type="commune",
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def _titled_commune(clean: CleanText, context: Context) -> Collectivite | None:
    """The commune that the first lines of a text without an assembly name as its author."""
    keys = {key for key, weight in _commune_mentions(clean, "") if weight >= 8}
    return _resolve(keys.pop(), clean, context) if len(keys) == 1 else None


def _commune_mentions(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """Name keys of communes that the text names as a body, with the weight of each mention."""
    title_end = clean.lines[min(11, len(clean.lines) - 1)].end if clean.lines else 0
    for match in _NAMED.finditer(clean.folded, 0, 60_000):
        if _OTHER_BODY.search(clean.folded[max(0, match.start() - 30) : match.start()]):
            continue
        key = _commune_key_at(clean.folded, match.end(), " ".join(match["link"].split()))
        if key is None:
            continue
        weight = _WEIGHTS[" ".join(match["what"].split())]
        if match.start() < title_end:
            yield key, weight * 4
        elif match.start() < _HEAD and _SITS.search(clean.folded, match.end(), match.end() + 260):
            yield key, weight * 2
        else:
            yield key, 1.5 if _ACTS.match(clean.folded, match.end() + len(key)) else 0.9
    for match in _SIGNED.finditer(clean.folded, max(0, len(clean.folded) - 4000)):
        if key := _commune_key_at(clean.folded, match.end(), ""):
            yield key, 3.0
    yield from _bare_mentions(clean, title_end)
    for match in _LOCAL.finditer(clean.folded, 0, 60_000):
        if key := _commune_key_at(clean.folded, match.end(), ""):
            yield key, 1.1
    yield from _letterhead(clean)
    yield from _file_name(clean, name)


_ACTS = re.compile(r"\s+(?:a|est|envisage|souhaite|dispose|doit|va|s'engage|sollicite|decide)\s")
_LETTERHEAD = re.compile(r"(?<!\d)(?P<code>\d{5})\s+(?=[a-z])")
_SITS = re.compile(r"\breuni|\bconvoque|\bassemble|\bse\s+reunir")
_LOCAL = re.compile(
    r"\b(?:ecoles?|eglise|cimetiere|habitants|bourg|village|entreprises?|associations?|salle des fetes|stade|p\.?c\.?s|p\.?l\.?u)\s+(?:de\s+|d')(?=[a-z])"
    r"|\b(?:habitants|situee?s?|sis|domicilie\w*|scolaris\w*|installee?)\s+a\s+(?=[a-z])"
)
_COMMON_WORDS = frozenset(("ville", "bureau", "le bourg", "bourg", "les communes"))


def _letterhead(clean: CleanText) -> Iterator[tuple[str, float]]:
    """« 60999 Nom » where the postal code is that of the name, at either end of the text."""
    length = len(clean.folded)
    for start, end in ((0, 1500), (max(1500, length - 700), length)):
        for match in _LETTERHEAD.finditer(clean.folded, start, end):
            key = _commune_key_at(clean.folded, match.end(), "")
            if key and any(match["code"] in c.codes_postaux for c in communes_named(key)):
                yield key, 3.0


def _file_name(clean: CleanText, name: str) -> Iterator[tuple[str, float]]:
    """The commune that both the file's name and the text name."""
    words = name_key(name).split()
    for start in range(len(words)):
        for stop in range(min(len(words), start + 6), start, -1):
            key = " ".join(words[start:stop])
            if len(key) < 4 or key in _COMMON_WORDS or not communes_named(key):
                continue
            spelled = r"[\s'-]{1,2}".join(map(re.escape, words[start:stop]))
            if re.search(
                rf"\b(?:a|de|d'|commune|ville|sur|pour|vers|par)[\s']\s*{spelled}\b(?!-[a-z])",
                clean.folded,
            ):
                yield key, 3.5
            break


_BARE = re.compile(r"(?:^|\n)\s*(?P<name>[a-z][a-z' -]{2,40}?)\s*,\s*(?:seance|le|conseil)\b")


def _bare_mentions(clean: CleanText, title_end: int) -> Iterator[tuple[str, float]]:
    for match in _BARE.finditer(clean.folded, 0, max(title_end, _HEAD)):
        key = name_key(match["name"])
        if communes_named(key):
            yield key, 2.0


def _commune_key_at(folded: str, position: int, link: str) -> str | None:
    """The longest name of a commune that begins at a position."""
    words = [
        (match.start(), match.end())
        for match in _NAME_WORDS.finditer(folded, position, position + 90)
    ][:9]
    article = _ARTICLE.get(link, "")
    for count in range(len(words), 0, -1):
        name = folded[words[0][0] : words[count - 1][1]]
        if len(name) < 2:
            continue
        key = name_key(name)
        if article and communes_named(article + key):
            return name_key(article + key)
        if key and communes_named(key) and not (article and count == 1 and len(key) < 3):
            return key
    return None


def _resolve(key: str, clean: CleanText, context: Context) -> Collectivite:
    candidates = communes_named(key)
    current = tuple(commune for commune in candidates if commune.current)
    settled = _settled(candidates, _departements_of(clean))
    if len(settled) > 1:
        settled = _by_postcode(settled, clean) or settled
    if len(settled) > 1:
        settled = _by_accents(settled, clean) or settled
    if len(settled) > 1:
        settled = tuple(c for c in settled if c.current) or settled
    if len(settled) > 1:
        settled = _by_context(settled, context)
    if len(settled) > 1:
        settled = _by_mentions(settled, clean)
    if len(settled) == 1:
        return of_commune(settled[0])
    return _undecided(current or candidates)


def _undecided(candidates: Sequence[Commune]) -> Collectivite:
    """Homonyms that nothing settles: the name, and what they have in common."""
    departements = {commune.departement for commune in candidates}
    departement = departements.pop() if len(departements) == 1 else None
    names = {commune.nom for commune in candidates}
    return Collectivite(
        nom=candidates[0].nom if len(names) == 1 else sorted(names)[0],
        type="commune",
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def _settled(candidates: Sequence[Commune], departements: frozenset[str]) -> tuple[Commune, ...]:
    """The candidates in known départements, all of them where that leaves none."""
    if len(candidates) < 2 or not departements:
        return tuple(candidates)
    kept = tuple(c for c in candidates if c.departement in departements)
    current = tuple(c for c in kept if c.current)
    return current or kept or tuple(candidates)


def _by_postcode(candidates: Sequence[Commune], clean: CleanText) -> tuple[Commune, ...]:
    codes = set(
        re.findall(r"(?<!\d)\d{5}(?!\d)", clean.folded[:_HEAD] + " " + clean.folded[-1500:])
    )
    return tuple(c for c in candidates if codes & set(c.codes_postaux))


def _by_accents(candidates: Sequence[Commune], clean: CleanText) -> tuple[Commune, ...]:
    """Names written in small letters show their accents: Ville is not Villé."""
    spellings = {
        commune.nom: len(re.findall(rf"(?<!\w){re.escape(commune.nom)}(?!\w)", clean.text))
        for commune in candidates
    }
    if len(spellings) < 2:
        return ()
    written = [nom for nom, count in spellings.items() if count]
    return tuple(c for c in candidates if c.nom == written[0]) if len(written) == 1 else ()


def _by_context(candidates: tuple[Commune, ...], context: Context) -> tuple[Commune, ...]:
    kept = tuple(c for c in candidates if c.code_insee in context.communes)
    if len(kept) != 1:
        kept = tuple(c for c in candidates if c.departement in context.departements)
    return kept if len(kept) == 1 else candidates


def _by_mentions(candidates: tuple[Commune, ...], clean: CleanText) -> tuple[Commune, ...]:
    """The only candidate whose département is named anywhere in the text, or whose EPCI is."""
    named_departements = []
    for commune in candidates:
        name = fold(departement_name(commune.departement) or "-")
        epci = epci_by_siren(commune.epci)
        own = epci_key(epci.nom) if epci else ""
        mentioned = re.search(
            rf"\b(?:departement|conseil (?:general|departemental)|prefecture|prefet|sdis|deputee?|dans|centre de gestion)[^.\n]{{0,20}}\b{re.escape(name)}\b",
            clean.folded,
        )
        if mentioned or (own and own in name_key(clean.folded[:60_000])):
            named_departements.append(commune)
    return tuple(named_departements) if len(named_departements) == 1 else candidates


# ---------------------------------------------------------------- départements

_DEPARTEMENT = re.compile(
    r"\b(?:departement|prefecture|sous-prefecture|prefet|prefete)\b[\s:,-]{0,8}(?:de\s+la|de\s+l'|du|des|de|d')?[\s:]{0,4}(?=[a-z])"
)


_COUNCIL = re.compile(
    r"\bconseil\s+(?:departemental|general)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')"
)


def _departements_of(clean: CleanText) -> frozenset[str]:
    """The départements that the heading or the closing lines name as such."""
    found = set()
    length = len(clean.folded)
    for start, end in ((0, _HEAD), (max(_HEAD, length - 1500), length)):
        for match in _DEPARTEMENT.finditer(clean.folded, start, end):
            if code := _departement_at(clean.folded, match.end()):
                found.add(code)
    return frozenset(found)


def _departement_at(folded: str, position: int) -> str | None:
    key = name_key(folded[position : position + 40])
    for name, code in departement_names():
        if key == name or key.startswith(name + " "):
            return code
    return None


def _departement(clean: CleanText) -> Collectivite:
    found = {
        code
        for match in _COUNCIL.finditer(clean.folded, 0, _HEAD)
        if (code := _departement_at(clean.folded, match.end()))
    } or _departements_of(clean)
    if len(found) != 1:
        return Collectivite(nom=written_departement(clean), type="département")
    (code,) = found
    name = departement_name(code)
    return Collectivite(
        nom=f"Département ({name})", type="département", departement=code, region=region_of(code)
    )


# ---------------------------------------------------------------- groups of communes

_GROUP = re.compile(
    r"\b(?P<kind>communaute\s+(?:de\s+communes?|d'agglomeration|urbaine)|eurometropole|metropole|agglomeration)\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')?(?=[\"«a-z])"
)
_GROUP_KINDS = (
    ("communaute de commune", "communauté de communes"),
    ("communaute d'agglomeration", "communauté d'agglomération"),
    ("communaute urbaine", "communauté urbaine"),
    ("metropole", "métropole"),
)


def _kind_of_group(folded: str) -> str | None:
    flat = " ".join(folded[:_HEAD].split())
    return next((kind for word, kind in _GROUP_KINDS if word in flat), None)


def _group(clean: CleanText) -> Collectivite | None:
    """The EPCI most often named in the heading."""
    scores: dict[str, float] = {}
    found: dict[str, Epci] = {}
    for match in _GROUP.finditer(clean.folded, 0, 30_000):
        if epci := _epci_at(clean, match):
            found[epci.siren] = epci
            scores[epci.siren] = scores.get(epci.siren, 0) + (5 if match.start() < 1500 else 1)
    if scores:
        return of_epci(found[max(scores, key=lambda siren: scores[siren])])
    return _unlisted_group(clean)


def _epci_at(clean: CleanText, match: re.Match[str]) -> Epci | None:
    tail = clean.folded[match.end() : match.end() + 100]
    words = [(m.start(), m.end()) for m in _NAME_WORDS.finditer(tail)][:12]
    kind = " ".join(match["kind"].split())
    for count in range(len(words), 0, -1):
        name = tail[words[0][0] : words[count - 1][1]]
        candidates = epci_named(f"{kind} {name}") or epci_named(name)
        same = [epci for epci in candidates if _same_kind(kind, epci)]
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            inside = [epci for epci in same if set(epci.departements) & _departements_of(clean)]
            return inside[0] if len(inside) == 1 else None
    return None


def _same_kind(kind: str, epci: Epci) -> bool:
    return kind == "agglomeration" or fold(epci.type).startswith(kind.replace("euro", "")[:18])


def _unlisted_group(clean: CleanText) -> Collectivite | None:
    """A former EPCI, or one under another name: as its title writes it."""
    for line in clean.lines[:15]:
        match = _GROUP.search(line.folded)
        if match and match.start() < 25 and len(line.text) < 90:
            name = proper(tidy(re.split(r"\s*(?:\(|,|\s[-–]\s)", line.text[match.start() :])[0]))
            return Collectivite(
                nom=name,
                type=_kind_of_group(line.folded),
                departement=departement_beside(clean, name) or _only(_departements_of(clean)),
            )
    return None


def _only(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


# ---------------------------------------------------------------- syndicats

_SYNDICAT = re.compile(
    r"\bsyndicat(?P<kind>(?:\s+(?:mixte|intercommunal|interdepartemental|departemental|ouvert|ferme|a\s+vocation\s+(?:unique|multiple)|des?\s+eaux))*)\s*[:,-]?\s*(?=[\"«A-Za-z]|d')"
)
_QUOTED_NAME = re.compile(r"[«\"]\s*([^»\"\n]{3,80}?)\s*[»\"]")
_PROPER = re.compile(r"[A-ZÀ-Ý0-9][\wÀ-ÿ'-]*")
_INNER = frozenset({"de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur", "pour"})


def _syndicat(clean: CleanText) -> Collectivite | None:
    """A syndicat by its own name, which no national table holds."""
    names: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for match in _SYNDICAT.finditer(clean.folded, 0, 40_000):
        name = _syndicat_name(clean, match)
        if name:
            key = name_key(name)
            names[key] = names.get(key, 0) + (6 if match.start() < 600 else 1)
            spelled.setdefault(key, name)
    if not names:
        return None
    top = max(names, key=lambda key: names[key])
    longer = [key for key in names if key.startswith(top + " ")]
    best = spelled[max(longer, key=lambda key: names[key]) if longer else top]
    if " " in best:  # a single word in capitals is an acronym: SIAEP, SIVOM
        best = proper(best)
    departement = (
        _departement_in_name(best)
        or departement_beside(clean, best)
        or _only(_departements_of(clean))
    )
    if _departements_in_name(best) and departement is None:
        return Collectivite(nom=best, type="syndicat")
    return Collectivite(
        nom=best,
        type="syndicat",
        departement=departement,
        region=region_of(departement) if departement else None,
    )


def _syndicat_name(clean: CleanText, match: re.Match[str]) -> str | None:
    tail = clean.text[match.end() : match.end() + 140]
    quoted = _QUOTED_NAME.match(tail)
    if quoted:
        return tidy(quoted.group(1))
    line = re.split(r"\n|,|;|\(|\.\s|:", tail, maxsplit=1)[0]
    words = line.split()
    kept: list[str] = []
    for word in words:
        bare = re.sub(r"^[dlDL]'", "", word)
        if (
            _PROPER.match(bare)
            or fold(word).strip("'") in _INNER
            or re.match(r"[dl]'[A-ZÀ-Ý]", word)
        ):
            kept.append(word)
        else:
            break
    while kept and fold(kept[-1]).strip("'") in _INNER:
        kept.pop()
    while kept and fold(kept[0]).strip("'") in _INNER and not match["kind"]:
        return None
    name = tidy(" ".join(kept))
    if len(name) < 4 or not any(word[:1].isupper() for word in name.split()):
        return None
    # « Syndicat intercommunal d'assainissement de X » is a whole; « syndicat mixte X » is a kind and a name.
    own = not re.match(r"(?i)(?:de|du|des|d'|pour|à|a)\b", name)
    return name if own else tidy(f"{clean.text[match.start() : match.end()].strip()} {name}")


def _departements_in_name(name: str) -> frozenset[str]:
    key = f" {name_key(name)} "
    found = set()
    for departement, code in departement_names():
        if f" {departement} " in key:
            found.add(code)
            key = key.replace(f" {departement} ", "  ")
    return frozenset(found)


def _departement_in_name(name: str) -> str | None:
    return _only(_departements_in_name(name))


# ---------------------------------------------------------------- CCAS

_CCAS = re.compile(
    r"\b(?:c\.?\s?c\.?\s?a\.?\s?s\.?|centre\s+communal\s+d'action\s+sociale)(?P<link>\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d'))?"
)


def _social_centre(clean: CleanText, context: Context, name: str) -> Collectivite:
    matches = list(_CCAS.finditer(clean.folded, 0, _HEAD))
    if not matches:
        return Collectivite()
    for match in matches:
        link = " ".join((match["link"] or "").split())
        key = _commune_key_at(clean.folded, match.end(), link) if link else None
        if key:
            commune = _resolve(key, clean, context)
            return _centre_of(commune)
    own = _commune(clean, context, name) or _unlisted_commune(clean, context)
    return _centre_of(own) if own.nom else Collectivite(type="CCAS")


def _centre_of(commune: Collectivite) -> Collectivite:
    return Collectivite(
        nom=f"CCAS de {commune.nom}",
        type="CCAS",
        departement=commune.departement,
        region=commune.region,
        epci=commune.epci,
    )


__all__ = ["body", "departement_named", "named", "of_commune", "of_epci", "of_siren"]
