package dev.imagestreams.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.hook.proof.Secrets;
import dev.imagestreams.gateway.hook.proof.Trust;
import dev.imagestreams.gateway.hook.sender.Occurrence;
import dev.imagestreams.gateway.hook.sender.SenderKind;
import dev.imagestreams.gateway.hook.sender.Senders;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.api.Hint.Kind;
import dev.imagestreams.model.stream.Announcement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HookSourceTest {

    private static final Trust TRUST = new Trust(new Secrets(List.of()), "Authorization", null, null);

    @Test
    void hintsAtTheRegistryUnderEachOfItsNames() {
        assertThat(hinted(List.of("r.example:5000", "10.0.0.7:5000"), occurrence(null, null, "team/app", "1")))
                .containsExactly("r.example:5000/team/app:1", "10.0.0.7:5000/team/app:1");
    }

    @Test
    void aMessageThatNamesAHostIsAboutThatOneOnly() {
        List<String> two = List.of("quay.io", "quay.example/proxy");

        assertThat(hinted(two, occurrence("Quay.IO", null, "team/app", "1"))).containsExactly("quay.io/team/app:1");
        assertThat(hinted(two, occurrence("evil.example", null, "team/app", "1")))
                .as("somebody it may not speak for")
                .isEmpty();
    }

    @Test
    void aStoreMayOrMayNotBePartOfPullSpecs() {
        assertThat(hinted(List.of("acme.example"), occurrence(null, "docker-local", "team/app", "1")))
                .containsExactly("acme.example/team/app:1", "acme.example/docker-local/team/app:1");
    }

    @Test
    void whatCannotBeWrittenInAPullSpecIsNoHint() {
        assertThat(hinted(List.of("r.example"), occurrence(null, null, "../etc", "1")))
                .isEmpty();
        assertThat(hinted(List.of("r.example"), occurrence(null, null, "team/app", "no tag")))
                .isEmpty();
        assertThat(hinted(List.of("r.example"), occurrence(null, null, "", "1")))
                .isEmpty();
    }

    @Test
    void saysOnceWhatAMessageSaysTwice() {
        Occurrence one = occurrence(null, null, "team/app", "1");

        assertThat(source(List.of("r.example")).hints(List.of(one, one))).hasSize(1);
    }

    @Test
    void saysInWhoseName() {
        Occurrence pushed = new Occurrence(Kind.PUSH, null, null, "team/app", "1", null, "ci");

        assertThat(source(List.of("r.example")).hints(List.of(pushed)))
                .extracting(Hint::by)
                .containsExactly(new Announcement("s", "ci"));
    }

    private static List<String> hinted(List<String> registries, Occurrence occurrence) {
        return source(registries).hints(List.of(occurrence)).stream()
                .map(HookSourceTest::spec)
                .toList();
    }

    private static String spec(Hint hint) {
        return hint.repository() + ":" + hint.tag();
    }

    private static Occurrence occurrence(@Nullable String host, @Nullable String key, String path, String tag) {
        return new Occurrence(Kind.PUSH, host, key, path, tag, null, null);
    }

    private static HookSource source(List<String> registries) {
        Senders senders = new Senders((request, trust) -> false);
        return new HookSource(
                "s", SenderKind.DISTRIBUTION, senders.of(SenderKind.DISTRIBUTION), registries, TRUST, Optional.empty());
    }
}
