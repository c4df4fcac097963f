package org.unisson.catalog.recommendation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.recommendation.domain.CountChanges.Change;
import org.unisson.catalog.recommendation.domain.CountChanges.Pair;
import org.unisson.chassis.values.Ids;

class CountChangesTest {

    private static final UUID A = Ids.next();
    private static final UUID B = Ids.next();
    private static final UUID C = Ids.next();

    @Test
    void aBasketIsItsProductsAndTheirPairsBothWays() {
        CountChanges changes = new CountChanges();
        changes.replace(Set.of(), Set.of(A, B), 2);
        assertThat(changes.weight()).isEqualTo(2);
        assertThat(changes.products()).hasSize(2).containsEntry(A, new Change(2, 1));
        assertThat(changes.pairs())
                .hasSize(2)
                .containsEntry(new Pair(A, B), new Change(2, 1))
                .containsEntry(new Pair(B, A), new Change(2, 1));
    }

    @Test
    void whatIsTakenBackTakesItsPairsAlong() {
        CountChanges changes = new CountChanges();
        changes.replace(Set.of(A, B, C), Set.of(A, B), 1);
        assertThat(changes.products()).containsOnlyKeys(C).containsEntry(C, new Change(-1, -1));
        assertThat(changes.pairs()).containsOnlyKeys(new Pair(A, C), new Pair(C, A), new Pair(B, C), new Pair(C, B));
        assertThat(changes.weight()).isZero();
        assertThat(changes.isLess()).isTrue();
    }

    @Test
    void anEmptyBasketIsNone() {
        CountChanges changes = new CountChanges();
        changes.replace(Set.of(), Set.of(A), 0.5);
        changes.replace(Set.of(A), Set.of(), 0.5);
        assertThat(changes.weight()).isZero();
        assertThat(changes.products()).containsEntry(A, new Change(0, 0));
    }

    @Property(tries = 50)
    void theOrderOfBasketsDoesNotMatter(@ForAll long seed) {
        Random chance = new Random(seed);
        List<Set<UUID>> baskets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<UUID> products = new ArrayList<>(List.of(A, B, C));
            Collections.shuffle(products, chance);
            baskets.add(Set.copyOf(products.subList(0, chance.nextInt(4))));
        }
        CountChanges one = counted(baskets);
        Collections.shuffle(baskets, chance);
        CountChanges other = counted(baskets);
        assertThat(other.products().keySet()).isEqualTo(one.products().keySet());
        one.pairs().forEach((pair, change) -> {
            assertThat(other.pairs().get(pair).baskets()).isEqualTo(change.baskets());
            assertThat(other.pairs().get(pair).weight()).isCloseTo(change.weight(), within(1e-9));
        });
    }

    private static CountChanges counted(List<Set<UUID>> baskets) {
        CountChanges changes = new CountChanges();
        baskets.forEach(basket -> changes.replace(Set.of(), basket, 0.1 * basket.size()));
        return changes;
    }
}
