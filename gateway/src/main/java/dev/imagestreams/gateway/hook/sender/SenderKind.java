package dev.imagestreams.gateway.hook.sender;

import java.util.Locale;

/** The kinds of senders, as the configuration names them. */
public enum SenderKind {
    DISTRIBUTION,
    DOCKER_HUB,
    QUAY,
    HARBOR,
    GITHUB,
    GITLAB,
    ECR,
    ACR,
    GOOGLE,
    JFROG,
    NEXUS,
    GITEA,
    ZOT,
    ALIBABA,
    CLOUDEVENTS,
    PLAIN;

    /** As in the configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Google signs with keys of its own; everybody else shares a secret with us. */
    public boolean sharesSecret() {
        return this != GOOGLE;
    }
}
