package org.unisson.scenarios.random;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.unisson.demo.client.InFlight;

/**
 * Finds few items that fail where many do, by leaving out ever smaller parts (delta debugging, Zeller and Hildebrandt
 * 2002). Each attempt stands alone, so that several are made at once.
 */
final class Shrinking<T> {

    private final Predicate<List<T>> fails;
    private final int atOnce;
    private final Instant deadline;

    /** @param within when it is content with what it has */
    Shrinking(Predicate<List<T>> fails, int atOnce, Duration within) {
        this.fails = fails;
        this.atOnce = atOnce;
        this.deadline = Instant.now().plus(within);
    }

    /** A part of the items, in their order, that fails too, and of which nothing more can be left out. */
    List<T> smallest(List<T> failing) {
        List<T> left = failing;
        int parts = 2;
        while (left.size() >= 2 && Instant.now().isBefore(deadline)) {
            int now = Math.min(parts, left.size());
            List<T> smaller = oneThatFails(candidates(left, now));
            if (smaller != null) {
                parts = smaller.size() <= left.size() / 2 ? 2 : Math.max(2, now - 1);
                left = smaller;
            } else if (now == left.size()) {
                return left;
            } else {
                parts = 2 * now;
            }
        }
        return left;
    }

    /** Each part alone, then all but each part. */
    private static <T> List<List<T>> candidates(List<T> items, int parts) {
        List<List<T>> candidates = new ArrayList<>();
        for (int part = 0; part < parts && parts > 2; part++) {
            candidates.add(items.subList(bound(items, parts, part), bound(items, parts, part + 1)));
        }
        for (int part = 0; part < parts; part++) {
            List<T> rest = new ArrayList<>(items.subList(0, bound(items, parts, part)));
            rest.addAll(items.subList(bound(items, parts, part + 1), items.size()));
            candidates.add(rest);
        }
        return candidates;
    }

    private static int bound(List<?> items, int parts, int part) {
        return (int) ((long) items.size() * part / parts);
    }

    private List<T> oneThatFails(List<List<T>> candidates) {
        for (int from = 0; from < candidates.size() && Instant.now().isBefore(deadline); from += atOnce) {
            List<List<T>> some = candidates.subList(from, Math.min(candidates.size(), from + atOnce));
            Map<Integer, Boolean> failed = new ConcurrentHashMap<>();
            new InFlight(atOnce)
                    .forEach(
                            IntStream.range(0, some.size()).boxed().toList(),
                            number -> failed.put(number, fails.test(some.get(number))));
            for (int number = 0; number < some.size(); number++) {
                if (failed.get(number)) {
                    return some.get(number);
                }
            }
        }
        return null;
    }
}
