"""``search alerts``: searches that people follow by mail."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer import configuration
from indexer.cli.shared_options import index_at, index_option, json_option
from indexer.cli.terminal import Terminal
from indexer.errors import QueryError

if TYPE_CHECKING:
    from indexer.alerts import Alerts


@click.group(short_help="Send, list and remove alerts by mail.")
def alerts() -> None:
    """Send, list and remove the alerts of people who follow a search by mail."""


@alerts.command(name="send", short_help="Send what is new since the last time.")
@index_option
@click.pass_obj
def send_alerts(out: Terminal, /, index: Path | None) -> None:
    """Send what is new since the last time; run it after each `search index`, or by a timer."""
    out.say(f"{send_mails(index_at(index))} mails sent")


@alerts.command(name="list")
@index_option
@json_option
@click.pass_obj
def list_alerts(out: Terminal, /, index: Path | None, as_json: bool) -> None:
    """List the alerts: address, search, whether it was confirmed."""
    known = _alerts(index).all()
    if as_json:
        out.json(
            [{"address": a.address, "search": a.search, "confirmed": a.confirmed} for a in known]
        )
        return
    for one in known:
        click.echo(
            f"{one.address}  {one.search or '(everything)'}{'' if one.confirmed else '  (not confirmed)'}"
        )


@alerts.command(name="remove")
@click.argument("address")
@index_option
@click.pass_obj
def remove_alerts(out: Terminal, /, address: str, index: Path | None) -> None:
    """Forget an address and all its alerts."""
    out.say(f"{_alerts(index).remove_address(address)} alerts removed")


def _alerts(index: Path | None) -> "Alerts":
    """The alerts of an index that is there."""
    from indexer.alerts import Alerts
    from indexer.storing.meta import Meta

    Meta.read(index_at(index))
    return Alerts(index_at(index))


def send_mails(folder: Path) -> int:
    """Send the alerts of an index. Raises ``QueryError`` where a setting for it is missing."""
    from indexer.publishing.mailing import Post, tell
    from indexer.searching.search import Search

    given = configuration.given()
    post = Post.from_environment(given)
    site = given.get("REGISTRE_URL", "").strip().rstrip("/")
    if post is None or not site:
        raise QueryError("alerts need REGISTRE_SMTP, REGISTRE_SENDER and REGISTRE_URL")
    name = given.get("REGISTRE_NAME", "").strip() or "Registre"
    with Search.open(folder) as search:
        return tell(_alerts(folder), search, post, site, name)
