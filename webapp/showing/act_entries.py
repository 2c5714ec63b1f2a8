"""Acts as lists show them, made by Python: a page of results has some fifteen, each of twenty values.

A template looks up each value, looks whether it is to be escaped and whether it can be printed; here an
entry is written at once, and what many entries share is remembered.
"""

from functools import lru_cache

from flask import request
from markupsafe import escape

from indexer.acts.documents import Matiere, Record, Vote
from indexer.searching.results import Hit
from webapp.addresses.urls import act_url, body_url, matter_url
from webapp.showing.formatting import Piece, held, marked, printable, shown, tally, time_tag
from webapp.showing.linked_data import kind_of, title_of
from webapp.showing.shown_titles import Title, shown_title

_SHADES = {
    "unanimité": "oui",
    "majorité": "oui",
    "adopté": "oui",
    "rejeté": "non",
    "ajourné": "attente",
}
#: Kinds of documents that go without saying.
_COMMON = ("deliberation", "tableau")


def entry(hit: Hit, query: str = "", level: int = 2, extracts: int = 2) -> Piece:
    """An item of a list of acts: date, title, facts, words that are missing, passages, vote.

    ``level`` is that of the title among the headings of the page.
    """
    record = hit.record
    act = record.acte
    title = shown_title(act.objet) if act.objet else None
    named = (
        marked(printable(title.text), title.marks(hit.objet_marks))
        if title
        else shown(title_of(record))
    )
    missing = (
        f'<p class="manque">Sans&nbsp;: {shown(", ".join(hit.missing))}</p>' if hit.missing else ""
    )
    passages = "".join(
        f'        <p class="extrait">{marked(held(printable(extract.text)), extract.marks)}</p>\n'
        for extract in hit.extracts[:extracts]
    )
    page = f'<span class="page">page {act.page} du document</span>' if act.page else ""
    html = f"""  <li class="entree">
    <article>
      <p class="marge">{time_tag(record.seance.date)}</p>
      <div class="corps">
        <h{level} class="objet"><a href="{escape(act_url(record.id, query))}">{named}</a></h{level}>
        {_facts(record, title)}
{missing}{passages}        <p class="dessous">{_vote(act.vote)}{page}</p>
      </div>
    </article>
  </li>
"""
    return Piece(html)


def vote(value: Vote | None) -> Piece:
    """How a vote ended, and its counts where it was not of one mind; nothing where that is not known."""
    return Piece(_vote(value))


def body_link(name: str | None) -> Piece:
    """A link to the page of a body, or of the acts whose body is not known."""
    return Piece(_body_link(request.script_root, name))


def _vote(value: Vote | None) -> str:
    if not value or not value.resultat:
        return ""
    outcome = value.resultat
    said = shown(outcome[0].upper() + outcome[1:])
    counts = tally(value)
    told = f' <span class="precision">{escape(counts)}</span>' if counts else ""
    return f'<span class="vote vote-{_SHADES.get(outcome, "neutre")}">{said}</span>{told}'


def _facts(record: Record, title: Title | None) -> str:
    """Body, organ, kind, number, code of the title and matière of an act, as a list."""
    root, act = request.script_root, record.acte
    departement = record.collectivite.departement
    where = f' <span class="dep">({shown(departement)})</span>' if departement else ""
    others: list[str] = [record.seance.organe] if record.seance.organe else []
    if record.type_document not in _COMMON:
        others.append(kind_of(record))
    facts = [f"<li>{shown(other)}</li>" for other in others]
    if act.numero:
        facts.append(f"<li>n°&nbsp;{shown(act.numero)}</li>")
    if title and title.code and title.code != act.numero:
        facts.append(f"<li>{shown(title.code)}</li>")
    if act.matiere:
        facts.append(_matter(root, act.matiere))
    return f"""  <ul class="faits">
    <li class="qui">{_body_link(root, record.collectivite.nom)}{where}</li>
{"".join(facts)}  </ul>
"""


@lru_cache(maxsize=1 << 12)
def _body_link(root: str, name: str | None) -> str:
    """The link; ``root``, where the site is mounted, is part of its address."""
    said = shown(name) if name else "Collectivité inconnue"
    return f'<a href="{escape(body_url(name or "inconnue"))}">{said}</a>'


@lru_cache(maxsize=1 << 10)
def _matter(root: str, matter: Matiere) -> str:
    """A matière as an item of the facts, with a link under ``root``."""
    label = f" {shown(matter.libelle)}" if matter.libelle else ""
    deduced = ' <span class="deduite">déduite</span>' if matter.deduite else ""
    link = f'<a href="{escape(matter_url(matter.code))}">{shown(matter.code)}{label}</a>'
    return f"<li>{link}{deduced}</li>"
