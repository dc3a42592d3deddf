package dev.imagestreams.gateway.api.apply;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns what of one object: {@code metadata.managedFields}. Immutable; nobody is in it who owns nothing. However many
 * clients update an object, it does not grow without end: the oldest of them become one, as in Kubernetes.
 */
final class Ownership {

    static final Ownership NONE = new Ownership(Map.of());

    private static final int MOST_UPDATING = 10;
    private static final String ANCIENT = "ancient-changes";
    private static final Instant UNKNOWN = Instant.EPOCH;

    private final Map<FieldManager, Share> shares;

    private Ownership(Map<FieldManager, Share> shares) {
        this.shares = shares;
    }

    /** @param since when the set became what it is; null if nobody told */
    record Share(FieldSet fields, @Nullable Instant since) {}

    static Ownership read(@Nullable List<ManagedFieldsEntry> entries) {
        Map<FieldManager, Share> shares = new LinkedHashMap<>();
        for (ManagedFieldsEntry entry : entries == null ? List.<ManagedFieldsEntry>of() : entries) {
            if (entry != null && entry.getFieldsV1() != null) {
                FieldSet fields = FieldSteps.read(entry.getFieldsV1().getAdditionalProperties());
                put(shares, FieldManager.of(entry), new Share(fields, time(entry.getTime())));
            }
        }
        return new Ownership(shares);
    }

    List<ManagedFieldsEntry> write() {
        return shares.entrySet().stream()
                .sorted(Map.Entry.<FieldManager, Share>comparingByKey(
                                Comparator.comparing(manager -> manager.applies() ? 0 : 1))
                        .thenComparing(share -> age(share.getValue()))
                        .thenComparing(Map.Entry.comparingByKey(FieldManager.ORDER)))
                .map(share -> entry(share.getKey(), share.getValue()))
                .toList();
    }

    FieldSet of(FieldManager manager) {
        return shares.containsKey(manager) ? shares.get(manager).fields() : FieldSet.EMPTY;
    }

    Optional<Instant> since(FieldManager manager) {
        return Optional.ofNullable(shares.get(manager)).map(Share::since);
    }

    List<FieldManager> others(FieldManager manager) {
        return shares.keySet().stream()
                .filter(other -> !other.equals(manager))
                .sorted(FieldManager.ORDER)
                .toList();
    }

    FieldSet all() {
        return shares.values().stream().map(Share::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** With this set for the manager. The time stays when the set does. */
    Ownership with(FieldManager manager, FieldSet fields, Instant now) {
        if (of(manager).equals(fields)) {
            return this;
        }
        Map<FieldManager, Share> changed = new LinkedHashMap<>(shares);
        put(changed, manager, new Share(fields, now));
        return new Ownership(changed);
    }

    /** Where everybody but the manager has lost these fields. */
    Ownership takenFromOthers(FieldManager manager, FieldSet fields) {
        Map<FieldManager, Share> changed = new LinkedHashMap<>();
        shares.forEach((other, share) -> put(
                changed,
                other,
                other.equals(manager) ? share : new Share(share.fields().without(fields), share.since())));
        return new Ownership(changed);
    }

    Ownership capped() {
        List<FieldManager> updating = new ArrayList<>(shares.keySet().stream()
                .filter(manager -> !manager.applies())
                .sorted(Comparator.comparing(manager -> age(shares.get(manager))))
                .toList());
        if (updating.size() <= MOST_UPDATING) {
            return this;
        }
        Map<FieldManager, Share> kept = new LinkedHashMap<>(shares);
        for (FieldManager old : updating.subList(0, updating.size() - MOST_UPDATING + 1)) {
            Share share = kept.remove(old);
            FieldManager ancient = new FieldManager(ANCIENT, false, old.apiVersion(), old.subresource());
            FieldSet before = kept.containsKey(ancient) ? kept.get(ancient).fields() : FieldSet.EMPTY;
            kept.put(ancient, new Share(before.union(share.fields()), share.since()));
        }
        return new Ownership(kept);
    }

    private static void put(Map<FieldManager, Share> shares, FieldManager manager, Share share) {
        if (share.fields().isEmpty()) {
            shares.remove(manager);
        } else {
            shares.put(manager, share);
        }
    }

    private static ManagedFieldsEntry entry(FieldManager manager, Share share) {
        ManagedFieldsEntry entry = manager.entry();
        entry.setTime(share.since() == null ? null : share.since().toString());
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperties(new HashMap<>(FieldSteps.write(share.fields())));
        entry.setFieldsV1(fields);
        return entry;
    }

    private static Instant age(Share share) {
        return share.since() == null ? UNKNOWN : share.since();
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ownership ownership && shares.equals(ownership.shares);
    }

    @Override
    public int hashCode() {
        return shares.hashCode();
    }
}
