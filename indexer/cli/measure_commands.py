"""``search eval`` and ``search run``: the ranking, measured."""

from pathlib import Path

import click

from indexer.cli.shared_options import index_at, index_option, json_option
from indexer.cli.terminal import Terminal
from indexer.storing.engines import ENGINES


@click.command(name="eval")
@click.argument("collection", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="tantivy",
    show_default=True,
    help="Engine that is measured.",
)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the queries of this split.")
@click.option(
    "--run", "run_file", type=click.Path(path_type=Path), metavar="FILE", help="Write a TREC run."
)
@json_option
@click.pass_obj
def evaluate(
    out: Terminal,
    /,
    collection: Path,
    engine: str,
    split: str | None,
    run_file: Path | None,
    as_json: bool,
) -> None:
    """Measure the ranking on a judged collection in the BEIR layout."""
    from indexer.evaluation import evaluate as measure

    measures = measure(collection, engine=engine, split=split, run_file=run_file)
    if as_json:
        out.json(measures)
    else:
        for name, value in measures.items():
            click.echo(
                f"{name:12} {value:.4f}" if isinstance(value, float) else f"{name:12} {value}"
            )


@click.command(name="run")
@click.argument("topics", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@index_option
@click.option(
    "--run",
    "run_file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the run is written.",
)
@click.pass_obj
def run_topics(out: Terminal, /, topics: Path, index: Path | None, run_file: Path) -> None:
    """Run a file of queries over the index and write a TREC run."""
    from indexer.evaluation import run_topics as run_queries
    from indexer.searching.search import Search

    with Search.open(index_at(index)) as search:
        count = run_queries(search, topics, run_file)
    out.say(f"{count} queries run")
