"""PDFs that hold others: attached files, portfolios, annexes behind bookmarks and labels, signatures, forms."""

import datetime as dt
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pikepdf import Array, Dictionary, Name, String

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.bundles.held_files import MAX_DEPTH
from indexer.reading.parsing import parse, same_body
from tests.corpus.actes_files import Sent, message, tar_gz, transmission

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[4] / "corpus"))
from blocks import read_source  # noqa: E402
from pdf_pages import text_pdf  # noqa: E402

SIREN = "213499908"
ACT = """= EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Sauvérac-le-Haut
Séance du 15 mars 2024
DELIBERATION N° : 2024-07
OBJET : Tarifs de la piscine
Le conseil municipal, après en avoir délibéré, décide à l'unanimité :
- d'approuver les tarifs.
"""
PLAN = "\n@page\nPlan du bassin\nProfondeur : deux mètres\n"
HALL = "\n@page\nPlan de la halle\nHauteur : neuf mètres\n"


def pdf_of(markup):
    return pikepdf.open(BytesIO(text_pdf(read_source(markup))))


def written(tmp_path, pdf, name="acte.pdf"):
    path = tmp_path / name
    pdf.save(path)
    return path


def understood(extraction):
    return same_body([parse(text, name=text.member or "acte.pdf") for text in extraction.texts])


def attach(pdf, name, data, relation=None):
    spec = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    if relation:
        spec.relationship = Name(f"/{relation}")
    pdf.attachments[name] = spec


def test_attached_files_are_read_and_the_source_is_not_read_twice(tmp_path):
    pdf = pdf_of(ACT)
    attach(pdf, "annexe 1.txt", b"Grille des tarifs du bassin")
    attach(pdf, "acte.txt", b"Le texte de travail", "Source")
    attach(pdf, "facture.xml", b"<facture/>", "Data")
    attach(pdf, "programme.exe", b"MZ\x00\x01")
    extraction = extract(written(tmp_path, pdf))
    assert [text.member for text in extraction.texts] == [None, "annexe 1.txt"]
    assert [failure.name for failure in extraction.failures] == ["programme.exe"]
    assert any("another form of the document" in note for note in extraction.notes)
    assert any("facture.xml" in note for note in extraction.notes)
    act, annex = understood(extraction)
    assert act.actes[0].numero == "2024-07"
    assert annex.type_document == "annexe"
    assert annex.seance.date == act.seance.date == dt.date(2024, 3, 15)
    assert annex.collectivite == act.collectivite


def test_a_file_that_an_annotation_holds_is_read(tmp_path):
    pdf = pdf_of(ACT)
    spec = pikepdf.AttachedFileSpec(pdf, b"Note de la commission", filename="note.txt")
    pdf.pages[0].Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.FileAttachment,
                    Rect=Array([10, 10, 20, 20]),
                    FS=spec.obj,
                )
            )
        ]
    )
    texts = extract(written(tmp_path, pdf)).texts
    assert [text.member for text in texts] == [None, "note.txt"]


def test_a_portfolio_gives_its_files_and_not_its_cover(tmp_path):
    pdf = pdf_of("Pour de meilleurs résultats, ouvrez ce porte-documents PDF dans Acrobat.")
    for number in ("2024-07", "2024-08"):
        inner = BytesIO(text_pdf(read_source(ACT.replace("2024-07", number))))
        attach(pdf, f"delib {number}.pdf", inner.getvalue())
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    path = written(tmp_path, pdf)
    documents = understood(extract(path))
    assert [d.member for d in documents] == ["delib 2024-07.pdf", "delib 2024-08.pdf"]
    assert [d.actes[0].numero for d in documents] == ["2024-07", "2024-08"]
    assert {d.actes[0].page for d in documents} == {None}


def test_files_in_files_in_files_end(tmp_path):
    pdf = pdf_of(ACT)
    for depth in range(MAX_DEPTH + 2):
        held = BytesIO()
        pdf.save(held)
        pdf = pdf_of(ACT)
        attach(pdf, f"dedans {depth}.pdf", held.getvalue())
    extraction = extract(written(tmp_path, pdf))
    assert len(extraction.texts) == MAX_DEPTH + 1
    assert any("deep" in failure.reason for failure in extraction.failures)


def test_files_that_hold_each_other_often_are_bounded_together(tmp_path):
    inner = pdf_of(ACT)
    for rank in range(4):
        attach(inner, f"note {rank}.txt", b"Une note de travail")
    held = BytesIO()
    inner.save(held)
    pdf = pdf_of(ACT)
    for rank in range(4):
        attach(pdf, f"dedans {rank}.pdf", held.getvalue())
    extraction = extract(written(tmp_path, pdf), options=Options(max_members=7))
    assert len(extraction.texts) == 8
    assert any("max_members" in failure.reason for failure in extraction.failures)


