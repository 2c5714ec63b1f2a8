"""What a page of a town's site shows around its text: menus, banners about cookies, other news, links to share.

A page that says where its text is (``main``, or the one ``article`` of it) is believed where there is a text.
Of others parts go that are named as furniture (by role, identifier or class) and look like it: a banner about
cookies, or what is mostly links. What is not sure to be furniture is read.

Sources: WAI-ARIA 1.2, 5.3.4 (landmarks); HTML Living Standard, 4.4.14 (main).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

#: Characters from which the text of ``main`` or ``article`` is one.
_A_TEXT = 100

#: Longest furniture, in characters, and how much of it links are at least.
_LONGEST, _LINKED = 2_000, 0.4

#: Parts that are looked at, and pieces of text of one.
_MOST, _PIECES = 1_000, 400

_ROLES = frozenset(
    (
        "navigation",
        "search",
        "contentinfo",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
    )
)
_COOKIES = re.compile(
    r"cookie|consent|tarteaucitron|axeptio|didomi|onetrust|cmplz|gdpr", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:sub|main|top|side)?-?(?:menu|nav(?:bar|igation)?)|breadcrumbs?|ariane|sidebar|widgets?|share|partage"
    r"|social|socials|skip|pagination|pager|footer|pied)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_OF_A_FOOT = re.compile(
    r"©|mentions\s+légales|plan\s+du\s+site|confidentialité|accessibilité\s*:", re.IGNORECASE
)
_WHOLE = frozenset(("html", "body", "main", "article", "head"))


def text_parts(root: Any) -> tuple[Any, set[Any]]:
    """The part of a page that holds its text, and the parts in it that are left out."""
    for name in ("main", "article"):
        found = list(islice(root.iter(name), 2))
        if len(found) == 1 and _length(found[0]) >= _A_TEXT:
            return found[0], set(_furniture(found[0]))
    return root, set(_furniture(root))


def _furniture(part: Any) -> Iterator[Any]:
    candidates = (each for each in part.iterdescendants() if _is_named(each))
    for each in islice(candidates, _MOST):
        if _is_furniture(each):
            yield each


def _is_named(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _WHOLE:
        return False
    named = element.get("role") in _ROLES or element.get("id") or element.get("class")
    return bool(named)


def _is_furniture(element: Any) -> bool:
    names = " ".join(filter(None, (element.get("id"), element.get("class"))))
    is_of_cookies = _COOKIES.search(names) is not None
    if not is_of_cookies and element.get("role") not in _ROLES and not _NAMED.search(names):
        return False
    text = "".join(islice(element.itertext(), _PIECES))
    if len(text) > _LONGEST or next(element.iter(*_WHOLE, "h1"), None) is not None:
        return False
    if is_of_cookies or element.get("role") in ("dialog", "alertdialog", "search"):
        return True
    linked = sum(_length(link) for link in islice(element.iter("a"), _PIECES))
    return linked >= _LINKED * len("".join(text.split())) or _OF_A_FOOT.search(text) is not None


def _length(element: Any) -> int:
    """Signs of an element's text."""
    return sum(len("".join(piece.split())) for piece in islice(element.itertext(), _PIECES))
