#!/usr/bin/env bash
# Lucene's « minimal » French stemmer parts the plural of every five-letter noun in -e from its singular.
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
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.fr.*;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lucene 9.12.3, FrenchMinimalStemFilter (« minimal_french » of OpenSearch and Elasticsearch).
 *
 * Expected of a stemmer that takes off little more than plurals: a noun and its plural share a stem.
 * Seen: words under six letters are left alone, longer ones lose s, then r, then e, then é. So the plural of
 * a noun of five letters is cut and the singular is not: école/écol, maire/mair, lycée/lyc, musée/mus; and
 * « années » becomes « an », which « ans » does not. A search for « écoles » finds no « école ». The light
 * stemmer keeps those together, but gives « maire » and « mairie » one stem.
 */
public class Seen {
    static String stem(String word, boolean minimal) throws Exception {
        var words = new WhitespaceTokenizer();
        words.setReader(new java.io.StringReader(word));
        TokenStream stems = minimal ? new FrenchMinimalStemFilter(words) : new FrenchLightStemFilter(words);
        var term = stems.addAttribute(CharTermAttribute.class);
        stems.reset();
        stems.incrementToken();
        return term.toString();
    }

    public static void main(String[] none) throws Exception {
        boolean parted = true, together = true;
        for (String one : List.of("école", "maire", "lycée", "musée", "année", "ville", "salle", "régie", "route", "stade")) {
            String many = one + "s";
            System.out.println(one + " " + stem(one, true) + ", " + many + " " + stem(many, true)
                + "; light: " + stem(one, false) + ", " + stem(many, false));
            parted &= !stem(one, true).equals(stem(many, true));
            together &= stem(one, false).equals(stem(many, false));
        }
        String maire = stem("maire", false), mairie = stem("mairie", false);
        System.out.println("light: maire " + maire + ", mairie " + mairie);
        boolean years = stem("années", true).equals("an") && stem("ans", true).equals("ans");
        System.exit(parted && together && years && maire.equals(mairie) ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
