"""``search export``: the acts that match as a table, or the whole index."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from indexer import configuration
from indexer.cli import terminal
from indexer.cli.shared_options import Asking, filter_options, index_at, index_option, text_argument
from indexer.errors import QueryError

if TYPE_CHECKING:
    from indexer.publishing.export import Exported


@click.command(cls=Asking, short_help="Write the acts that match as SCDL, CSV or JSON lines.")
@text_argument
@index_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["scdl", "csv", "jsonl"]),
    default="scdl",
    show_default=True,
    help="The table of the national schema, one for spreadsheets, or a whole act a line.",
)
@filter_options
@click.option("--all", "whole", is_flag=True, help="The whole index, for `search index FILE`.")
@click.option("--strict", is_flag=True, help="Leave out acts that lack what the schema requires.")
@click.option(
    "-o",
    "output",
    type=click.File("w", encoding="utf-8", atomic=True),
    default="-",
    metavar="FILE",
    help="Write into this file rather than print.",
)
@click.pass_obj
def export(
    out: terminal.Terminal,
    /,
    text: str,
    index: Path | None,
    format_: str,
    whole: bool,
    strict: bool,
    output: Any,
    **options: Any,
) -> None:
    """Write the acts that match as a table in the SCDL « Délibérations » schema, CSV or JSON lines.

    Values that the schema requires and acts do not state stay empty: FILE.missing.csv, beside the
    file of -o, names them. Addresses of acts are those of their publishers, else of the site whose
    address is in REGISTRE_URL.
    """
    from indexer.publishing.export import write
    from indexer.searching.requests import request
    from indexer.searching.search import Search

    if whole:
        if text or strict or any(options.values()):
            raise QueryError("--all takes no search and no filter: it writes the whole index")
        out.say(f"{terminal.counted(_save(index_at(index), output), 'act')} exported")
        return
    with terminal.without_panics(), Search.open(index_at(index)) as search:
        # Without words all score alike: the order of the register, the same in every index of it.
        order = "pertinence" if text else "date"
        found = search.all(request(text, tri=order, facets=False, **options))
        report = write(found, format_, output, strict=strict, address=_address_of())
    output.flush()
    # Standard output under another encoding than UTF-8 is wrapped, and has no name.
    _report_beside(getattr(output, "name", "-"), report)
    out.exported(report)


def _save(index: Path, output: TextIO) -> int:
    """Write a whole index; gives how many acts it holds."""
    from indexer.indexing.saved import save

    acts = save(index, output)
    output.flush()
    return acts


def _address_of() -> Callable[[str], str | None]:
    """What gives the address of an act by its id: none where no site is known."""
    from indexer.acts.shapes import act_path

    site = configuration.given().get("REGISTRE_URL", "").strip().rstrip("/")
    return lambda id: f"{site}{act_path(id)}" if site else None


def _report_beside(name: str, report: "Exported") -> None:
    """Keep what an export lacks in a file beside it; none where nothing is lacking."""
    place = Path(f"{name}.missing.csv")
    if name == "-" or name.startswith("<"):
        return
    if report.lacking:
        with place.open("w", encoding="utf-8", newline="") as stream:
            report.write(stream)
    else:
        place.unlink(missing_ok=True)