def test_a_message_inside_the_pdf_states_the_act(tmp_path):
    sent = Sent(SIREN, "2024-03-15", "2024_07", "Piscine : tarifs d'été", "7.10")
    pdf = pdf_of(ACT)
    attach(pdf, "acte.xml", message(sent), "Data")
    extraction = extract(written(tmp_path, pdf))
    assert extraction.failures == ()
    [document] = understood(extraction)
    assert document.actes[0].objet == sent.objet
    assert document.actes[0].matiere.code == "7.10"


def test_messages_in_a_portfolio_state_the_acts_beside_them(tmp_path):
    sent = Sent(SIREN, "2024-03-15", "2024_07", "Piscine : tarifs d'été", "7.10", annexes=1)
    pdf = pdf_of("Porte-documents")
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    act = text_pdf(read_source(ACT))
    for name, data in transmission(sent, act, [act], "2024-03-18").items():
        attach(pdf, name, data)
    extraction = extract(written(tmp_path, pdf))
    assert extraction.failures == ()
    act, annex = sorted(understood(extraction), key=lambda each: each.type_document, reverse=True)
    assert (act.actes[0].objet, act.actes[0].matiere.code) == (sent.objet, "7.10")
    assert act.actes[0].date_reception == dt.date(2024, 3, 18)
    assert annex.type_document == "annexe"


def test_the_message_of_an_archive_speaks_of_the_act_not_of_what_is_attached(tmp_path):
    sent = Sent(SIREN, "2024-03-15", "2024_07", "Piscine : tarifs d'été", "7.10")
    pdf = pdf_of(ACT)
    attach(pdf, "convention.txt", b"Convention avec le club de natation")
    held = BytesIO()
    pdf.save(held)
    path = tmp_path / "envoi.tar.gz"
    path.write_bytes(tar_gz(transmission(sent, held.getvalue())))
    act, other = understood(extract(path))
    assert act.actes[0].numero == "2024_07"
    assert not any(each.numero for each in other.actes)
    assert other.seance.date == dt.date(2024, 3, 15)


def outlined(pdf, *marks):
    with pdf.open_outline() as outline:
        for title, page in marks:
            outline.root.append(pikepdf.OutlineItem(title, page))
    return pdf


def test_bookmarks_cut_annexes_off(tmp_path):
    pdf = pdf_of(f"{ACT}{PLAN}@page\nCertifié exécutoire à la mairie\n")
    outlined(pdf, ("Délibération", 0), ("Annexe 1 – Plan du bassin", 1), ("Signature", 2))
    act, annex = understood(extract(written(tmp_path, pdf)))
    assert "Certifié" in act.texte
    assert "Profondeur" not in act.texte
    assert (annex.type_document, annex.actes[0].objet) == ("annexe", "Annexe 1 – Plan du bassin")
    assert annex.actes[0].page == 2
    assert annex.seance.date == dt.date(2024, 3, 15)


def test_an_annex_that_begins_in_the_middle_of_a_page_is_cut_at_its_title(tmp_path):
    pdf = pdf_of(
        f"{ACT}\nLa séance est levée.\n\nANNEXE : règlement du bassin\nLe bonnet est requis.\n"
    )
    pdf2 = outlined(
        pdf_of(f"Page de garde\n@page\n{ACT}\nANNEXE : règlement\nLe bonnet.\n"),
        ("Annexe : règlement", 1),
    )
    act, annex = extract(written(tmp_path, pdf2)).texts
    assert "Tarifs de la piscine" in act.text
    assert annex.text.startswith("ANNEXE : règlement")
    # A bookmark at the first page begins no annex.
    outlined(pdf, ("Annexe", 0))
    assert len(extract(written(tmp_path, pdf)).texts) == 1


def test_bookmarks_inside_annexes_and_of_annexes_in_a_group(tmp_path):
    pdf = pdf_of(f"{ACT}{PLAN}{HALL}@page\nLégende du plan")
    with pdf.open_outline() as outline:
        group = pikepdf.OutlineItem("Annexes", 1)
        group.children += [
            pikepdf.OutlineItem("Annexe 1", 1),
            pikepdf.OutlineItem("Annexe 2", 2),
        ]
        group.children[1].children.append(pikepdf.OutlineItem("Légende", 3))
        outline.root += [pikepdf.OutlineItem("Budget annexe", 0), group]
    texts = extract(written(tmp_path, pdf)).texts
    assert [text.member for text in texts] == [None, "Annexe 1", "Annexe 2"]
    assert [page.number for page in texts[2].pages] == [3, 4]


