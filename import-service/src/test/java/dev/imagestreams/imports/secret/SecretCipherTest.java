package dev.imagestreams.imports.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imagestreams.imports.secret.SecretCipher.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final String KEY = key(1);
    private static final byte[] CONTENT = "hunter2".getBytes(StandardCharsets.UTF_8);

    private final SecretCipher cipher = new SecretCipher(KEY, List.of());

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll byte[] content, @ForAll String owner) {
        assertThat(cipher.open(owner, cipher.seal(owner, content))).isEqualTo(content);
    }

    @Test
    void sealsTheSameDifferentlyEachTimeAndUnreadably() {
        Sealed one = cipher.seal("ns/a", CONTENT);
        Sealed other = cipher.seal("ns/a", CONTENT);

        assertThat(one.content()).isNotEqualTo(other.content());
        assertThat(new String(one.content(), StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    }

    @Test
    void opensNothingForAnotherOwner() {
        Sealed sealed = cipher.seal("ns/a", CONTENT);

        assertThatIllegalStateException().isThrownBy(() -> cipher.open("ns/b", sealed));
    }

    @Property(tries = 50)
    void opensNothingThatWasChanged(@ForAll int where) {
        Sealed sealed = cipher.seal("ns/a", CONTENT);
        byte[] changed = sealed.content().clone();
        changed[Math.floorMod(where, changed.length)] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> cipher.open("ns/a", new Sealed(sealed.keyId(), changed)));
    }

    @Property(tries = 50)
    void opensNothingThatIsCutShort(@ForAll int length) {
        Sealed sealed = cipher.seal("ns/a", CONTENT);
        byte[] cut = Arrays.copyOf(sealed.content(), Math.floorMod(length, sealed.content().length));

        assertThatIllegalStateException().isThrownBy(() -> cipher.open("ns/a", new Sealed(sealed.keyId(), cut)));
    }

    @Test
    void opensWithAPreviousKeyAndSealsWithTheCurrentOne() {
        Sealed old = cipher.seal("ns/a", CONTENT);
        SecretCipher rotated = new SecretCipher(key(2), List.of(KEY));

        assertThat(rotated.open("ns/a", old)).isEqualTo(CONTENT);
        assertThat(rotated.seal("ns/a", CONTENT).keyId())
                .isEqualTo(rotated.currentKeyId())
                .isNotEqualTo(old.keyId());
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretCipher(key(2), List.of()).open("ns/a", old))
                .withMessageContaining("imagestreams.import.secrets.previous-keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "AAAA"})
    void saysWhatToDoAboutAKeyThatIsNone(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretCipher(key, List.of()))
                .withMessageStartingWith("imagestreams.import.secrets.key must be base64 of 32 random bytes")
                .withMessageContaining("openssl rand -base64 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretCipher(KEY, List.of(key)))
                .withMessageStartingWith("imagestreams.import.secrets.previous-keys must be");
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
