package org.unisson.catalog.search.domain;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.unisson.catalog.search.domain.Asked.Both;
import org.unisson.catalog.search.domain.Asked.Either;
import org.unisson.catalog.search.domain.Asked.Followed;
import org.unisson.catalog.search.domain.Asked.Nothing;
import org.unisson.catalog.search.domain.Asked.Without;
import org.unisson.catalog.search.domain.Asked.Word;

/** The slots that match, and how well. */
final class Matching {

    private final Slots slots;
    private final Wanted wanted;

    Matching(Slots slots, Wanted wanted) {
        this.slots = slots;
        this.wanted = wanted;
    }

    BitSet slots() {
        BitSet found = found();
        wanted.filters().values().forEach(keys -> found.and(slots.keys().any(keys)));
        if (wanted.category() != null) {
            found.and(slots.categories().any(Set.of(wanted.category())));
        }
        for (UUID hidden : wanted.hidden()) {
            Integer slot = slots.of(hidden);
            if (slot != null) {
                found.clear(slot);
            }
        }
        if (wanted.channel() != null) {
            keep(found, slot -> slots.at(slot).isIn(wanted.channel(), wanted.micros()));
        }
        return found;
    }

    /**
     * How well each slot matches: above 1 by words, up to 1 where it is only alike. It depends on what was asked and on
     * the product alone, so that every replica says the same: as {@code ts_rank} of alternatives, the mean of what the
     * words weigh.
     */
    float[] scores() {
        float[] scores = new float[slots.end()];
        if (wanted.alike() != null) {
            wanted.alike().forEach((productId, score) -> {
                Integer slot = slots.of(productId);
                if (slot != null) {
                    scores[slot] = score.floatValue();
                }
            });
        } else if (wanted.words() != null) {
            Set<String> lexemes = new TreeSet<>();
            wanted.words().lexemes(lexemes);
            lexemes.forEach(lexeme -> slots.words().of(lexeme).addTo(scores));
            for (int slot = 0; slot < scores.length; slot++) {
                scores[slot] = 1 + scores[slot] / Math.max(1, lexemes.size());
            }
        }
        return scores;
    }

    private BitSet found() {
        if (wanted.alike() != null) {
            return alike(wanted.alike());
        }
        return wanted.words() == null ? slots.all() : of(wanted.words());
    }

    private BitSet alike(Map<UUID, Double> scores) {
        BitSet found = new BitSet();
        for (UUID productId : scores.keySet()) {
            Integer slot = slots.of(productId);
            if (slot != null) {
                found.set(slot);
            }
        }
        return found;
    }

    private BitSet of(Asked asked) {
        return switch (asked) {
            case Word word -> slots.words().any(Set.of(word.lexeme()));
            case Both both -> both(both.left(), both.right());
            case Either either -> {
                BitSet found = of(either.left());
                found.or(of(either.right()));
                yield found;
            }
            case Without without -> {
                BitSet found = slots.all();
                found.andNot(of(without.what()));
                yield found;
            }
            case Followed followed -> {
                BitSet found = both(followed.left(), followed.right());
                keep(found, slot -> Spans.isIn(followed, slots.at(slot).words()));
                yield found;
            }
            case Nothing nothing -> new BitSet();
        };
    }

    private BitSet both(Asked left, Asked right) {
        BitSet found = of(left);
        found.and(of(right));
        return found;
    }

    private static void keep(BitSet found, IntPredicate kept) {
        IntStream.Builder gone = IntStream.builder();
        found.stream().filter(slot -> !kept.test(slot)).forEach(gone);
        gone.build().forEach(found::clear);
    }
}
