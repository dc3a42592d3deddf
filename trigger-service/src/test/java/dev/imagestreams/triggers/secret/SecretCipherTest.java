package dev.imagestreams.triggers.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final UUID OWNER = UUID.fromString("0d7ad8a4-5d35-4d6f-b8b3-2f6f4d7ea1c5");

    private final SecretCipher cipher = new SecretCipher(key(1));

    @Property(tries = 100)
    void opensWhatItSealed(@ForAll @Size(min = 1, max = 64) byte[] secret) {
        assertThat(cipher.open(cipher.seal(secret, OWNER), OWNER)).isEqualTo(secret);
    }

    @Property(tries = 100)
    void refusesWhatWasChanged(@ForAll @IntRange(max = 60) int position, @ForAll @IntRange(max = 7) int bit) {
        byte[] sealed = cipher.seal(new byte[32], OWNER);
        sealed[position % sealed.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> cipher.open(sealed, OWNER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        byte[] secret = new byte[32];

        assertThat(cipher.seal(secret, OWNER)).isNotEqualTo(cipher.seal(secret, OWNER));
    }

    @Test
    void refusesASecretThatWasCopiedToAnotherOwner() {
        byte[] sealed = cipher.seal(new byte[32], OWNER);

        assertThatThrownBy(() -> cipher.open(sealed, UUID.randomUUID())).hasMessageContaining("does not belong");
    }

    @Test
    void saysWhenAnotherKeyWasUsed() {
        byte[] sealed = new SecretCipher(key(2)).seal(new byte[32], OWNER);

        assertThatThrownBy(() -> cipher.open(sealed, OWNER)).hasMessageContaining("another key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "!!!not base64!!!"})
    void refusesAKeyOfTheWrongFormWithoutShowingIt(String key) {
        assertThatThrownBy(() -> new SecretCipher(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("imagestreams.secrets.key")
                .message()
                .satisfies(message ->
                        assertThat(key.isEmpty() || !message.contains(key)).isTrue());
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
