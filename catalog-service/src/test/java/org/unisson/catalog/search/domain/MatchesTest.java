package org.unisson.catalog.search.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchesTest {

    private static final UUID FIRST = new UUID(1, 0);
    private static final UUID SECOND = new UUID(2, 0);
    // The database orders ids by their bytes, as numbers without a sign.
    private static final UUID LAST = new UUID(-1, 0);

    private final Properties navy = new Properties(List.of("colour:navy", "size:M"), List.of("women", "women.shirts"));

    @Test
    void whatHasNoPriceComesLastInEitherOrder() {
        assertThat(ids(matches(Sort.PRICE_ASC, 500L, null, 300L).after(Hit.BEFORE_ALL, 10)))
                .containsExactly(LAST, FIRST, SECOND);
        assertThat(ids(matches(Sort.PRICE_DESC, 500L, null, 300L).after(Hit.BEFORE_ALL, 10)))
                .containsExactly(FIRST, LAST, SECOND);
    }

    @Test
    void whatCostsTheSameIsOrderedByIdAsInTheDatabase() {
        Matches matches = matches(Sort.PRICE_ASC, 500L, 500L, 500L);

        List<Hit> page = matches.after(Hit.BEFORE_ALL, 2);
        assertThat(ids(page)).containsExactly(FIRST, SECOND);
        assertThat(ids(matches.after(page.getLast(), 2))).containsExactly(LAST);
    }

    @Test
    void aRangeOfPricesHoldsItsEndsAndNothingWithoutPrice() {
        assertThat(in(500L, 700L, 499L, 500L, 700L)).containsExactly(SECOND, LAST);
        assertThat(in(null, 499L, 499L, null, 500L)).containsExactly(FIRST);
        assertThat(in(null, null, 499L, null, 500L)).hasSize(3);
    }

    @Test
    void aBandBeginsWithItsPrice() {
        assertThat(matches(Sort.PRICE_ASC, 999L, 1_000L, null).counts().stream()
                        .filter(count -> count.name().equals("price"))
                        .map(count -> Map.entry(count.value(), count.products())))
                .containsExactlyInAnyOrder(Map.entry("0", 1L), Map.entry("1000", 1L));
    }

    @Test
    void theMostFrequentValuesAreCountedAndNoMoreThanFifty() {
        List<Match> products = IntStream.range(0, 60)
                .mapToObj(n -> new Match(
                        new UUID(0, n), 0, null, new Properties(List.of("brand:b" + (n < 2 ? 7 : n)), List.of())))
                .toList();

        List<Matches.Count> counts = new Matches(false, products).counts();

        assertThat(counts).hasSize(50);
        assertThat(counts.getFirst().products()).isEqualTo(3);
        assertThat(counts.getFirst().value()).isEqualTo("b7");
        assertThat(counts.stream().map(Matches.Count::rank)).containsSequence(1, 2, 3);
    }

    @Test
    void whereAsManyWereLookedAtAsAreThereMayBeMore() {
        Criteria criteria = Criteria.ofWords("shirt", null);

        assertThat(matches(criteria, 3, 1L, 2L, 3L).capped()).isTrue();
        assertThat(matches(criteria, 4, 1L, 2L, 3L).capped()).isFalse();
    }

    @Test
    void aValueMayHoldAColon() {
        Match match = new Match(FIRST, 0, null, new Properties(List.of("ratio:16:9"), List.of()));

        assertThat(new Matches(false, List.of(match)).counts().getFirst().value())
                .isEqualTo("16:9");
    }

    private List<UUID> in(Long from, Long to, Long... prices) {
        Criteria criteria = new Criteria("shirt", null, Map.of(), null, from, to, null, null, false, Sort.PRICE_ASC);
        return ids(matches(criteria, prices).after(Hit.BEFORE_ALL, 10));
    }

    private Matches matches(Sort sort, Long... prices) {
        return matches(new Criteria("shirt", null, Map.of(), null, null, null, null, null, false, sort), prices);
    }

    private Matches matches(Criteria criteria, Long... prices) {
        return matches(criteria, 10, prices);
    }

    private Matches matches(Criteria criteria, int most, Long... prices) {
        List<UUID> ids = List.of(FIRST, SECOND, LAST);
        Candidates candidates = new Candidates(
                1, ids.stream().map(id -> new Candidate(id, 1, 1, 0, navy)).toList());
        return Matches.of(
                candidates,
                most,
                criteria,
                candidate -> candidate.matching(prices[ids.indexOf(candidate.productId())], criteria.sort()));
    }

    private static List<UUID> ids(List<Hit> hits) {
        return hits.stream().map(Hit::productId).toList();
    }
}
