"""Following a search by mail: asking for an alert, confirming it, leaving it.

Links in mails lead to a page with a button: programs that look at every link of a mail confirm and
remove nothing. Where no mail server is set up these addresses do not exist.
"""

from pathlib import Path
from urllib.parse import parse_qsl

from flask import Blueprint, Flask, Response, current_app, render_template, request
from werkzeug.datastructures import MultiDict

from indexer.alerts import Alert, Alerts
from indexer.errors import MailRefused, QueryError, StorageError
from indexer.publishing.mailing import is_address, now, question
from webapp.addresses import params
from webapp.addresses.params import Slip
from webapp.addresses.urls import root
from webapp.backend import site
from webapp.middleware.access import RateLimiter
from webapp.middleware.problems import Problem, refuse, respond
from webapp.showing.search_view import subject_of

follow = Blueprint("follow", __name__)

#: Alerts that one caller may ask for in a minute.
_ASKED = 5


def register(app: Flask, folder: Path | None) -> None:
    """Add the addresses, where there is a mail server to send from and a public address to lead to."""
    settings = app.extensions["registre"].settings
    if folder and settings.post and settings.url:
        app.extensions["alerts"] = (Alerts(folder), RateLimiter(_ASKED))
        app.register_blueprint(follow)


@follow.get("/alertes")
def alert() -> str | Response:
    """The form that asks for an alert on a search."""
    reading = params.read(request.args)
    if reading.slips:
        return refuse(reading.slips)
    return _page("ask", params.query_string(reading.request).lstrip("?"))


@follow.post("/alertes")
def ask() -> str | Response:
    """Send the mail that asks for a confirmation; says the same whether or not one was sent before."""
    alerts, limiter = current_app.extensions["alerts"]
    address = request.form.get("adresse", "").strip()
    searched = MultiDict(
        (name, value) for name, value in request.form.items(multi=True) if name in params.PARAMETERS
    )
    reading = params.read(searched)
    if reading.slips:
        return refuse(reading.slips)
    if not is_address(address):
        # The form again, with what was typed: who mistyped an address corrects it there.
        return Response(
            _page("ask", params.query_string(reading.request).lstrip("?"), address), 400
        )
    if wait := limiter.take(request.remote_addr or "").wait:
        return respond(Problem(429, headers={"Retry-After": str(wait)}))
    search = params.query_string(reading.request).lstrip("?")
    try:
        _send_question(alerts, address, search)
    except QueryError:
        return refuse([Slip("adresse", address, "cette adresse suit déjà beaucoup de recherches")])
    except (MailRefused, StorageError) as error:
        current_app.logger.error("alert: %s", error)
        return respond(Problem(503, "Le courriel n’a pas pu partir : réessayez plus tard."))
    return _page("asked", search)


def _send_question(alerts: Alerts, address: str, search: str) -> None:
    """Note the alert and ask for its confirmation; a question that cannot be sent leaves nothing."""
    settings, asked = site().settings, alerts.ask(address, search, now())
    if asked is None or settings.post is None:
        return
    message = question(asked, root(), settings.name, settings.post.sender)
    try:
        settings.post.send([message])
    except MailRefused:
        alerts.remove(asked.token)
        raise


@follow.route("/alertes/confirmer/<token>", methods=["GET", "POST"])
def confirm(token: str) -> str | Response:
    """The button that confirms an alert, and what it does."""
    if (known := _known(token)) is None:
        return _forgotten()
    if request.method == "POST":
        current_app.extensions["alerts"][0].confirm(token)
        return _page("confirmed", known.search)
    return _page("confirm", known.search)


@follow.route("/alertes/retirer/<token>", methods=["GET", "POST"])
def leave(token: str) -> str | Response:
    """The button that removes an alert, and what it does; mail programs press it too (RFC 8058)."""
    if request.method == "POST":
        current_app.extensions["alerts"][0].remove(token)
        return _page("left", "")
    known = _known(token)
    return _page("leave", known.search) if known else _forgotten()


def _known(token: str) -> Alert | None:
    found: Alert | None = current_app.extensions["alerts"][0].find(token, now())
    return found


def _forgotten() -> Response:
    return respond(
        Problem(
            404,
            "Cette alerte n’existe pas ou plus : sans confirmation, elle est oubliée après deux jours.",
        )
    )


def _page(step: str, search: str, typed: str | None = None) -> str:
    """A step of an alert on a search; ``typed`` is what was typed for an address and is none."""
    fields = parse_qsl(search)
    subject = subject_of(params.read(MultiDict(fields)).request)
    return render_template(
        "alert.html",
        step=step,
        search=search,
        fields=fields,
        subject=subject,
        typed=typed,
        refused=typed is not None,
    )


@follow.after_request
def _unkept(response: Response) -> Response:
    """No cache keeps a page whose address is a secret."""
    response.headers["Cache-Control"] = "no-store"
    return response
