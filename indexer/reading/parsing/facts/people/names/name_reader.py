"""A list of people while it is read: the words of the name so far, and what stood before them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from indexer.reading.parsing.facts.people.names.name_pieces import given_joined
from indexer.reading.parsing.facts.people.names.unparted_names import names_apart
from indexer.reading.parsing.view.cleaning import tidy

#: A name that is cut by the end of its line, or whose hyphen stands apart.
_HYPHEN = re.compile(r"\s+-\s*|-\s+")
#: An article that opens a sentence on the line below a name.
_ARTICLE_BELOW = re.compile(r"\s*\n\s*(?:Le|La|Les|L['’]|Des|Du|Au|Aux)\s*\Z")
#: What stands between the words of a name.
_PARTED = re.compile(r"[\s.]")


#: No name has as many: several people whom nothing parts.
_MOST_WORDS = 8
#: No name has as many characters; what has none of the signs that end one would be read again for each word.
_LONGEST = 300


class Named(NamedTuple):
    """Somebody named in a list, as the text spells them.

    ``link`` ties them to who was named before: ``to`` holds that person's vote, ``for`` stands in
    for them, ``of`` gave them their own. ``civil`` tells a civility before the name, ``aside`` brackets.
    """

    name: str
    start: int
    end: int
    role: str | None = None
    link: str | None = None
    civil: bool = False
    aside: bool = False
    presence: str | None = None
    woman: bool | None = None

    @property
    def lone(self) -> bool:
        """Whether it is a single word without civility."""
        return not self.civil and not _PARTED.search(self.name)

    def moved(self, by: int) -> "Named":
        """Return them as named in a text in which the list stands further on."""
        return self._replace(start=self.start + by, end=self.end + by)


@dataclass(slots=True)
class NameReader:
    """What is known while a list is read: the words of a name, and what stood before them."""

    text: str
    width: int
    proxies: bool
    found: list[Named]
    start: int = -1
    end: int = -1
    civility: bool = False
    plural: bool = False
    woman: bool | None = None
    prose: bool = False
    link: str | None = None
    role: str | None = None
    shared: bool = False
    depth: int = 0
    several: bool = False
    #: Where the last civility ends.
    civil_end: int = -1
    #: « Pouvoir a été donné par X à Y »: « à » names the holder, in any list.
    gives: bool = False
    #: Whether offices stand on lines of their own above those who hold them.
    titled: bool = False

    def flush(self) -> None:
        """Close the name that is being read, if there is one."""
        if self.start >= 0:
            for start, end in names_apart(self.text, self.start, self.end, several=self.plural):
                self._add(start, end)
            self.civility = False
        self.start = self.end = -1

    def _add(self, start: int, end: int) -> None:
        if below := _ARTICLE_BELOW.search(self.text, start, end):
            end = below.start()  # « … M. NOEL » above « Le secrétariat … »
        written = given_joined(self.text[start:end])
        name = tidy(_HYPHEN.sub("-", written) if "-" in written else written).rstrip("'")
        if self.text[end - 1] == "." and re.search(r"(?:^|[\s.-])\w{1,2}$", name):
            name += "."
        letters = sum(map(str.isalpha, name))
        civil = self.civility or self.plural
        if self.depth and self.link is None and self.proxies and self.civility and self.found:
            self.link = "to"  # « Mme PETIT (M. DURAND) », in a list of proxies
        if letters < 2 or (self.depth and self.link is None) or name.count(" ") >= _MOST_WORDS:
            return
        role = self.role if self.role and not self.depth else None
        woman = self.woman if civil else None
        aside = bool(self.depth)
        self.found.append(Named(name, start, end, role, self.link, civil, aside, woman=woman))
        self.link = None
        self.role = self.role if self.shared else None

    def to_prose(self) -> None:
        """Close the name that is being read, and take no word for one until a sign or a civility."""
        self.flush()
        self.prose = not self.civility or self.prose

    def word(self, start: int, end: int) -> None:
        """Take a word of a name."""
        if self.prose:
            return
        if self.start >= 0 and end - self.start > _LONGEST:
            self.flush()
        if self.start < 0:
            self.start = start
        self.end = end

    @property
    def said(self) -> str:
        """The words of the name that is being read, none where none is."""
        return self.text[self.start : self.end] if self.start >= 0 else ""
