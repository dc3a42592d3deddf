package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.apply.OwnedFields.Changes;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of ownership. Whoever updates owns what they changed, and takes it from everybody else. Whoever applies owns
 * what they mention; what others own and they want otherwise is a conflict, unless they take it by force; what they
 * mention no more and nobody else owns is removed.
 */
public final class FieldManagement {

    private final Shape shape;
    private final Instant now;

    /** @param type the class of the objects */
    public FieldManagement(Class<?> type, Instant now) {
        this.shape = Shape.of(type);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param tree without its own {@code metadata.managedFields}
     * @param managed what belongs there
     */
    public record Applied(ObjectNode tree, List<ManagedFieldsEntry> managed) {}

    /**
     * Who owns what after an update.
     *
     * @param managed of the object before, or those the update itself asks for
     */
    public List<ManagedFieldsEntry> update(
            ObjectNode before, ObjectNode after, @Nullable List<ManagedFieldsEntry> managed, FieldManager manager) {
        Ownership owners = Ownership.read(managed);
        Changes changes = OwnedFields.between(OwnedFields.ownable(before), OwnedFields.ownable(after), shape);
        FieldSet mine = owners.of(manager).without(changes.removed()).union(changes.written());
        return owners.takenFromOthers(manager, changes.written().union(changes.removed()))
                .with(manager, mine, now)
                .capped()
                .write();
    }

    /**
     * What an object becomes by a configuration, and who owns what of it then.
     *
     * @param present the object, or an empty one to be made
     * @param force take what others own
     * @throws FieldConflictException that names every field others own
     */
    public Applied apply(
            ObjectNode present,
            @Nullable List<ManagedFieldsEntry> managed,
            ObjectNode configuration,
            FieldManager manager,
            boolean force) {
        Ownership owners = Ownership.read(managed);
        ObjectNode wanted = OwnedFields.ownable(configuration);
        FieldSet mine = OwnedFields.of(wanted, shape);
        FieldSet last = owners.of(manager);
        Ownership claimed = owners.with(manager, FieldSet.of(false, mine.children()), now);

        JsonNode merged = AppliedTree.merge(present, wanted, shape);
        ObjectNode result = (ObjectNode) AppliedTree.prune(merged, last, claimed.all(), shape);

        Changes changes = OwnedFields.between(OwnedFields.ownable(present), OwnedFields.ownable(result), shape);
        boolean kubectl = manager.name().equals(LastApplied.MANAGER);
        FieldSet free = kubectl ? LastApplied.untouched(present, manager.apiVersion(), shape) : FieldSet.EMPTY;
        List<ApplyConflict> conflicts =
                conflicts(owners, manager, changes.written().without(free));
        if (!conflicts.isEmpty() && !force) {
            throw new FieldConflictException(ApplyConflict.status(conflicts));
        }
        if (kubectl) {
            LastApplied.follow(result, configuration);
        }
        return new Applied(
                result,
                claimed.takenFromOthers(manager, changes.written().union(changes.removed()))
                        .write());
    }

    /** The tree of an object that is to be made. */
    public static ObjectNode blank() {
        ObjectNode blank = KubernetesJson.mapper().createObjectNode();
        blank.putObject("metadata");
        return blank;
    }

    /** An object as the tree this looks at. */
    public static ObjectNode tree(Object object) {
        return KubernetesJson.mapper().valueToTree(object);
    }

    private static List<ApplyConflict> conflicts(Ownership owners, FieldManager manager, FieldSet written) {
        return owners.others(manager).stream()
                .flatMap(other -> {
                    Stream<List<String>> paths = owners.of(other).intersection(written).paths().stream();
                    return paths.map(path -> new ApplyConflict(other, owners.since(other), path));
                })
                .toList();
    }
}
