#!/usr/bin/env bash
# « Quels tarifs de cantine ? », with the blank that French puts before its mark, asks Whoosh for a word of one letter more: nothing is found; Lucene refuses it.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check Whoosh==2.7.4
cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""Whoosh 2.7.4, QueryParser as it comes, a field with the French analyzer and one with the standard one.

Expected: the manual has « ? » stand for one letter of a word, « wi?d »; behind a blank it belongs to no word and ends a question, as « : », « ! » and « ; » are
left out.
Seen: the mark alone is a word of its own, any word of one letter, and all words are asked for: analyzers leave words of one letter out, so that no
act ever has one. Whoever asks as French is written finds nothing, and without the mark the act.
"""
from whoosh.analysis import LanguageAnalyzer, StandardAnalyzer
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

for analyzer in (LanguageAnalyzer("fr"), StandardAnalyzer()):
    index = RamStorage().create_index(Schema(text=TEXT(analyzer=analyzer, stored=True)))
    writer = index.writer()
    writer.add_document(text="Le conseil fixe les tarifs de la cantine à 2,50 €")
    writer.commit()
    parser = QueryParser("text", index.schema)
    with index.searcher() as searcher:
        found = {asked: len(searcher.search(parser.parse(asked))) for asked in ("tarifs cantine ?", "tarifs cantine\u00a0?", "tarifs cantine")}
    print(parser.parse("tarifs cantine ?"), found)
    assert list(found.values()) == [0, 0, 1]
PYTHON
for part in core analysis-common queryparser sandbox queries; do
    mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy \
        -Dartifact="org.apache.lucene:lucene-$part:9.12.3" -DoutputDirectory="$place/jars"
done
cat > Seen.java <<'JAVA'
import java.util.*;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.queryparser.classic.*;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;

/**
 * Lucene 9.12.3: the classic parser, the flexible one and SimpleQueryParser, with FrenchAnalyzer.
 *
 * Expected: as above; the manual says that a field stands right before its colon.
 * Seen: the first two refuse the question, « not allowed as first character »; let in, the mark is a word of one letter. « Objet : cantine » asks a field of
 * this name, blank or not, and finds nothing. « Non au parking ! Oui à l'école » must not hold « oui » for the flexible one. SimpleQueryParser takes all of
 * them as words.
 */
public class Seen {
    static String parsed(String parser, String asked) throws Exception {
        var analyzer = new FrenchAnalyzer();
        try {
            return switch (parser) {
                case "classic" -> new QueryParser("t", analyzer).parse(asked).toString();
                case "flexible" -> new StandardQueryParser(analyzer).parse(asked, "t").toString();
                default -> new SimpleQueryParser(analyzer, "t").parse(asked).toString();
            };
        } catch (ParseException | org.apache.lucene.queryparser.flexible.core.QueryNodeException refusal) {
            return "refused";
        }
    }

    public static void main(String[] none) throws Exception {
        var expected = new LinkedHashMap<List<String>, String>();
        expected.put(List.of("classic", "Tarifs cantine ?"), "refused");
        expected.put(List.of("flexible", "Tarifs cantine ?"), "refused");
        expected.put(List.of("simple", "Tarifs cantine ?"), "t:tarif t:cantin");
        expected.put(List.of("classic", "Objet : cantine"), "Objet:cantin");
        expected.put(List.of("flexible", "Objet : cantine"), "Objet:cantin");
        expected.put(List.of("simple", "Objet : cantine"), "t:objet t:cantin");
        expected.put(List.of("flexible", "Non au parking ! Oui à l'école"), "t:non t:parking -t:oui t:ecol");
        boolean holds = true;
        for (var each : expected.entrySet()) {
            var seen = parsed(each.getKey().get(0), each.getKey().get(1));
            System.out.println(each.getKey() + " -> " + seen);
            holds &= seen.equals(each.getValue());
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java 2> errors || { cat errors; exit 1; }
