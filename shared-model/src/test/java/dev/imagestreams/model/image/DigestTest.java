package dev.imagestreams.model.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.Refusals;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:" + EMPTY,
                "sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
                "multihash+base58:0123456789abcdef0123456789abcdef",
                "tarsum.v1-sha256:0123456789ABCDEF0123456789abcdef"
            })
    void digestsOfTheDockerGrammarAreKept(String text) {
        assertThat(Digest.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sha256",
                "sha256:",
                EMPTY,
                "sha256:e3b0c442",
                "sha256:" + EMPTY + "00",
                "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "sha512:" + EMPTY,
                "sha256:" + EMPTY + "\n",
                " sha256:" + EMPTY,
                "sha256/../x:" + EMPTY,
                "1sha:0123456789abcdef0123456789abcdef",
                "a--b:0123456789abcdef0123456789abcdef",
                "md5:0123456789abcdef0123456789abcde"
            })
    void anythingElseIsRefusedAsABadRequest(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOfSatisfying(ImageStreamException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST);
            assertThat(e).hasMessage("invalid digest \"" + text + '"');
        });
    }

    @Test
    void anEndlessAlgorithmIsRefusedWithoutMatchingOrRepeatingIt() {
        String endless = "a-".repeat(100_000) + "b:" + EMPTY;

        assertThatThrownBy(() -> Digest.parse(endless))
                .isInstanceOf(ImageStreamException.class)
                .message()
                .hasSizeLessThan(100);
    }

    @Test
    void contentMatchesItsOwnDigestOnly() {
        Digest digest = Digest.sha256(new byte[0]);

        assertThat(digest).hasToString("sha256:" + EMPTY);
        assertThat(digest.matches(new byte[0])).isTrue();
        assertThat(digest.matches("x".getBytes(UTF_8))).isFalse();
    }

    @Test
    void sha512IsVerifiedToo() {
        Digest abc = Digest.parse("sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");

        assertThat(abc.matches("abc".getBytes(UTF_8))).isTrue();
        assertThat(abc.matches("abd".getBytes(UTF_8))).isFalse();
    }

    @Test
    void contentNeverMatchesADigestThatCannotBeVerified() {
        Digest unknown = Digest.parse("md5:d41d8cd98f00b204e9800998ecf8427e");

        assertThat(unknown.matches(new byte[0])).isFalse();
    }

    @Property
    void everyContentIsFoundUnderTheDigestParsedFromItsPrint(@ForAll byte[] content) {
        Digest printedAndParsed = Digest.parse(Digest.sha256(content).toString());

        assertThat(printedAndParsed).isEqualTo(Digest.sha256(content));
        assertThat(printedAndParsed.matches(content)).isTrue();
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyDigests") String text) {
        Refusals.refusesOrKeeps(Digest::parse, text);
    }

    @Provide
    Arbitrary<String> nearlyDigests() {
        return Refusals.textsNear("sha256:" + EMPTY, "shaSHA256512:+.-_0123456789abcdefABCDEFg/@ \n\u0000");
    }
}
