"""``search query``, ``info`` and ``serve``: the commands that ask an index, or let others ask it."""

import logging
from pathlib import Path
from typing import Any

import click

from indexer.cli import terminal
from indexer.cli.cycles import without_cycles
from indexer.cli.shared_options import (
    Asking,
    filter_options,
    index_at,
    index_option,
    json_option,
    text_argument,
)
from indexer.fields.fields import SORTS


@click.command(cls=Asking)
@text_argument
@index_option
@click.option("-n", "per_page", type=int, default=10, show_default=True, help="Results a page.")
@click.option("--page", type=int, default=1, show_default=True, help="Page of the results.")
@click.option(
    "--sort",
    "tri",
    type=click.Choice(sorted(SORTS, reverse=True)),
    default="pertinence",
    help="Order: by relevance, oldest, largest amounts or latest first [pertinence].",
)
@filter_options
@click.option("--facets", is_flag=True, help="Show the counts of each facet.")
@json_option
@click.pass_obj
def query(
    out: terminal.Terminal,
    /,
    text: str,
    index: Path | None,
    as_json: bool,
    facets: bool,
    **options: Any,
) -> None:
    """Search the acts.

    Words are all required; "quotes" mean the exact phrase; -word excludes; OU, prefix*, fields such
    as objet: commune: date:2023 and parentheses combine.
    """
    with without_cycles():
        from indexer.searching.requests import request
        from indexer.searching.results import page_json
        from indexer.searching.search import Search

        with terminal.without_panics(), Search.open(index_at(index)) as search:
            page = search.search(request(text, facets=facets or as_json, **options))
    if as_json:
        out.json(page_json(page))
    else:
        out.page(page, facets=facets)


@click.command()
@index_option
@json_option
@click.pass_obj
def info(out: terminal.Terminal, /, index: Path | None, as_json: bool) -> None:
    """Say what the index holds."""
    from indexer.searching.search import Search

    with terminal.without_panics(), Search.open(index_at(index)) as search:
        out.info(search.info(), as_json=as_json)


@click.command()
@index_option
@click.option("--host", help="Address to listen on [REGISTRE_LISTEN, else 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="[REGISTRE_LISTEN, else 8000]")
@click.option(
    "--check", is_flag=True, help="Only say whether settings, index and address can serve."
)
@click.pass_obj
def serve(
    out: terminal.Terminal, /, index: Path | None, host: str | None, port: int | None, check: bool
) -> None:
    """Serve the pages and the JSON endpoint."""
    from indexer.searching.search import Search
    from webapp.serving.serve import checked, checked_address, run

    folder = index_at(index)
    if check:
        address = checked_address(checked(lambda: Search.open(folder)), host, port)
        out.say(f"the settings are sound, and {folder} can be served on {address}")
        return
    # What is noted while serving is for whoever keeps the site.
    logging.disable(logging.NOTSET)

    def ready(address: str) -> None:
        out.say(f"Registre serves {folder} on {address} (Ctrl-C to stop)")

    run(lambda: Search.open(folder), folder, host, port, ready)
