package dev.imagestreams.gateway.api.table;

import java.time.Duration;
import java.time.Instant;

/** Time past in words: OpenShift's for its own tables ({@code 2 minutes ago}), Kubernetes' for the others ({@code 2m}). */
public final class Elapsed {

    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_PER_MONTH = 30;
    private static final int DAYS_PER_YEAR = 365;

    private Elapsed() {}

    /** E.g. {@code About a minute ago}. A time in the future counts as now. */
    public static String ago(Instant from, Instant now) {
        return words(Duration.between(from, now)) + " ago";
    }

    /** E.g. {@code 3m12s}, {@code 5h}, {@code 42d}: Kubernetes' short form. */
    public static String age(Instant from, Instant now) {
        long seconds = Math.max(0, Duration.between(from, now).toSeconds());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        }
        if (hours < 3) {
            return minutes + "m";
        }
        if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (days < 8) {
            return pair(days, "d", hours % 24, "h");
        }
        if (days < 2 * DAYS_PER_YEAR) {
            return days + "d";
        }
        long years = days / DAYS_PER_YEAR;
        return years < 8 ? pair(years, "y", days % DAYS_PER_YEAR, "d") : years + "y";
    }

    private static String words(Duration past) {
        long seconds = past.toSeconds();
        long minutes = past.toMinutes();
        long hours = past.toHours();
        long days = past.toDays();
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds == 1) {
            return "1 second";
        }
        if (seconds < 60) {
            return seconds + " seconds";
        }
        if (minutes == 1) {
            return "About a minute";
        }
        if (minutes < 60) {
            return minutes + " minutes";
        }
        if (hours == 1) {
            return "About an hour";
        }
        if (hours < 48) {
            return hours + " hours";
        }
        if (days < 2 * DAYS_PER_WEEK) {
            return days + " days";
        }
        if (days < 2 * DAYS_PER_MONTH) {
            return days / DAYS_PER_WEEK + " weeks";
        }
        if (days < 2 * DAYS_PER_YEAR) {
            return days / DAYS_PER_MONTH + " months";
        }
        return days / DAYS_PER_YEAR + " years";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
