package dev.imagestreams.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

    @Test
    void usersAreFoundByTheirToken() {
        TokenFile file = TokenFile.parse(
                """
                secret-1,anna,17
                secret-2,admin,1,"system:masters,ops"
                """);

        assertThat(file.find("secret-1")).contains(new User("anna", "17", Set.of()));
        assertThat(file.find("secret-2")).contains(new User("admin", "1", Set.of("system:masters", "ops")));
        assertThat(file.find("secret")).isEmpty();
    }

    @Test
    void aQuotedFieldMayHaveCommasAndQuotes() {
        TokenFile file = TokenFile.parse("\"a,b\"\"c\",\"Smith, Anna\",1,ops\n");

        assertThat(file.find("a,b\"c")).contains(new User("Smith, Anna", "1", Set.of("ops")));
    }

    @Test
    void everybodyWithATokenIsAuthenticated() {
        assertThat(TokenFile.parse("t,anna,1").find("t").orElseThrow().groups()).contains(User.AUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"only-a-token", "token,user", ",user,1", "token,,1", "token,\"user,1"})
    void aLineThatCannotBeReadIsNamedWithoutItsToken(String line) {
        assertThatThrownBy(() -> TokenFile.parse("good,anna,1\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("only-a-token");
    }
}
