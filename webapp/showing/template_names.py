"""What the templates of the pages can call: filters, functions, and what stays the same for the whole site."""

from collections.abc import Callable
from urllib.parse import quote

from flask import Flask, request

from indexer.acts.documents import Record
from indexer.acts.shapes import act_path
from indexer.fields.fields import label
from webapp.addresses.urls import absolute, act_url, body_url, local, matter_url, search_url
from webapp.assets import Assets
from webapp.backend import site
from webapp.showing import charts, formatting
from webapp.showing.act_entries import body_link, entry, vote
from webapp.showing.filter_form import filters
from webapp.showing.legifrance import link_for
from webapp.showing.linked_data import kind_of, numbered, title_of
from webapp.showing.shown_titles import shown_title


def register(app: Flask, assets: Assets) -> None:
    """Give the templates of an application their options and names."""
    app.jinja_options = {
        **app.jinja_options,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "finalize": formatting.printable,
        "extensions": [formatting.HeldBlanks],
    }

    @app.context_processor
    def places() -> dict[str, str]:
        """The path that the site stands under, in front of every address of its pages."""
        return {"site_root": request.script_root}

    app.jinja_env.filters.update(_filters())
    app.jinja_env.globals.update(_functions(app, assets))


def _filters() -> dict[str, Callable[..., object]]:
    return {
        "date": formatting.date_fr,
        "time": formatting.time_tag,
        "number": formatting.number_fr,
        "euros": formatting.euros,
        "doubted": formatting.doubted,
        "held": formatting.held,
        "shorten": formatting.shorten,
        "legifrance": link_for,
        "departement": lambda code: label("departement", code),
        "title_of": title_of,
    }


def _functions(app: Flask, assets: Assets) -> dict[str, object]:
    settings = app.extensions["registre"].settings
    return {
        "asset": lambda name: local(assets.path(name)),
        "count": formatting.count_fr,
        "marked": formatting.marked,
        "entry": entry,
        "vote": vote,
        "body_link": body_link,
        "shown_title": shown_title,
        "tally": formatting.tally,
        "kind_of": kind_of,
        "numbered": numbered,
        "act_url": act_url,
        "body_url": body_url,
        "matter_url": matter_url,
        "filters": filters,
        "year_bars": charts.figure,
        "search_url": search_url,
        "site_name": settings.name,
        "legal_href": settings.legal,
        "report_href": _report_href,
        "follows": "alerts" in app.extensions,
    }


def _report_href(record: Record) -> str | None:
    """Where to report an error of an act; a mail says which act it is about."""
    where = site().settings.report
    if where and where.startswith("mailto:"):
        subject = f"Acte {record.id} : {absolute(act_path(record.id))}"
        return f"{where}?subject={quote(subject)}"
    return where
