package dev.imagestreams.gateway.api.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedNameTest {

    @Test
    void aNameThatIsTakenIsFollowedByAnother() {
        List<String> tried = new ArrayList<>();

        String made = GeneratedName.of("app-", name -> {
            tried.add(name);
            if (tried.size() < 3) {
                throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "taken");
            }
            return name;
        });

        assertThat(tried).hasSize(3).doesNotHaveDuplicates().last().isEqualTo(made);
        assertThat(made).matches("app-[a-z0-9]{5}");
    }

    @Test
    void itEndsAndOtherFailuresAreNotTriedAgain() {
        List<String> tried = new ArrayList<>();

        assertThatThrownBy(() -> GeneratedName.of("a", name -> fail(tried, name, ErrorCode.ALREADY_EXISTS)))
                .isInstanceOf(ImageStreamException.class);
        assertThat(tried).hasSize(8);
        assertThatThrownBy(() -> GeneratedName.of("a", name -> fail(tried, name, ErrorCode.INVALID)))
                .isInstanceOf(ImageStreamException.class);
        assertThat(tried).hasSize(9);
    }

    private static String fail(List<String> tried, String name, ErrorCode code) {
        tried.add(name);
        throw new ImageStreamException(code, "no");
    }
}
