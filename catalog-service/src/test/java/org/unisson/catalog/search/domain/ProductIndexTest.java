package org.unisson.catalog.search.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.assortment.domain.Assorted.Entry;
import org.unisson.catalog.assortment.domain.Sellability;

class ProductIndexTest {

    private static final List<String> SOME_WORDS = List.of("robe", "lin", "noir", "soi", "jup");

    private final ProductIndex index = new ProductIndex();

    @Test
    void whatIsOrderedIsPagedWithoutGapOrRepeat() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            UUID id = new UUID(i % 2 == 0 ? i : -i, 0);
            ids.add(id);
            put(index, id, "'robe':1" + (i % 3 == 0 ? "A" : ""));
        }
        List<UUID> found = new ArrayList<>();
        Hit after = Hit.BEFORE_ALL;
        List<Candidate> page;
        do {
            page = index.best(wanted("'robe'"), Sort.RELEVANCE, after, 3);
            page.forEach(candidate -> found.add(candidate.productId()));
            after = page.isEmpty() ? after : page.getLast().hit();
        } while (!page.isEmpty());

        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(found.subList(0, 4)).allMatch(id -> Math.abs(id.getMostSignificantBits()) % 3 == 0);
    }

    @Test
    void whatIsGoneIsNotFoundAndItsSlotIsUsedAgain() {
        UUID first = new UUID(1, 0);
        UUID second = new UUID(2, 0);
        put(index, first, "'robe':1A");
        index.apply(List.of(), List.of(first, new UUID(9, 9)));
        assertThat(index.matches(wanted("'robe'"))).isFalse();

        put(index, second, "'jup':1A");

        assertThat(ids(index, "'jup'")).containsExactly(second);
        assertThat(ids(index, "'robe'")).isEmpty();
        assertThat(ids(index, "!'robe'")).containsExactly(second);
    }

    @Test
    void everyChangeMakesItAnotherVersion() {
        long empty = index.version();
        index.apply(List.of(), List.of());
        assertThat(index.version()).isEqualTo(empty);

        put(index, new UUID(1, 0), "'robe':1A");
        long one = index.version();
        assertThat(one).isNotEqualTo(empty);

        index.apply(List.of(), List.of(new UUID(1, 0)));
        assertThat(index.version()).isNotEqualTo(one);
    }

    @Test
    void itSaysWhenTheNextAssortmentBeginsOrEnds() {
        put(index, new UUID(1, 0), "'robe':1A");
        assertThat(index.nextChange(0)).isNull();

        UUID limited = new UUID(2, 0);
        index.apply(
                List.of(
                        indexed(limited, "'robe':1A", List.of(new Entry("web", Sellability.SELL, 10L, 20L))),
                        indexed(new UUID(3, 0), "'robe':1A", List.of(new Entry("app", Sellability.SELL, null, 15L)))),
                List.of());

        assertThat(index.nextChange(9)).isEqualTo(10);
        assertThat(index.nextChange(10)).isEqualTo(15);
        assertThat(index.nextChange(15)).isEqualTo(20);
        assertThat(index.nextChange(20)).isNull();

        index.apply(List.of(), List.of(limited));
        assertThat(index.nextChange(9)).isEqualTo(15);
    }

    @Test
    void whatBeginsAnewHoldsNothing() {
        put(index, new UUID(1, 0), "'robe':1A");
        index.clear();
        put(index, new UUID(2, 0), "'jup':1A");

        assertThat(ids(index, "'robe'")).isEmpty();
        assertThat(ids(index, "'jup'")).containsExactly(new UUID(2, 0));
    }

    @Test
    void wordsThatFollowEachOtherDoSoInEitherSynonym() {
        UUID together = new UUID(1, 0);
        UUID apart = new UUID(2, 0);
        put(index, together, "'t':1A 'shirt':2A");
        put(index, apart, "'t':1A 'shirt':3A");

        assertThat(ids(index, "'t' <-> 'shirt'")).containsExactly(together);
        assertThat(ids(index, "'t' <2> 'shirt'")).containsExactly(apart);
        assertThat(ids(index, "('tee' | 't') <-> ('shirt' | 'polo')")).containsExactly(together);
        assertThat(ids(index, "'t' & 'shirt'")).containsExactlyInAnyOrder(together, apart);
        assertThat(ids(index, "'t' & !('t' <-> 'shirt')")).containsExactly(apart);
    }

    @Test
    void anAssortmentBeginsAndEndsByTheClock() {
        UUID id = new UUID(1, 0);
        Indexed product = indexed(id, "'robe':1A", List.of(new Entry("web", Sellability.SELL, 10L, 20L)));
        index.apply(List.of(product), List.of());

        assertThat(List.of(9L, 10L, 19L, 20L)).map(at -> in("web", at)).containsExactly(false, true, true, false);
        assertThat(in("till", 15)).isFalse();
        assertThat(in(null, 9)).isTrue();
    }

    @Test
    void whateverHappenedBeforeReplicasSayTheSame() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<UUID, String> state = new HashMap<>();
            ProductIndex changed = new ProductIndex();
            for (int i = 0; i < 200; i++) {
                UUID id = new UUID(random.nextInt(40), 0);
                if (random.nextInt(5) == 0) {
                    state.remove(id);
                    changed.apply(List.of(), List.of(id));
                } else {
                    String words = words(random);
                    state.put(id, words);
                    put(changed, id, words);
                }
            }
            ProductIndex fresh = new ProductIndex();
            List<UUID> order = new ArrayList<>(state.keySet());
            Collections.shuffle(order, random);
            order.forEach(id -> put(fresh, id, state.get(id)));

            for (String asked : List.of("'robe'", "'robe' & 'lin' | 'soi'", "!'noir'", "'robe' <-> 'lin'")) {
                assertThat(hits(changed, asked)).as("seed %d, %s", seed, asked).isEqualTo(hits(fresh, asked));
            }
        }
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (String word : SOME_WORDS) {
            if (random.nextBoolean()) {
                words.append(" '" + word + "':" + (1 + random.nextInt(3)) + (random.nextBoolean() ? "A" : "C"));
            }
        }
        return words.toString();
    }

    private boolean in(String channel, long micros) {
        return index.matches(new Wanted(null, null, Map.of(), null, channel, micros, Set.of()));
    }

    private static List<Hit> hits(ProductIndex index, String asked) {
        return index.best(wanted(asked), Sort.RELEVANCE, Hit.BEFORE_ALL, 100).stream()
                .map(Candidate::hit)
                .toList();
    }

    private static List<UUID> ids(ProductIndex index, String asked) {
        return hits(index, asked).stream().map(Hit::productId).toList();
    }

    private static Wanted wanted(String asked) {
        return new Wanted(AskedReader.read(asked), null, Map.of(), null, null, 0, Set.of());
    }

    private static void put(ProductIndex index, UUID id, String words) {
        index.apply(List.of(indexed(id, words, null)), List.of());
    }

    private static Indexed indexed(UUID id, String words, List<Entry> assortment) {
        return new Indexed(id, 1, 1, 0, -1, new Properties(List.of(), List.of()), assortment, WordsReader.read(words));
    }
}
