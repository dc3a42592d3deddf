package dev.imagestreams.triggers.benchmark;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The settings that users have, where those of tests are more impatient. */
public final class AsInstalled implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // What moves a tag again and again for a minute would be looked into once, by a pause of its own.
                "imagestreams.circle.firings",
                "0",
                "imagestreams.delivery.schedule",
                "0s,5s,5m,30m,2h,5h,10h,14h,20h,24h",
                "imagestreams.delivery.lease",
                "20s",
                "imagestreams.delivery.look",
                "10s",
                "imagestreams.webhook.connect-timeout",
                "5s",
                "imagestreams.webhook.total-timeout",
                "15s");
    }
}
