"""Mail: attachments as files, the subject as a fallback title, nothing of the sender."""

from email.message import EmailMessage

import pytest

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.parsing import parse
from tests.corpus.actes_files import Sent, tar_gz, transmission

ACT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Sauvérac-le-Haut
Séance du 15 mars 2024
DELIBERATION N° : 2024-07
OBJET : Tarifs de la piscine
Le conseil municipal, après en avoir délibéré, décide à l'unanimité.
"""


def mail(
    subject="Re: TR : Délibérations de mars", body="Bonjour, Zephyrine LOUVIGNAC, 04 99 00 00 00"
):
    made = EmailMessage()
    made["From"] = "Zephyrine LOUVIGNAC <zephyrine@exemple.invalid>"
    made["To"] = "registre@exemple.invalid"
    made["Subject"] = subject
    made.set_content(body)
    return made


def attached(made, name, data, kind=("application", "octet-stream"), **more):
    made.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name, **more)
    return made


def written(tmp_path, made):
    path = tmp_path / "courrier.eml"
    path.write_bytes(bytes(made))
    return path


def test_attachments_are_files_and_the_sender_is_nowhere(tmp_path):
    made = attached(mail(), "délibération.txt", ACT.encode())
    attached(made, "note.txt", b"Un texte sans titre d'acte.")
    extraction = extract(written(tmp_path, made))
    assert [text.member for text in extraction.texts] == ["délibération.txt", "note.txt"]
    documents = [parse(text, name=text.member) for text in extraction.texts]
    assert documents[0].actes[0].objet == "Tarifs de la piscine"
    assert documents[1].actes[0].objet == "Délibérations de mars"
    told = repr(extraction) + repr(documents)
    assert not any(word in told for word in ("LOUVIGNAC", "zephyrine", "04 99"))


def test_an_archive_and_a_mail_inside_are_opened(tmp_path):
    sent = Sent("213499908", "2024-03-15", "2024_07", "Piscine", suffix="txt")
    inner = attached(mail("Interne"), "b.txt", ACT.encode())
    made = attached(mail(), "envoi.tar.gz", tar_gz(transmission(sent, ACT.encode())))
    made.add_attachment(inner)
    extraction = extract(written(tmp_path, made))
    assert extraction.failures == ()
    first, second = extraction.texts
    assert first.member == f"envoi.tar.gz/{sent.document}"
    assert second.member.endswith("/b.txt")
    assert parse(first, name="a").actes[0].objet == "Piscine"


def test_pictures_of_a_signature_are_no_attachments(tmp_path):
    made = attached(mail(), "a.txt", ACT.encode())
    attached(made, "logo.png", b"\x89PNG\r\n\x1a\n", ("image", "png"), disposition="inline")
    extraction = extract(written(tmp_path, made))
    assert extraction.failures == ()
    assert len(extraction.texts) == 1


def test_an_attachment_that_fails_leaves_the_others(tmp_path):
    made = attached(mail(), "../../b.pdf", b"%PDF-1.4 rien")
    attached(made, "a.txt", ACT.encode())
    extraction = extract(written(tmp_path, made))
    assert [failure.name for failure in extraction.failures] == ["b.pdf"]
    assert [text.member for text in extraction.texts] == ["a.txt"]


def test_an_individual_order_stays_out(tmp_path):
    name = "034-213499908-20240315-A7-AI-1-1_1.txt"
    path = written(tmp_path, attached(mail(), name, b"ARRETE\nportant nomination"))
    assert extract(path).texts == ()
    assert len(extract(path, options=Options(individuals=True)).texts) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "Content-Type: application/octet-stream; name=acte.txt",
        "Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=acte.txt",
    ],
)
def test_a_mail_that_is_one_file_is_read(tmp_path, kind):
    path = tmp_path / "scan.eml"
    head = f"From: copieur@exemple.invalid\nMIME-Version: 1.0\n{kind}\nContent-Transfer-Encoding: 8bit\n\n"
    path.write_bytes((head + ACT).encode())
    (text,) = extract(path).texts
    assert text.member == "acte.txt"
    assert parse(text, name="acte.txt").actes[0].numero == "2024-07"


@pytest.mark.parametrize(
    ("data", "reason"), [(bytes(mail()), "without an attachment"), (b"\n\nrien du tout", "no mail")]
)
def test_a_mail_that_holds_nothing_is_told(tmp_path, data, reason):
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    with pytest.raises(ExtractionError, match=reason):
        extract(path)


def test_mails_within_mails_end(tmp_path):
    made = attached(mail("fond"), "fond.txt", ACT.encode())
    for _ in range(5):
        outer = mail()
        outer.add_attachment(made)
        made = outer
    extraction = extract(written(tmp_path, made))
    assert extraction.texts == ()
    assert "deep" in extraction.failures[0].reason


def test_mails_passed_on_inside_each_other_end(tmp_path):
    path = tmp_path / "transferts.eml"
    passed_on = b"Subject: TR\nContent-Type: message/rfc822\n\n"
    path.write_bytes(b"From: a@exemple.invalid\n" + passed_on * 3_000 + b"Subject: fin\n\nfin")
    with pytest.raises(ExtractionError, match="inside each other"):
        extract(path)


def test_a_message_and_its_document_attached_side_by_side(tmp_path):
    sent = Sent("213499908", "2024-03-15", "2024_07", "Bassin : tarifs", "7.10", suffix="txt")
    made = mail()
    for name, data in transmission(sent, ACT.encode(), (), "2024-03-18").items():
        attached(made, name, data)
    extraction = extract(written(tmp_path, made))
    assert extraction.failures == ()
    [text] = extraction.texts
    [act] = parse(text, name=text.member).actes
    assert (act.objet, act.date_reception.isoformat()) == (sent.objet, "2024-03-18")


@pytest.mark.parametrize(
    ("kind", "name"), [("rtf", "part-1.rtf"), ("octet-stream", "part-1"), ("pgp-signature", None)]
)
def test_a_part_without_a_name_is_a_file_unless_it_seals_the_mail(tmp_path, kind, name):
    made = mail()
    body = rb"{\rtf1 Le conseil adopte les tarifs.}"
    made.add_attachment(body, maintype="application", subtype=kind, disposition="inline")
    path = written(tmp_path, made)
    if name is None:
        with pytest.raises(ExtractionError, match="without an attachment"):
            extract(path)
    else:
        assert [text.member for text in extract(path).texts] == [name]