def test_labels_of_pages_cut_annexes_off(tmp_path):
    pdf = pdf_of(f"{ACT}{PLAN}{HALL}")
    pdf.Root.PageLabels = Dictionary(
        Nums=Array(
            [0, Dictionary(S=Name.D), 1, Dictionary(P=String("Annexe 1-"), S=Name.D),
             2, Dictionary(P=String("Annexe 2-"), S=Name.D)]
        )
    )  # fmt: skip
    texts = extract(written(tmp_path, pdf)).texts
    assert [text.member for text in texts] == [None, "Annexe 1", "Annexe 2"]
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Annexe-"), S=Name.D)]))
    assert len(extract(written(tmp_path, pdf)).texts) == 1


def signed(pdf, contents=b"", **more):
    value = pdf.make_indirect(
        Dictionary(
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/ETSI.CAdES.detached"),
            Contents=String(contents + bytes(64)),
            ByteRange=Array([0, 1, 2, 3]),
            M=String("D:20240318101500+01'00'"),
            **{"Type": Name.Sig, **more},
        )
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Signature1"), V=value,
            Rect=Array([0, 0, 0, 0]), F=132,
        )
    )  # fmt: skip
    form = pdf.Root.get("/AcroForm", Dictionary(Fields=Array(), SigFlags=3))
    pdf.Root.AcroForm = form
    form.Fields.append(field)
    pdf.pages[0].Annots = Array([*pdf.pages[0].get("/Annots", []), field])
    return pdf


def certified(name):
    """A signature of invented bytes whose certificate bears a name."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "AC Exemple")])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    day = dt.datetime(2024, 1, 1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(day)
        .not_valid_after(day + dt.timedelta(days=900))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(b"acte").add_signer(made, key, hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    return builder.sign(serialization.Encoding.DER, options)


def test_signatures_are_told_as_they_are_read(tmp_path):
    pdf = signed(pdf_of(ACT), certified("Zélie MARCHEVILLE"), Name=String("signataire"))
    signed(pdf, b"\x30\x03junk", Name=String("Oscar BEAULOUP"))
    signed(pdf, b"", Type=Name.DocTimeStamp)
    [document] = understood(extract(written(tmp_path, pdf)))
    [act] = document.actes
    assert [each.nom for each in act.signatures] == ["Zélie MARCHEVILLE", "Oscar BEAULOUP"]
    assert {each.date for each in act.signatures} == {dt.date(2024, 3, 18)}
    assert act.numero == "2024-07"


def test_a_signature_in_a_field_below_another_is_read(tmp_path):
    pdf = signed(pdf_of(ACT), Name=String("Oscar BEAULOUP"))
    field = pdf.Root.AcroForm.Fields[0]
    above = pdf.make_indirect(Dictionary(T=String("bas"), FT=Name.Sig, Kids=Array([field])))
    del field["/FT"]
    field.Parent = above
    above.Kids.append(above)
    pdf.Root.AcroForm.Fields = Array([above])
    [document] = understood(extract(written(tmp_path, pdf)))
    assert [each.nom for each in document.actes[0].signatures] == ["Oscar BEAULOUP"]


def with_fields(pdf, fields, rank=700):
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    made = []
    for name, value in fields.items():
        made.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name),
                    V=String(value), Rect=Array([120, rank, 420, rank + 16]), F=4,
                    DA=String("/Helv 10 Tf 0 g"),
                )
            )
        )  # fmt: skip
        rank -= 20
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(made),
        DA=String("/Helv 10 Tf 0 g"),
        DR=Dictionary(Font=Dictionary(Helv=font)),
        NeedAppearances=True,
    )
    pdf.pages[0].Annots = Array(made)
    return pdf


def test_fields_of_a_form_are_read_where_they_stand_and_state_facts(tmp_path):
    pdf = pdf_of("Commune de Sauvérac-le-Haut\nConseil municipal du 15 mars 2024")
    fields = {"objet_deliberation": "Tarifs de la piscine", "nbPour": "11", "nbContre": "2"}
    with_fields(pdf, fields, rank=500)
    extraction = extract(written(tmp_path, pdf))
    assert "Tarifs de la piscine" in extraction.texts[0].text
    [document] = understood(extraction)
    [act] = document.actes
    assert act.objet == "Tarifs de la piscine"
    assert (act.vote.pour, act.vote.contre) == (11, 2)
    assert any(each.fait == "vote" and each.source == "déclaré" for each in act.origines)


def note(pdf, kind, words, rank, **entries):
    """An annotation that prints words at a height of the first page."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = pdf.make_stream(b"BT /F 10 Tf 2 4 Td (%s) Tj ET" % words.encode())
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 16])
    drawn.Resources = Dictionary(Font=Dictionary(F=font))
    made = Dictionary(
        Type=Name.Annot, Subtype=kind, Rect=Array([120, rank, 420, rank + 16]),
        AP=Dictionary(N=drawn), Contents=String(words), **{"F": 4, **entries},
    )  # fmt: skip
    page = pdf.pages[0]
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])


