#!/usr/bin/env bash
# Lucene’s French analyzer parts voté/votée, cédé/cédée, élu/élue, and makes « votée » a « vote »: accents count in words of four letters.
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
 * Lucene 9.12.3, FrenchAnalyzer with its light stemmer, and so « french » of OpenSearch and Elasticsearch.
 *
 * Expected: the masculine and the feminine of one participle share a term, as their plurals do, and as « décidé » and
 * « décidée » do.
 * Seen: accents are folded, and a final e taken off, where five letters are left or more. Participles of four letters,
 * the words of which acts are made, keep theirs, and their feminine loses its own: « cédé » and « cédée », « créé » and
 * « créée » do not find each other, « voté » does not find « votée », which the noun « vote » finds. Nor does « élue »
 * find « élu ». In longer words the fold goes far: « pêche » finds « péché », and « arrêt » every « arrêté ».
 */
public class Seen {
    static String term(String word) throws Exception {
        try (var analyzer = new FrenchAnalyzer(); var stream = analyzer.tokenStream("acte", word)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            stream.incrementToken();
            return term.toString();
        }
    }

    public static void main(String[] arguments) throws Exception {
        String[][] apart = {{"voté", "votée"}, {"cédé", "cédée"}, {"créé", "créée"}, {"élu", "élue"}, {"élus", "élues"}};
        String[][] together = {{"décidé", "décidée"}, {"vote", "votée"}, {"arrêt", "arrêté"}, {"pêche", "péché"}};
        var holds = true;
        for (var pair : apart) {
            System.out.println("apart: " + pair[0] + " " + term(pair[0]) + " | " + pair[1] + " " + term(pair[1]));
            holds &= !term(pair[0]).equals(term(pair[1]));
        }
        for (var pair : together) {
            System.out.println("one: " + pair[0] + " " + term(pair[0]) + " | " + pair[1] + " " + term(pair[1]));
            holds &= term(pair[0]).equals(term(pair[1]));
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
