package dev.imagestreams.tags.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.tags.database.Database;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Receipts in PostgreSQL. */
@ApplicationScoped
public class PanacheReceipts implements Receipts, PanacheRepositoryBase<ReceiptEntity, UUID> {

    private static final String ADD =
            """
            insert into receipt (event_id, received, resource_version, problem)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::jsonb[])
            """;

    private final Database database;

    public PanacheReceipts(Database database) {
        this.database = database;
    }

    @Override
    public Set<UUID> existing(Collection<UUID> events) {
        return list("eventId in ?1", events).stream()
                .map(entity -> entity.eventId)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ImportReceipt> find(UUID event) {
        return findByIdOptional(event)
                .map(entity -> new ImportReceipt(event, entity.resourceVersion, problem(entity.problem)));
    }

    @Override
    public void add(List<ImportReceipt> receipts) {
        Instant now = Instant.now();
        List<Object> versions = new ArrayList<>();
        List<Object> problems = new ArrayList<>();
        receipts.forEach(receipt -> {
            versions.add(receipt.resourceVersion());
            problems.add(receipt.rejected() == null ? null : json(receipt.rejected()));
        });
        database.update(
                ADD,
                receipts.stream().map(ImportReceipt::event).toList(),
                receipts.stream().map(receipt -> now).toList(),
                versions,
                problems);
    }

    private static Problem problem(String json) {
        try {
            return json == null ? null : ModelJson.mapper().readValue(json, Problem.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }

    private static String json(Problem problem) {
        try {
            return ModelJson.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every problem can be written", e);
        }
    }
}