def test_what_is_typed_or_stamped_over_a_page_is_read_where_it_stands(tmp_path):
    pdf = pdf_of(ACT)
    note(pdf, Name.FreeText, "numero D-2024-77", 420)
    note(pdf, Name.Stamp, "affiche le 4 avril 2024", 400)
    note(pdf, Name.FreeText, "brouillon", 380, F=2)
    note(pdf, Name.Text, "relire", 360)
    note(pdf, Name.Watermark, "copie", 340)
    [text] = extract(written(tmp_path, pdf)).texts
    assert text.text.splitlines()[-3:] == ["numero D-2024-77", "", "affiche le 4 avril 2024"]


def test_an_annotation_hides_words_beside_what_was_filled_in(tmp_path):
    pdf = with_fields(pdf_of(f"{ACT}\nOdilon Trascabel"), {"numero": "B-12"}, rank=300)
    plain = extract(written(tmp_path, pdf)).texts[0].text
    black = pdf.make_stream(b"0 g 0 0 600 800 re f")
    black.Type, black.Subtype, black.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    over = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 330, 600, 842]),
        AP=Dictionary(N=black), F=4,
    )  # fmt: skip
    pdf.pages[0].Annots.append(pdf.make_indirect(over))
    hidden = extract(written(tmp_path, pdf)).texts[0].text
    assert "Trascabel" in plain
    assert hidden == "B-12"


def test_a_stamp_on_a_layer_that_is_off_is_not_read(tmp_path):
    pdf = pdf_of(ACT)
    draft = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("brouillon")))
    state = Dictionary(OFF=Array([draft]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([draft]), D=state)
    note(pdf, Name.Stamp, "a revoir", 400, OC=draft)
    note(pdf, Name.Stamp, "affiche", 380)
    [text] = extract(written(tmp_path, pdf)).texts
    assert "affiche" in text.text
    assert "a revoir" not in text.text


def test_a_form_without_an_objet_or_a_vote_states_nothing(tmp_path):
    pdf = with_fields(pdf_of(ACT), {"numero": "B-12", "date": "3 avril 2021"}, rank=300)
    [text] = extract(written(tmp_path, pdf)).texts
    assert text.stated == ()
    assert "B-12" in text.text


def test_the_data_of_a_form_in_xfa_are_its_text(tmp_path):
    pdf = pdf_of("Please wait... If this message is not eventually replaced")
    data = (
        '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><acte>'
        "<Objet>Réfection du lavoir</Objet><Vote>Unanimité</Vote><Vide/></acte></xfa:data></xfa:datasets>"
    )
    packet = pdf.make_stream(data.encode())
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Array([String("datasets"), packet]))
    pdf.Root.NeedsRendering = True
    [document] = understood(extract(written(tmp_path, pdf)))
    assert "Please wait" not in document.texte
    assert document.actes[0].objet == "Réfection du lavoir"
    assert document.actes[0].vote.resultat == "unanimité"


def test_over_the_limit_attached_files_are_told(tmp_path):
    pdf = pdf_of(ACT)
    for rank in range(3):
        attach(pdf, f"note {rank}.txt", b"Une note de travail")
    extraction = extract(written(tmp_path, pdf), options=Options(max_members=2))
    assert len(extraction.texts) == 3
    assert any("max_members" in failure.reason for failure in extraction.failures)


def test_a_pdf_without_a_word_or_a_file_says_so(tmp_path):
    with pytest.raises(ExtractionError, match="no text"):
        extract(written(tmp_path, pdf_of("")), options=Options(ocr="never"))


def test_what_was_wrong_with_the_file_before_is_not_said_again(tmp_path):
    locked, empty = pikepdf.new(), pikepdf.new()
    locked.add_blank_page()
    locked.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="x", owner="y"))
    empty.save(tmp_path / "b.pdf")
    with pytest.raises(ExtractionError, match="protected by a password"):
        extract(tmp_path / "a.pdf")
    with pytest.raises(ExtractionError, match="damaged PDF"):
        extract(tmp_path / "b.pdf")
