package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChallengeParserTest {

    @Test
    void readsTheChallengeOfDockerHub() {
        List<Challenge> challenges = parse(
                "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:library/busybox:pull\"");

        assertThat(challenges)
                .containsExactly(new Challenge.Bearer(
                        "https://auth.docker.io/token", "registry.docker.io", "repository:library/busybox:pull"));
    }

    @Test
    void readsSeveralChallengesOfOneHeader() {
        List<Challenge> challenges =
                parse("Negotiate, Basic realm=\"a, b\", Bearer realm=\"https://r/t\", error=\"x\"");

        assertThat(challenges)
                .containsExactly(new Challenge.Basic("a, b"), new Challenge.Bearer("https://r/t", null, null));
    }

    @Test
    void readsSeveralHeaders() {
        List<Challenge> challenges =
                ChallengeParser.parse(List.of("Basic realm=one", "bearer REALM = \"https://r/t\" , Service=s"));

        assertThat(challenges)
                .containsExactly(new Challenge.Basic("one"), new Challenge.Bearer("https://r/t", "s", null));
    }

    @Test
    void skipsCredentialsWithoutNames() {
        assertThat(parse("Negotiate YIIBhg==, Basic realm=\"r\"")).containsExactly(new Challenge.Basic("r"));
    }

    @Test
    void unescapesQuotedCharacters() {
        assertThat(parse("Basic realm=\"say \\\"hi\\\" \\\\\"")).containsExactly(new Challenge.Basic("say \"hi\" \\"));
    }

    @Test
    void skipsABearerChallengeWithoutARealm() {
        assertThat(parse("Bearer service=\"s\"")).isEmpty();
    }

    @Property
    void parsesWhatItsGrammarPrints(@ForAll("challenges") List<Challenge> challenges, @ForAll boolean oneHeader) {
        List<String> printed =
                challenges.stream().map(ChallengeParserTest::print).toList();

        List<Challenge> parsed = ChallengeParser.parse(oneHeader ? List.of(String.join(", ", printed)) : printed);

        assertThat(parsed).isEqualTo(challenges);
    }

    @Property
    void endsOnAnyText(@ForAll String text) {
        assertThat(parse(text)).isNotNull();
    }

    @Property
    void endsOnAnyTextMadeOfItsOwnSigns(@ForAll("signs") String text) {
        assertThat(parse(text)).doesNotContainNull();
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.strings().withChars("aB =\",\\\t/").ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<Challenge>> challenges() {
        Arbitrary<String> text = Arbitraries.strings().ascii().ofMaxLength(20).filter(ChallengeParserTest::printable);
        Arbitrary<Challenge> basic = text.map(Challenge.Basic::new);
        Arbitrary<Challenge> bearer = Combinators.combine(text, text.injectNull(0.3), text.injectNull(0.3))
                .as(Challenge.Bearer::new);
        return Arbitraries.oneOf(basic, bearer).list().ofMaxSize(4);
    }

    private static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static List<Challenge> parse(String header) {
        return ChallengeParser.parse(List.of(header));
    }

    private static String print(Challenge challenge) {
        if (challenge instanceof Challenge.Basic basic) {
            return "Basic realm=" + quoted(basic.realm());
        }
        Challenge.Bearer bearer = (Challenge.Bearer) challenge;
        return "bearer realm=" + quoted(bearer.realm())
                + (bearer.service() == null ? "" : ",service=" + quoted(bearer.service()))
                + (bearer.scope() == null ? "" : " , scope=" + quoted(bearer.scope()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
