"""What goes wrong, as a French page for people and as ``application/problem+json`` for programs.

Programs get RFC 9457 documents for everything under ``/api``, whatever went wrong. Nothing shows a
trace or a path of the machine; unforeseen errors go to the log.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import quote

from flask import Flask, Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, InternalServerError

from indexer.errors import ActNotFound, EngineUnavailable, IndexUnusable, QueryError
from webapp.addresses.params import MAX_TEXT, Slip
from webapp.addresses.urls import with_same_query
from webapp.backend import site

#: What an index that cannot be read raises.
INDEX_ERRORS = (IndexUnusable, EngineUnavailable)
RETRY_SECONDS = 30
_TEXTS = {
    400: (
        "Demande incorrecte",
        "L’adresse demandée contient quelque chose qui ne peut pas être lu.",
    ),
    401: ("Clé demandée", "Cette interface demande une clé : en-tête X-API-Key ou Authorization."),
    403: ("Accès refusé", "Cette ressource n’est pas ouverte."),
    404: ("Page introuvable", "Rien n’existe à cette adresse."),
    405: ("Méthode refusée", "Cette adresse ne se lit que par GET."),
    406: ("Format indisponible", "Cette ressource n’existe pas dans le format demandé."),
    410: (
        "Fichier retenu",
        "Le fichier d’origine n’est plus proposé : il contient aussi un acte retiré du registre.",
    ),
    413: ("Demande trop grande", "La demande dépasse la taille admise."),
    414: ("Adresse trop longue", "L’adresse dépasse la longueur admise."),
    429: (
        "Trop de demandes",
        "La limite de demandes par minute est atteinte : réessayez plus tard.",
    ),
    431: ("En-têtes trop grands", "Les en-têtes de la demande dépassent la taille admise."),
    500: ("Erreur du service", "Une erreur imprévue s’est produite ; elle a été notée."),
    503: (
        "Service indisponible",
        "L’index ne répond pas en ce moment : réessayez dans un instant.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: status, what to say, which parameters are to blame, headers to add."""

    status: int
    detail: str | None = None
    slips: tuple[Slip, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """A short name, the same for all problems of a status."""
        return _TEXTS.get(self.status, _TEXTS[400 if self.status < 500 else 500])[0]

    @property
    def sentence(self) -> str:
        """What to tell a person."""
        return self.detail or _TEXTS.get(self.status, _TEXTS[400 if self.status < 500 else 500])[1]


def register(app: Flask) -> None:
    """Answer every error of the application in the right form."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(ActNotFound, _act_not_found)
    app.register_error_handler(QueryError, _query)
    app.register_error_handler(EngineUnavailable, _engine)
    app.register_error_handler(IndexUnusable, _index)
    app.register_error_handler(Exception, _unforeseen)


def respond(problem: Problem) -> Response:
    """Answer with a problem, in the form that the address calls for."""
    body, kind = (_json(problem), "application/problem+json") if _for_programs() else _page(problem)
    return Response(body, problem.status, headers=problem.headers, content_type=kind)


def refuse(slips: Iterable[Slip]) -> Response:
    """Answer that parameters cannot be read, each named."""
    slips = tuple(slips)
    detail = " ; ".join(f"« {slip.parameter} » : {slip.message}" for slip in slips)
    return respond(Problem(400, detail, slips))


def _for_programs() -> bool:
    return request.path.startswith("/api/")


def _json(problem: Problem) -> str:
    body: dict[str, object] = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.sentence,
        "instance": request.path,
    }
    if problem.slips:
        body["errors"] = [
            {"parameter": s.parameter, "value": s.value[:200], "detail": s.message}
            for s in problem.slips
        ]
    return json.dumps(body, ensure_ascii=False)


def _page(problem: Problem) -> tuple[str, str]:
    # What was typed stays in the field: a person need not type it again.
    typed = request.args.get("q", "")[:MAX_TEXT]
    page = render_template("problem.html", problem=problem, query=typed)
    return page, "text/html; charset=utf-8"


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 404 and not _for_programs() and (page := _without_slash()):
        return page
    headers = dict(error.get_headers())
    headers.pop("Content-Type", None)
    return respond(Problem(status, headers=headers))


def _without_slash() -> Response | None:
    """Lead from an address that ends with a slash too many, as people and their mail write it, to the page."""
    path = request.path.rstrip("/")
    if path == request.path or not _known(path):
        return None
    return cast(Response, redirect(with_same_query(quote(path)), 308, Response))


def _known(path: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    return bool(adapter and adapter.test(path, request.method))


def _act_not_found(_: ActNotFound) -> Response:
    """Lead from an id that an act had to the one it has, at whatever address it was asked for."""
    asked = request.view_args or {}
    if request.endpoint and (now := site().search.successor(asked.get("id", ""))):
        known = {**asked, "id": now, **request.args.to_dict(flat=False)}
        return cast(Response, redirect(url_for(request.endpoint, **known), 308, Response))
    return respond(
        Problem(404, "Aucun acte n’a cet identifiant : il a pu être retiré du registre.")
    )


def _query(error: QueryError) -> Response:
    name, value = error.parameter or "q", error.value or ""
    return refuse([Slip(name, value, "cette valeur ne peut pas être traitée")])


def _engine(error: EngineUnavailable) -> Response:
    current_app.logger.warning("engine unavailable: %s", error)
    return respond(Problem(503, headers={"Retry-After": str(error.retry_after)}))


def _index(error: IndexUnusable) -> Response:
    current_app.logger.error("index unusable: %s", error)
    return respond(Problem(503, headers={"Retry-After": str(RETRY_SECONDS)}))


def _unforeseen(error: Exception) -> Response:
    current_app.logger.exception("unforeseen error on %s", request.path, exc_info=error)
    return respond(Problem(InternalServerError.code))
