"""Mails to people who follow a search: a question whether they asked for it, then what is new.

Messages are plain text in French. Each that tells something new can be unsubscribed from by a link and
by the button of mail programs (RFC 8058).
"""

import datetime as dt
import re
import smtplib
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from indexer.acts.shapes import act_path
from indexer.alerts import Alert, Alerts
from indexer.errors import MailRefused, QueryError
from indexer.searching import requests
from indexer.searching.results import Entry
from indexer.searching.search import Search

#: New acts that one mail tells; the others stand behind its link.
_MOST = 30
_SECONDS = 30
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Post:
    """The mail server and the sender: ``smtp://`` (with STARTTLS where offered) or ``smtps://``."""

    host: str
    port: int
    sender: str
    tls: bool = False
    user: str | None = None
    password: str | None = None

    @classmethod
    def from_environment(cls, given: Mapping[str, str]) -> "Post | None":
        """``REGISTRE_SMTP`` and ``REGISTRE_SENDER``; ``None`` where there is no server."""
        url = given.get("REGISTRE_SMTP", "").strip()
        if not url:
            return None
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            # The address may hold a password: it is not shown.
            raise QueryError(
                "REGISTRE_SMTP must be smtp://host:port or smtps://host:port",
                parameter="REGISTRE_SMTP",
            )
        sender = given.get("REGISTRE_SENDER", "").strip()
        if not is_address(sender):
            raise QueryError(
                f"REGISTRE_SENDER must be a mail address, not {sender!r}",
                parameter="REGISTRE_SENDER",
                value=sender,
            )
        tls = parts.scheme == "smtps"
        user, password = (part and unquote(part) for part in (parts.username, parts.password))
        return cls(parts.hostname, port or (465 if tls else 25), sender, tls, user, password)

    def send(self, messages: Iterable[EmailMessage]) -> None:
        """Send messages over one connection. Raises ``MailRefused``."""
        try:
            with self._connected() as server:
                for message in messages:
                    server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise MailRefused(f"{self.host}:{self.port} took no mail: {error}") from None

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        context = ssl.create_default_context()
        if self.tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
        with server:
            server.ehlo()
            if not self.tls and server.has_extn("starttls"):
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password or "")
            yield server


def is_address(text: str) -> bool:
    """Whether a text can be the address of a person."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def question(alert: Alert, site: str, name: str, sender: str) -> EmailMessage:
    """Ask whoever reads the mails of an address whether they want an alert."""
    text = (
        f"Quelqu’un, vous sans doute, demande que les nouveaux actes de cette recherche vous soient "
        f"signalés par courriel :\n\n{search_page(alert, site)}\n\n"
        f"Pour le confirmer :\n{site}/alertes/confirmer/{alert.token}\n\n"
        "Sans confirmation sous deux jours, cette demande est oubliée. Si vous n’avez rien demandé, "
        "vous n’avez rien à faire.\n"
    )
    return _message(alert.address, f"Confirmer une alerte – {name}", text, sender)


def news(
    alert: Alert, entries: tuple[Entry, ...], more: int, site: str, name: str, sender: str
) -> EmailMessage:
    """Tell the acts that came: each with its title, who decided it and when, and the sentence that matches."""
    several = len(entries) + more
    head = "Un nouvel acte répond" if several == 1 else f"{several} nouveaux actes répondent"
    parts = [f"{head} à votre recherche :\n{search_page(alert, site)}\n"]
    parts += [_told(entry, site) for entry in entries]
    if more:
        parts.append(f"… et {more} autres, à l’adresse de votre recherche.\n")
    out = f"{site}/alertes/retirer/{alert.token}"
    parts.append(f"--\nNe plus recevoir cette alerte : {out}\n")
    subject = "1 nouvel acte" if several == 1 else f"{several} nouveaux actes"
    message = _message(alert.address, f"{subject} – {name}", "\n".join(parts), sender)
    message["List-Unsubscribe"] = f"<{out}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def search_page(alert: Alert, site: str) -> str:
    """The page of the search that an alert follows."""
    return f"{site}/recherche" + (f"?{alert.search}" if alert.search else "")


def _told(entry: Entry, site: str) -> str:
    record = entry.hit.record
    body = record.collectivite.nom or "collectivité inconnue"
    day = f", séance du {record.seance.date:%d/%m/%Y}" if record.seance.date else ""
    extract = " ".join(entry.hit.extracts[0].text.split()) if entry.hit.extracts else ""
    said = f"  « {extract} »\n" if extract else ""
    objet = " ".join((record.acte.objet or "Acte sans objet").split())
    return f"* {objet}\n  {body}{day}\n{said}  {site}{act_path(record.id)}\n"


def _message(to: str, subject: str, text: str, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = Address(addr_spec=sender)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def tell(alerts: Alerts, search: Search, post: Post, site: str, name: str) -> int:
    """Send each confirmed alert what came since it was told last; gives how many mails were sent.

    What was sent is noted mail by mail: after a failure the next run goes on there. What nobody confirmed
    in time is forgotten. Raises ``MailRefused``.
    """
    sent = 0
    alerts.forget(now())
    for alert in alerts.all():
        if not alert.confirmed:
            continue
        entries, more = _new(search.snapshot(), alert)
        if entries:
            post.send([news(alert, entries, more, site, name, post.sender)])
            alerts.told(alert.token, max(e.entered for e in entries if e.entered))
            sent += 1
    return sent


def _new(search: Search, alert: Alert) -> tuple[tuple[Entry, ...], int]:
    """The acts that came since an alert was told, and how many more there are than one mail tells."""
    given = parse_qs(alert.search)
    wanted, _ = requests.read(
        {name: values for name, values in given.items() if name not in ("page", "per_page")}
        | {"tri": ["-date"], "per_page": ["100"]},
        " ".join(given.get("q", ())),
    )
    _, entries = search.latest(wanted)
    new = tuple(e for e in entries if e.entered and e.entered > alert.told)
    return new[:_MOST], max(0, len(new) - _MOST)


def now() -> dt.datetime:
    """The present moment, as alerts note it."""
    return dt.datetime.now(dt.UTC)
