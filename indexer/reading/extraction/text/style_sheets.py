"""What the style sheets of a page hide: elements of a name, a class or an identifier.

Only plain selectors are heeded (``p``, ``.note``, ``p.note``, ``#note``), and none of other media: what is not sure
to be hidden is read.
"""

import re
from collections.abc import Mapping, Sequence

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PLAIN = re.compile(r"([a-zA-Z][\w-]*)?(?:([.#])([\w-]+))?")
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)", re.IGNORECASE)

#: Longest style sheets that are looked at, in characters.
_LONGEST = 500_000


class StyleSheets:
    """The plain rules of a page that say how its elements are laid out; later ones go before."""

    def __init__(self, sheets: Sequence[str]) -> None:
        self._hidden: dict[tuple[str, str, str], bool] = {}
        source = _AT_BLOCK.sub("", _COMMENT.sub(" ", "\n".join(sheets)[:_LONGEST]))
        for selectors, properties in _RULE.findall(source):
            if said := _DISPLAY.findall(properties):
                for selector in selectors.split(","):
                    if (plain := _PLAIN.fullmatch(selector.strip())) and plain[0]:
                        name, sign, value = ((each or "") for each in plain.groups())
                        self._hidden[name.lower(), sign, value] = said[-1].lower() == "none"
        self._tells = any(self._hidden.values())

    def hide(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether the rule nearest to an element hides it: by its identifier, its classes, its name."""
        if not self._tells:
            return False
        named = [("#", attributes.get("id") or "")]
        named += [(".", each) for each in (attributes.get("class") or "").split()]
        keys = [(name, *each) for name in (tag, "") for each in named]
        by_name = [self._hidden[key] for key in keys if key in self._hidden]
        if by_name:
            return all(by_name)
        return self._hidden.get((tag, "", ""), False)
