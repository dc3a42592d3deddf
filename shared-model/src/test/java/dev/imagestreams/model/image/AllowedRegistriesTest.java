package dev.imagestreams.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedRegistriesTest {

    private static final Optional<String> INTERNAL = Optional.of("127.0.0.1:5001");

    @ParameterizedTest
    @CsvSource({
        "quay.io,                    quay.io/a/b:1,             false, true",
        "quay.io,                    quay.io:443/a/b:1,         false, true",
        "quay.io,                    quay.io:80/a/b:1,          false, false",
        "quay.io,                    QUAY.IO/a/b:1,             false, true",
        "http://quay.io,             quay.io/a/b:1,             false, false",
        "http://quay.io,             quay.io/a/b:1,             true,  true",
        "quay.io,                    quay.io/a/b:1,             true,  true",
        "https://quay.io:8443,       quay.io:8443/a/b:1,        false, true",
        "quay.io,                    evil-quay.io/a/b:1,        false, false",
        "quay.io,                    quayxio.example/a:1,       false, false",
        "*.example,                  registry.example/a:1,      false, true",
        "*.example,                  example/a:1,               false, false",
        "registry?.example,          registry1.example/a:1,     false, true",
        "registry?.example,          registry10.example/a:1,    false, false",
        "*:5000,                     localhost:5000/a:1,        false, true",
        "*:*,                        localhost:5000/a:1,        false, true",
        "docker.io,                  busybox,                   false, true",
        "docker.io,                  registry-1.docker.io/a:1,  false, true",
        "index.docker.io,            docker.io/library/a:1,     false, true",
        "quay.io,                    127.0.0.1:5001/demo/a:1,   false, true",
        "'[2001:db8::1]:5000',       '[2001:db8::1]:5000/a:1',  false, true",
        "'[2001:db8::1]',            '[2001:db8::1]/a:1',       false, true"
    })
    void anEntryAllowsWhatItNames(String entry, String reference, boolean insecure, boolean allowed) {
        Optional<String> refusal =
                AllowedRegistries.of(List.of(entry), INTERNAL).refusal(ImageReference.parse(reference), insecure);

        assertThat(refusal.isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aRefusalNamesTheRegistryAsTypedAndWhatIsAllowed() {
        AllowedRegistries allowed = AllowedRegistries.of(List.of("http://127.0.0.1:5000", "quay.io"), INTERNAL);

        assertThat(allowed.refusal(ImageReference.parse("busybox:latest"), false))
                .contains("registry \"docker.io\" not allowed by whitelist: \"127.0.0.1:5001\", \"127.0.0.1:5000\","
                        + " \"quay.io:443\"");
    }

    @Test
    void ofManyEntriesFourAreShown() {
        AllowedRegistries allowed =
                AllowedRegistries.of(List.of("a.x", "b.x", "c.x", "d.x", "e.x", "f.x"), Optional.empty());

        assertThat(allowed.refusal(ImageReference.parse("evil.io:1/a"), false))
                .contains("registry \"evil.io:1\" not allowed by whitelist: \"a.x:443\", \"b.x:443\", \"c.x:443\","
                        + " \"d.x:443\", and 2 more ...");
    }

    @ParameterizedTest
    @CsvSource({
        "busybox,            false, docker.io:443",
        "quay.io/a/b,        true,  quay.io:80",
        "quay.io:5000/a/b,   true,  quay.io:5000",
        "'[2001:db8::1]/a',  false, '[2001:db8::1]:443'"
    })
    void aRegistryThatIsAskedHasAPort(String reference, boolean insecure, String address) {
        ImageReference parsed = ImageReference.parse(reference);

        assertThat(AllowedRegistries.address(parsed, insecure)).isEqualTo(address);
        assertThat(AllowedRegistries.of(List.of("other.io"), Optional.empty()).refusalOfAddress(parsed, insecure))
                .contains("registry \"" + address + "\" not allowed by whitelist: \"other.io:443\"");
    }

    @Property(tries = 200)
    void whatIsNamedWholeIsAllowedAndWithoutEntriesEverythingIs(
            @ForAll("hosts") String host, @ForAll boolean insecure) {
        ImageReference reference = ImageReference.parse(host + "/team/app:1");

        assertThat(AllowedRegistries.of(List.of(host), INTERNAL).refusal(reference, insecure))
                .isEmpty();
        assertThat(AllowedRegistries.of(List.of(), INTERNAL).refusal(reference, insecure))
                .isEmpty();
        assertThat(AllowedRegistries.of(List.of("x" + host), INTERNAL).refusal(reference, insecure))
                .isPresent();
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> label =
                Arbitraries.strings().withChars("az09").ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> port = Arbitraries.of("", ":5000", ":443", ":80");
        return Combinators.combine(label, label, port).as((name, domain, number) -> name + '.' + domain + number);
    }
}
