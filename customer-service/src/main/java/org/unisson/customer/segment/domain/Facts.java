package org.unisson.customer.segment.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the condition of a segment may ask, as of an instant.
 *
 * @param boundaries empty until they were worked out
 */
public record Facts(Who who, Purchases purchases, Window window, Optional<Boundaries> boundaries, Instant asOf) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Null for who bought nothing in the window. */
    public Rfm rfm() {
        return Rfm.of(purchases, window, asOf);
    }

    /** Null for who bought nothing in the window, and until there are boundaries. */
    public Boundaries.Scores scores() {
        Rfm rfm = rfm();
        return rfm == null ? null : boundaries.map(known -> known.scores(rfm)).orElse(null);
    }

    /** By name. What is not known or never happened is missing, so that a condition that asks for it is not met. */
    public Map<String, Object> variables() {
        Map<String, Object> all = new HashMap<>();
        all.put("orders", purchases.orders());
        all.put("returns", purchases.returns());
        all.put("spent", purchases.spent());
        all.put("channels", purchases.channels());
        all.put("language", who.language());
        all.put("country", who.country());
        all.put("attachedStore", who.attachedStore());
        all.put("consents", who.consents());
        if (purchases.lastAt() != null) {
            all.put("daysSinceLastPurchase", Rfm.days(purchases.lastAt(), asOf));
        }
        Rfm rfm = rfm();
        if (rfm != null) {
            all.put("rfm.recency", rfm.recency());
            all.put("rfm.frequency", rfm.frequency());
            all.put("rfm.monetary", rfm.monetary());
        }
        Boundaries.Scores scores = scores();
        if (scores != null) {
            all.put("r", scores.r());
            all.put("f", scores.f());
            all.put("m", scores.m());
        }
        if (who.birthDate() != null) {
            long age = age(today());
            all.put("age", age);
            all.put("ageBracket", bracket(age));
        }
        return all;
    }

    /** When time alone changes any of the variables next; null: never. */
    public Instant changesAt() {
        return Stream.of(nextDay(), leavesWindow(), nextBirthday())
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Instant nextDay() {
        return purchases.lastAt() == null
                ? null
                : purchases.lastAt().plus(DAY.multipliedBy(1 + Rfm.days(purchases.lastAt(), asOf)));
    }

    private Instant leavesWindow() {
        return purchases.earliestInWindow() == null
                ? null
                : purchases.earliestInWindow().plus(window.length());
    }

    // Who was born on a 29 February grows older on a 1 March, so the day that a year is added to may be too early.
    private Instant nextBirthday() {
        if (who.birthDate() == null) {
            return null;
        }
        long age = age(today());
        LocalDate day = who.birthDate().plusYears(age + 1);
        while (age(day) <= age) {
            day = day.plusDays(1);
        }
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    private long age(LocalDate day) {
        return Math.max(0, Period.between(who.birthDate(), day).getYears());
    }

    private static String bracket(long age) {
        if (age < 18) {
            return "0-17";
        }
        if (age < 25) {
            return "18-24";
        }
        if (age >= 75) {
            return "75+";
        }
        long from = (age - 25) / 10 * 10 + 25;
        return from + "-" + (from + 9);
    }
}
