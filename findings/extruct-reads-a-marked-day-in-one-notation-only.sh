#!/usr/bin/env bash
# « <time>2024-03-12</time> » of an act is no day for extruct where schema.org stands as microdata, « <time datetime="2024-03-12">12 mars</time> » « 12 mars » where it is RDFa.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check extruct==0.18.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""extruct 0.18.0, the words of schema.org that mark an act on a page, as microdata and as RDFa.

Expected: both notations say the same of the same page. HTML has of an element time its ``datetime``, or its text where it has none (4.5.14 of the living
standard, and 5.2.4 of it for microdata); HTML+RDFa 1.1, 3.1, takes the ``datetime`` of any element for its value.
Seen: in microdata the text is not looked at: the day of an act that is written as a machine reads it, without ``datetime``, is an empty text. In RDFa
``datetime`` is not looked at: what is shown is the value, « 12 mars », a day without its year. Lines that are broken are run together there:
« Abstentions : 3 » over « 11 voix pour » are « Abstentions : 311 voix pour ». No message.
Whom it hits: who takes day, number and votes of acts from what a page says of itself, and has pages of two towns with other notations.
Instead: read time elements of the page by themselves, ``datetime`` before text, wherever a value is empty or has no year.
"""
import extruct

SCHEMA = "https://schema.org/"
KEYS = ("legislationDate", "datePublished", "abstract")


def page(holder, name):
    return (
        f"<html><body><div {holder}><p>Séance du <time {name}='legislationDate'>2024-03-12</time>, publié le"
        f" <time {name}='datePublished' datetime='2024-03-15'>15 mars</time></p>"
        f"<p {name}='abstract'>Abstentions : 3<br>11 voix pour</p></div></body></html>"
    )


def microdata(html):
    (item,) = extruct.extract(html, syntaxes=["microdata"])["microdata"]
    return [item["properties"][key] for key in KEYS]


def rdfa(html):
    items = extruct.extract(html, syntaxes=["rdfa"], base_url="https://commune.example/")["rdfa"]
    (item,) = [item for item in items if SCHEMA + "abstract" in item]
    return [item[SCHEMA + key][0]["@value"] for key in KEYS]


in_microdata = microdata(page(f"itemscope itemtype='{SCHEMA}Legislation'", "itemprop"))
in_rdfa = rdfa(page(f"vocab='{SCHEMA}' typeof='Legislation'", "property"))
print("microdata", in_microdata, "RDFa", in_rdfa, sep="\n")
assert in_microdata == ["", "2024-03-15", "Abstentions : 3\n11 voix pour"]
assert in_rdfa == ["2024-03-12", "15 mars", "Abstentions : 311 voix pour"]
PYTHON
