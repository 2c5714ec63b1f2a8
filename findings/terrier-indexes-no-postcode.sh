#!/usr/bin/env bash
# Terrier drops every number of more than four figures: no postcode, no « 12500 euros », no act 202412015 can be searched.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
for artifact in org.terrier:terrier-core:5.11 org.terrier:terrier-index-api:5.11 org.slf4j:slf4j-api:2.0.16 \
    org.apache.commons:commons-lang3:3.5 org.apache.maven.resolver:maven-resolver-api:1.4.1 \
    org.apache.maven.resolver:maven-resolver-impl:1.0.3; do
    mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy \
        -Dartifact="$artifact" -DoutputDirectory="$place/jars"
done
cat > Seen.java <<'JAVA'
import java.io.StringReader;
import java.util.*;
import org.terrier.indexing.tokenisation.UTFTokeniser;

/**
 * Terrier 5.11, UTFTokeniser, its tokeniser for languages other than English; documents and queries go through it.
 *
 * Expected: numbers are terms, as those of up to four figures are.
 * Seen: a word that holds more than four figures, or one sign more than three times in a row, is no word: postcodes, INSEE codes,
 * SIRET, accounts, amounts written without a blank are in no index and no query, which then finds what its other words find.
 * The limits are constants, meant for the noise of the web. « 12 500 » stays, as 12 and 500.
 */
public class Seen {
    public static void main(String[] none) throws Exception {
        var expected = new LinkedHashMap<String, List<String>>();
        expected.put("Mairie, 34000 Orval", List.of("mairie", "orval"));
        expected.put("délibération 202412015", List.of("délibération"));
        expected.put("subvention de 12500 euros", List.of("subvention", "de", "euros"));
        expected.put("SIRET 21340123400012", List.of("siret"));
        expected.put("compte 65748", List.of("compte"));
        expected.put("subvention de 12 500 euros", List.of("subvention", "de", "12", "500", "euros"));
        expected.put("compte 6574, article 2121-29", List.of("compte", "6574", "article", "2121", "29"));
        boolean holds = true;
        for (var each : expected.entrySet()) {
            var terms = List.of(new UTFTokeniser().getTokens(new StringReader(each.getKey())));
            System.out.println(each.getKey() + " -> " + terms);
            holds &= terms.equals(each.getValue());
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java 2> errors || { cat errors; exit 1; }
