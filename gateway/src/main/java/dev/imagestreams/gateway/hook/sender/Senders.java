package dev.imagestreams.gateway.hook.sender;

import dev.imagestreams.gateway.hook.proof.Proof;
import java.util.EnumMap;
import java.util.Map;

/** The table from kinds to senders. */
public final class Senders {

    private final Map<SenderKind, Sender> byKind = new EnumMap<>(SenderKind.class);

    /** @param google checks Google's tokens */
    public Senders(Proof google) {
        byKind.put(SenderKind.DISTRIBUTION, new DistributionSender());
        byKind.put(SenderKind.DOCKER_HUB, new DockerHubSender());
        byKind.put(SenderKind.QUAY, new QuaySender());
        byKind.put(SenderKind.HARBOR, new HarborSender());
        byKind.put(SenderKind.GITHUB, new GitHubSender());
        byKind.put(SenderKind.GITLAB, new GitLabSender());
        byKind.put(SenderKind.ECR, new EcrSender());
        byKind.put(SenderKind.ACR, new AcrSender());
        byKind.put(SenderKind.GOOGLE, new GoogleSender(google));
        byKind.put(SenderKind.JFROG, new JFrogSender());
        byKind.put(SenderKind.NEXUS, new NexusSender());
        byKind.put(SenderKind.GITEA, new GiteaSender());
        byKind.put(SenderKind.ZOT, new ZotSender());
        byKind.put(SenderKind.ALIBABA, new AlibabaSender());
        byKind.put(SenderKind.CLOUDEVENTS, new CloudEventSender());
        byKind.put(SenderKind.PLAIN, new PlainSender());
    }

    public Sender of(SenderKind kind) {
        Sender sender = byKind.get(kind);
        if (sender == null) {
            throw new IllegalStateException("no sender of kind " + kind);
        }
        return sender;
    }
}
