package dev.imagestreams.gateway.config.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.GitBuildSource;
import io.fabric8.openshift.api.model.SourceControlUser;
import io.fabric8.openshift.api.model.SourceControlUserBuilder;
import io.fabric8.openshift.api.model.SourceRevision;
import io.fabric8.openshift.api.model.SourceRevisionBuilder;
import org.jspecify.annotations.Nullable;

/** Whether a push concerns a config, and what it brought. */
final class GitPush {

    private static final String BRANCHES = "refs/heads/";

    /** What is built where a source names no branch. */
    private static final String DEFAULT = "master";

    private GitPush() {}

    static boolean concerns(String ref, BuildConfig config) {
        GitBuildSource git = config.getSpec().getSource() == null
                ? null
                : config.getSpec().getSource().getGit();
        String wanted = git == null || git.getRef() == null || git.getRef().isEmpty() ? DEFAULT : git.getRef();
        return branch(wanted).equals(branch(ref));
    }

    static WebhookVerdict.Skip anotherBranch(String ref) {
        return new WebhookVerdict.Skip(
                "skipping build. Branch reference from \"" + ref + "\" does not match configuration");
    }

    static @Nullable SourceRevision revision(
            String commit, String message, @Nullable SourceControlUser author, @Nullable SourceControlUser committer) {
        return commit.isEmpty()
                ? null
                : new SourceRevisionBuilder()
                        .withType("Git")
                        .withNewGit()
                        .withCommit(commit)
                        .withMessage(message.isEmpty() ? null : message)
                        .withAuthor(author)
                        .withCommitter(committer)
                        .endGit()
                        .build();
    }

    /** Somebody with {@code name} and {@code email}; null if neither is said. */
    static @Nullable SourceControlUser user(JsonNode user) {
        String name = user.path("name").asText("");
        String email = user.path("email").asText("");
        return name.isEmpty() && email.isEmpty()
                ? null
                : new SourceControlUserBuilder().withName(name).withEmail(email).build();
    }

    private static String branch(String ref) {
        return ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : ref;
    }
}
