package dev.imagestreams.triggers.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing measured twice, again and again in turn: alone, and beside something else. What a machine does on its own comes
 * and goes, so each round is compared with the one right before it only, and the middle of all comparisons counts.
 */
final class Pairs {

    private final List<Double> alone = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();

    void add(double measuredAlone, double measuredBeside) {
        alone.add(measuredAlone);
        beside.add(measuredBeside);
    }

    /** By how much more it was beside the other, in percent: the middle of all pairs. */
    double growth() {
        return quantile(growths(), 0.5);
    }

    @Override
    public String toString() {
        List<Double> growths = growths();
        return String.format(
                "alone %.1f, beside %.1f (medians); of %d pairs %+.1f %%, half of them from %+.1f to %+.1f %%%n"
                        + "    alone:  %s%n    beside: %s",
                quantile(alone, 0.5),
                quantile(beside, 0.5),
                alone.size(),
                growth(),
                quantile(growths, 0.25),
                quantile(growths, 0.75),
                shown(alone),
                shown(beside));
    }

    private List<Double> growths() {
        List<Double> growths = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            growths.add((beside.get(i) / alone.get(i) - 1) * 100);
        }
        return growths;
    }

    /** Between two values, as far as the share is between them. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double at = share * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static String shown(List<Double> values) {
        return values.stream().map(value -> String.format("%.1f", value)).collect(Collectors.joining(" "));
    }
}
