package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.distribution.TokenServer.Asked;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may import what, with which secret, from registries that ask: for a password each time, and for tokens. */
@QuarkusTest
class RegistryAccountsIT extends DistributionTestBed {

    private static final Credentials MISTAKEN = new Credentials("bob", "wrong");

    @TempDir
    static Path folder;

    private static DistributionRegistry basic;
    private static DistributionRegistry tokens;

    @BeforeAll
    static void fill() throws Exception {
        basic = DistributionRegistries.basic();
        tokens = DistributionRegistries.tokens();
        OciLayout layout = new OciLayout(folder);
        layout.name("app", layout.add(SampleImage.version("guarded")));
        basic.push(layout, "app", "secret/app:1");
        for (String image : new String[] {"secret/app:1", "secret/once:1", "public/app:1", "public/once:1"}) {
            tokens.push(layout, "app", image);
        }
    }

    @Test
    void basicLetsInWhoHasAnAccountAndRefusesTheOthersAlike() throws Exception {
        String image = basic.address() + "/secret/app:1";
        assertThat(look(image)).as("nobody").isEqualTo(noAccess(image));

        keep("b", basic.address(), MISTAKEN);
        // A registry that gives its own reason says the same of a wrong password and of none.
        assertThat(look(image)).as("a wrong password").isEqualTo(noAccess(image));

        keep("a", basic.address() + "/secret", DistributionRegistries.BOB);
        assertThat(look(image)).as("the right one, for a narrower place").isInstanceOf(ImportOutcome.Resolved.class);
    }

    @Test
    void basicHidesWhatIsNotThereAsWell() throws Exception {
        String image = basic.address() + "/secret/nope:1";
        assertThat(look(image)).isEqualTo(noAccess(image));

        keep("a", basic.address(), DistributionRegistries.BOB);
        assertThat(look(image)).isEqualTo(notFound(image));
    }

    @Test
    void aTokenForNobodyIsEnoughForWhatIsPublicAndNotForTheRest() throws Exception {
        String secret = tokens.address() + "/secret/app:1";

        assertThat(look(tokens.address() + "/public/app:1")).isInstanceOf(ImportOutcome.Resolved.class);
        assertThat(look(secret)).isEqualTo(noAccess(secret));
    }

    @Test
    void aWrongPasswordIsToldAndHidesNoPublicImage() throws Exception {
        String secret = tokens.address() + "/secret/app:1";
        keep("a", tokens.address(), MISTAKEN);

        assertThat(look(secret))
                .isEqualTo(
                        failed(ErrorCode.UNAUTHORIZED, "incorrect username or password for image \"" + secret + '"'));
        assertThat(look(tokens.address() + "/public/app:1")).isInstanceOf(ImportOutcome.Resolved.class);
    }

    @Test
    void aTokenIsAskedForOnceInTheNameOfTheAccountAndToPullOnly() throws Exception {
        keep("a", tokens.address(), DistributionRegistries.BOB);
        int before = askedAbout("secret/once");

        assertThat(look(tokens.address() + "/secret/once:1")).isInstanceOf(ImportOutcome.Resolved.class);

        // Manifest and configuration.
        assertThat(DistributionRegistries.tokenServer().askedAbout("secret/once"))
                .hasSize(before + 1)
                .last()
                .isEqualTo(new Asked("repository:secret/once:pull", "bob", false));
    }

    @Test
    void whatNeedsNoAccountIsAskedForWithoutAnybodysName() throws Exception {
        int before = askedAbout("public/once");

        assertThat(look(tokens.address() + "/public/once:1")).isInstanceOf(ImportOutcome.Resolved.class);

        assertThat(DistributionRegistries.tokenServer().askedAbout("public/once"))
                .hasSize(before + 1)
                .extracting(Asked::account, Asked::anonymous)
                .last()
                .isEqualTo(tuple("", true));
    }

    @Test
    void ofSeveralSecretsTheOneForTheMostSpecificPlaceIsUsed() throws Exception {
        keep("a", tokens.address(), MISTAKEN);
        keep("b", tokens.address() + "/secret", DistributionRegistries.BOB);

        assertThat(look(tokens.address() + "/secret/app:1")).isInstanceOf(ImportOutcome.Resolved.class);
    }

    @Test
    void aSecretThatCannotBeReadIsPassedOver() throws Exception {
        keepConfig("a", "{\"auths\":{\"%s\":{\"auth\":\"%%%%\"}}}".formatted(tokens.address()));
        keep("b", tokens.address(), DistributionRegistries.BOB);

        assertThat(look(tokens.address() + "/secret/app:1")).isInstanceOf(ImportOutcome.Resolved.class);
    }

    private static int askedAbout(String repository) throws Exception {
        return DistributionRegistries.tokenServer().askedAbout(repository).size();
    }
}
