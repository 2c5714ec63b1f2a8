"""``search personal-data``: what to look at before an index is opened to everyone."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.shared_options import (
    Asking,
    filter_options,
    index_at,
    index_option,
    json_option,
    text_argument,
)
from indexer.cli.terminal import Terminal

if TYPE_CHECKING:
    from indexer.publishing.personal_data import Finding


@click.command(
    name="personal-data",
    cls=Asking,
    short_help="List the acts that most likely hold personal data.",
)
@text_argument
@index_option
@filter_options
@json_option
@click.pass_obj
def personal_data(
    out: Terminal, /, text: str, index: Path | None, as_json: bool, **options: Any
) -> None:
    """List the acts that most likely hold personal data, and why.

    Those that name or reach a person come first (social security number, date of birth, home),
    then those whose matière is about someone, then words on health, hardship or careers. Numbers and
    addresses are not repeated. It proves nothing: an act that it leaves out may hold personal data,
    and one that it lists may lawfully be public.
    """
    from indexer.publishing.personal_data import findings
    from indexer.searching.requests import request
    from indexer.searching.search import Search

    with Search.open(index_at(index)) as search:
        wanted = request(text, facets=False, **options)
        found = sorted(findings(search.all(wanted)), key=lambda finding: finding.place)
    if as_json:
        out.json([_shape(finding) for finding in found])
        return
    for finding in found:
        record = finding.record
        day = record.seance.date.isoformat() if record.seance.date else "no date"
        body, objet = record.collectivite.nom or "body unknown", record.acte.objet or "(sans objet)"
        click.echo(f"{record.id}  {day}  {body}  {record.source}\n    {objet}")
        for sign in finding.signs:
            click.echo(f"    - {sign.said}")
    out.say(f"{len(found)} acts to look at; `search remove ID` takes one out")


def _shape(finding: "Finding") -> dict[str, Any]:
    record = finding.record
    return {
        "id": record.id,
        "collectivite": record.collectivite.nom,
        "date": record.seance.date.isoformat() if record.seance.date else None,
        "objet": record.acte.objet,
        "source": record.source,
        "signs": [
            {"kind": s.kind, "said": s.said, "start": s.start, "end": s.end} for s in finding.signs
        ],
    }
