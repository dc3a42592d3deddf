package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.transport.BudgetedTransport.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A budget before a registry whose answers are written down beforehand, and time that passes only by waiting. */
abstract class BudgetTestBed {

    static final RegistryRequest REQUEST = ScriptedTransport.request("https://r.example/v2/app/manifests/1", false);

    static final RegistryRequest ELSEWHERE = ScriptedTransport.request("https://other.example/v2/", false);
    final ScriptedTransport registry = new ScriptedTransport();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Duration> waits = new ArrayList<>();
    Instant now = Instant.parse("2026-02-01T12:00:00Z");

    BudgetedTransport transport(int perSecond, int burst) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new BudgetedTransport(
                registry,
                new Limits(perSecond, burst, Duration.ofSeconds(5), Duration.ofMinutes(2)),
                wait -> {
                    waits.add(wait);
                    now = now.plus(wait);
                },
                clock,
                meters,
                new RegistryLabels());
    }
}
