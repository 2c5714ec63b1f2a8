#!/usr/bin/env bash
# Acts of two sittings joined by pypdf: the contents of the second lead to the acts of the first wherever both files call their places « acte1 », as WeasyPrint and LaTeX do.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 pymupdf==2.0
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""pypdf 7.1.1, ``PdfWriter.append``; the pages are written, and the links of the result are followed, by PyMuPDF 2.0.

Expected: « the relevant named destination will also be imported », says the manual of merging, which warns of one name in two files for the fields of forms
alone. Links of a file lead where they led, as bookmarks do.
Seen: a link may name its goal, and the catalogue of each file says on which page that name is (ISO 32000-1, 12.3.2.3). Files made from one template have
the same names: an « id » of the HTML for WeasyPrint, « section.1 » for LaTeX. Of the names of the second file those that the first has too are left out, and its
links stay as they are: « Acte 1 du 26 mars » of its contents is a link to act 1 of the 12th. Names of the second file alone are taken over, so that
only what stands beyond the first file's number of acts is right. Nothing is said. The bookmarks, which hold their page themselves, stay right.
Whom it hits: who puts acts together into a collection of a month, and who takes the first page of each act from the links of the contents.
Instead: give the names of each file a mark of their own before the files are joined, or read the bookmarks.
"""
import pymupdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject


def sitting(day, acts):
    """A file of contents, on page 1, and of one page for each act, to which the contents link by the name « acteN »."""
    pages = pymupdf.open()
    height = pages.new_page().rect.height
    for act in range(1, acts + 1):
        pages.new_page().insert_text((50, 50), f"Acte {act} du {day} mars")
        pages[0].insert_text((50, 50 * act), f"Acte {act} du {day} mars")
    pages.save("pages.pdf")
    file = PdfWriter(clone_from="pages.pdf")
    for act in range(1, acts + 1):
        top = height - 50 * act
        link = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link")})
        link[NameObject("/Rect")] = ArrayObject([FloatObject(each) for each in (40, top - 5, 300, top + 15)])
        link[NameObject("/Dest")] = TextStringObject(f"acte{act}")
        file.add_annotation(0, link)
        file.add_named_destination(f"acte{act}", act)
        file.add_outline_item(f"Acte {act} du {day} mars", act)
    file.write(f"{day}.pdf")
    return f"{day}.pdf"


def followed(path):
    """What each link says, and the first line of the page that it leads to."""
    file = pymupdf.open(path)
    return {page.get_textbox(link["from"]).strip(): file[link["page"]].get_text().split("\n")[0] for page in file for link in page.get_links()}


alone = [followed(sitting(day, acts)) for day, acts in ((12, 2), (26, 3))]
writer = PdfWriter()
for day in (12, 26):
    writer.append(f"{day}.pdf")
writer.write("recueil.pdf")
links = followed("recueil.pdf")
for words, goal in links.items():
    print(words, "->", goal)
file = PdfReader("recueil.pdf")
bookmarks = {mark.title: file.pages[file.get_destination_page_number(mark)].extract_text() for mark in file.outline}
assert all(words == goal for each in alone for words, goal in each.items()) and [len(each) for each in alone] == [2, 3], alone
assert links == {
    "Acte 1 du 12 mars": "Acte 1 du 12 mars",
    "Acte 2 du 12 mars": "Acte 2 du 12 mars",
    "Acte 1 du 26 mars": "Acte 1 du 12 mars",
    "Acte 2 du 26 mars": "Acte 2 du 12 mars",
    "Acte 3 du 26 mars": "Acte 3 du 26 mars",
}, links
assert len(bookmarks) == 5 and all(title == text.strip() for title, text in bookmarks.items()), bookmarks
PYTHON
