#!/usr/bin/env bash
# Lucene's French analyzer makes « Objet:Cantine » one term, which no search for « cantine » finds.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
for part in core analysis-common; do
    mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy \
        -Dartifact="org.apache.lucene:lucene-$part:9.12.3" -DoutputDirectory="$place/jars"
done
cat > Seen.java <<'JAVA'
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lucene 9.12.3, FrenchAnalyzer, and so « french » of OpenSearch and Elasticsearch.
 *
 * Expected: colons and full stops part words, as the blank after them does.
 * Seen: the tokenizer keeps letters together around a colon or a full stop, as Unicode's rules of words do by
 * default (UAX 29, where the colon stands for Swedish); beside a figure it parts them.
 * Clerks leave the blank out and scans lose it, and then the word that says what an act is about, or the
 * first one of a sentence, is in no term of its own: « Objet:Cantine », « Absents:Mme », « levée.Le ».
 */
public class Seen {
    static List<String> terms(String text) throws Exception {
        var found = new ArrayList<String>();
        try (var analyzer = new FrenchAnalyzer(); var stream = analyzer.tokenStream("acte", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) found.add(term.toString());
        }
        return found;
    }

    public static void main(String[] none) throws Exception {
        var expected = new LinkedHashMap<String, List<String>>();
        expected.put("Objet: Cantine", List.of("objet", "cantin"));
        expected.put("Objet:Cantine", List.of("objet:cantin"));
        expected.put("Absents:Mme Orval", List.of("absents:m", "orval"));
        expected.put("séance levée.Le maire", List.of("seanc", "leve.l", "mair"));
        expected.put("Pour:12", List.of("12"));
        boolean holds = true;
        for (var each : expected.entrySet()) {
            var seen = terms(each.getKey());
            System.out.println(each.getKey() + " -> " + seen);
            holds &= seen.equals(each.getValue());
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
