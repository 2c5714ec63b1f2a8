"""From the parameters of an address to a search request, and back; what is wrong said in French.

Programs are held to the letter: what is unknown, empty or doubled is refused. People's pages let
strange parameters pass (a link with a tracking tag must work) and name what they cannot read. Both
ways agree: ``read(write(request)).request == request``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote_plus

from werkzeug.datastructures import MultiDict

from indexer.fields.fields import FACETS, MINUS, SORTS
from indexer.searching import requests
from indexer.searching.requests import DEFAULT_PER_PAGE, default_sort
from indexer.searching.results import MAX_DEPTH, MAX_PER_PAGE, SearchRequest

SINGLE = ("q", "page", "per_page", "tri", "deduites", "du", "au")
#: Everything a search address may hold.
PARAMETERS = (*SINGLE, *FACETS)
#: What narrows a search: all of it but how its results are ordered and cut into pages.
NARROWING = tuple(name for name in PARAMETERS if name not in ("page", "per_page", "tri"))
#: Texts that may be empty: a form sends its empty fields too.
_MAY_BE_EMPTY = ("q", "contient")
#: Parameters that may be repeated, besides the filters.
_REPEATED = ("champ",)
#: Strangers that are named; who sends more has understood after these.
_MOST_NAMED = 20

#: Stands for a value in an address whose every other part is encoded.
_VALUE = "\x00"

#: Longest query read, in characters: far more than anyone types, little enough to analyse.
MAX_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Slip:
    """A parameter that cannot be read: which one, what it held, what was expected."""

    parameter: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of an address: the request, and what could not be read.

    ``typed`` keeps the dates as they were typed, for the form to show them again.
    """

    request: SearchRequest
    slips: tuple[Slip, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


def read(args: MultiDict[str, str], *, known: Sequence[str] | None = None) -> Reading:
    """Read the parameters of a search; ``known``, those that a program may send, refuses the rest."""
    slips = [] if known is None else strangers(args, known)
    text = read_text(args, slips)
    taken = {name: values for name, values in args.lists() if known is None or name in known}
    request, wrong = requests.read(taken, text)
    slips += [Slip(slip.parameter, slip.value, _in_french(slip)) for slip in wrong]
    typed = {name: args.get(name, "") for name in ("du", "au")}
    return Reading(request, tuple(slips), typed)


def _figure(number: int) -> str:
    return f"{number:_}".replace("_", "\u202f")


#: What is wrong, in French; ``_in_french`` says what is expected of a filter.
_SENTENCES: dict[requests.Wrong, str] = {
    "date": "il faut une date du calendrier, comme 12/03/2024, 03/2024 ou 2024",
    "sort": f"il faut l’un de ces ordres : {', '.join(SORTS)}",
    "number": "il faut un nombre entier à partir de 1",
    "size": f"il y a au plus {MAX_PER_PAGE} résultats par page",
    "depth": f"les pages vont jusqu’au {_figure(MAX_DEPTH)}ᵉ résultat : précisez la recherche",
    "flag": "il faut 1 ou 0",
    "many": f"un filtre prend au plus {requests.MAX_VALUES} valeurs",
}
#: What is said of a page that no list has; a search says how deep its pages go.
_NO_SUCH_PAGE = "aucune liste n’a tant de pages"


def _in_french(slip: requests.Slip) -> str:
    if slip.wrong != "form":
        return _SENTENCES[slip.wrong]
    form = FACETS[slip.parameter].form
    return f"il faut {form.expected}" if form else "cette valeur ne peut pas être lue"


def write(request: SearchRequest) -> list[tuple[str, str]]:
    """Name the parameters that ask for a request, in a lasting order, without what is default."""
    pairs = [("q", request.text)] if request.text else []
    for name in FACETS if request.filters else ():
        pairs += [(name, value) for value in request.filters.get(name, ())]
    pairs += [
        (name, day.isoformat()) for name, day in (("du", request.du), ("au", request.au)) if day
    ]
    if request.tri != default_sort(request.text):
        pairs.append(("tri", request.tri))
    if request.deduites:
        pairs.append(("deduites", "1"))
    if request.per_page != DEFAULT_PER_PAGE:
        pairs.append(("per_page", str(request.per_page)))
    if request.page != 1:
        pairs.append(("page", str(request.page)))
    return pairs


def query_string(request: SearchRequest) -> str:
    """The part of an address after ``?``, with the mark itself; empty for the bare search."""
    pairs = write(request)
    return "?" + "&".join(f"{name}={_encoded(value)}" for name, value in pairs) if pairs else ""


def paged(first: str, number: int) -> str:
    """The address of another page than the first, whose address has no number: it is the last of the parameters."""
    if number == 1:
        return first
    return f"{first}{'&' if '?' in first else '?'}page={number}"


#: A value as an address holds it: a page of results has some thirty addresses with the same query.
_encoded = lru_cache(maxsize=1 << 8)(quote_plus)


def with_values(request: SearchRequest, name: str, values: tuple[str, ...]) -> SearchRequest:
    """The request with other values of a filter, back on its first page."""
    filters = {n: v for n, v in request.filters.items() if n != name}
    if values:
        filters[name] = values
    return replace(request, filters=filters, page=1)


def toggled(request: SearchRequest, name: str, value: str) -> SearchRequest:
    """The request with a filter's value taken off when it was on, and put on when it was off."""
    current = request.filters.get(name, ())
    kept = tuple(v for v in current if v != value)
    return with_values(request, name, kept if value in current else (*current, value))


def refused(request: SearchRequest, name: str, value: str) -> SearchRequest:
    """The request with a filter's value left out rather than kept."""
    others = tuple(v for v in request.filters.get(name, ()) if v != value)
    return with_values(request, name, (*others, f"{MINUS}{value}"))


class Toggles:
    """Addresses that put one value of a filter on or take it off, of many values.

    What they share, the query above all, is encoded once; each is that of :func:`toggled`.
    """

    def __init__(self, request: SearchRequest, name: str) -> None:
        self._request, self._name = request, name
        self._chosen = request.filters.get(name, ())
        added = with_values(request, name, (*self._chosen, _VALUE))
        before, _, self._after = query_string(added).rpartition(f"{name}={quote_plus(_VALUE)}")
        self._before = f"{before}{name}="

    def query_string(self, value: str) -> str:
        """The part of the address after the path."""
        if value in self._chosen:
            return query_string(toggled(self._request, self._name, value))
        return f"{self._before}{_encoded(value)}{self._after}"


def read_text(args: MultiDict[str, str], slips: list[Slip]) -> str:
    """The query, unless it is too long to be one."""
    text = args.get("q", "")
    if len(text) > MAX_TEXT:
        slips.append(Slip("q", text[:80], f"la recherche dépasse {_figure(MAX_TEXT)} caractères"))
        return text[:MAX_TEXT]
    return text


def read_page(args: MultiDict[str, str], slips: list[Slip]) -> int:
    """The number of a page of a list, 1 where none is told."""
    wrong: list[requests.Slip] = []
    number = requests.page_number(args.get("page", "").strip(), wrong)
    slips += [
        Slip(
            slip.parameter, slip.value, _NO_SUCH_PAGE if slip.wrong == "depth" else _in_french(slip)
        )
        for slip in wrong
    ]
    return number


def strangers(args: MultiDict[str, str], known: Sequence[str]) -> list[Slip]:
    """What a program asks that an address with these parameters does not take: unknown, doubled, empty."""
    names = f"connus : {', '.join(known)}" if known else "cette adresse n’en a aucun"
    slips = []
    for name, values in args.lists():
        if name not in known:
            slips.append(Slip(name, values[0], f"paramètre inconnu ; {names}"))
        elif len(values) > 1 and name not in FACETS and name not in _REPEATED:
            slips.append(Slip(name, values[1], "ce paramètre ne peut être donné qu’une fois"))
        elif name not in _MAY_BE_EMPTY and not all(v.removeprefix(MINUS).strip() for v in values):
            slips.append(Slip(name, "", "ce paramètre est vide"))
    return slips[:_MOST_NAMED]
