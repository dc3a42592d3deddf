package dev.imagestreams.gateway.api.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A set of paths into an object, as a tree of steps. A step is written as in {@code fieldsV1}: {@code f:name} for a field,
 * {@code k:{"name":"v1"}} for an element of a list that is merged by key, {@code v:"x"} for a value of a set. Immutable.
 */
final class FieldSet {

    static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    static final FieldSet LEAF = new FieldSet(true, new TreeMap<>());

    private final boolean member;
    private final SortedMap<String, FieldSet> children;

    private FieldSet(boolean member, SortedMap<String, FieldSet> children) {
        this.member = member;
        this.children = children;
    }

    /** @param member whether the path to here is itself in the set */
    static FieldSet of(boolean member, Map<String, FieldSet> children) {
        SortedMap<String, FieldSet> present = new TreeMap<>(children);
        present.values().removeIf(FieldSet::isEmpty);
        return new FieldSet(member, present);
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    boolean isMember() {
        return member;
    }

    SortedMap<String, FieldSet> children() {
        return children;
    }

    /** What is in the set below a step; empty if nothing is. */
    FieldSet below(String step) {
        return children.getOrDefault(step, EMPTY);
    }

    FieldSet union(FieldSet other) {
        return combine(other, (mine, theirs) -> mine || theirs);
    }

    FieldSet intersection(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && theirs);
    }

    FieldSet without(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && !theirs);
    }

    /** Its paths in order, each the list of its steps. */
    List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        collect(List.of(), paths);
        return paths;
    }

    private void collect(List<String> here, List<List<String>> paths) {
        if (member) {
            paths.add(here);
        }
        children.forEach((step, below) -> {
            List<String> path = new ArrayList<>(here);
            path.add(step);
            below.collect(path, paths);
        });
    }

    private FieldSet combine(FieldSet other, BiFunction<Boolean, Boolean, Boolean> rule) {
        SortedMap<String, FieldSet> combined = new TreeMap<>();
        children.forEach((step, below) -> combined.put(step, below.combine(other.below(step), rule)));
        other.children.forEach((step, below) -> {
            if (!children.containsKey(step)) {
                combined.put(step, EMPTY.combine(below, rule));
            }
        });
        return of(rule.apply(member, other.member), combined);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(member, children);
    }

    @Override
    public String toString() {
        return paths().toString();
    }
}
