"""The roll of an invented text, with who presides, as the tests of rolls write it."""

from indexer.acts.documents import Membre
from indexer.reading.parsing.facts.people.presiding import president
from indexer.reading.parsing.facts.people.rolls.chairs import with_chair
from indexer.reading.parsing.facts.people.rolls.members import members
from indexer.reading.parsing.view.cleaning import clean

PRESENT, ABSENT, EXCUSED, REPRESENTED = "présent", "absent", "excusé", "représenté"


def chaired(text: str) -> list[Membre]:
    """The members that a text lists, the one who presides among them."""
    cleaned = clean(text)
    roll = members(cleaned)
    return list(with_chair(cleaned, roll, president(cleaned, roll)))


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """The name of each, their presence and who holds their proxy."""
    return [(membre.nom, membre.presence, membre.pouvoir) for membre in chaired(text)]


def there(*names: str) -> list[tuple[str, str, None]]:
    """Those of whom a text tells that they were present, and no more."""
    return [(name, PRESENT, None) for name in names]
