package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.exchanged;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Points of exchanged goods: the rule applied to what is kept of all of them. */
class ExchangingTest {

    private static final int HISTORIES = 300;
    private static final int STEPS = 40;

    private final Shop shop = new Shop();

    @Test
    void exchangingOneOfTwoHalvesCostsNoPoint() {
        PurchaseFact.Sale bought = soldTo("X", null, 15_00);
        PurchaseFact.Return half = back(bought, 7_50);
        PurchaseFact.Sale taken = soldTo("X", null, 7_50);
        List<PurchaseFact.Exchanged> both = exchanged(half, taken);

        shop.told(bought, half, both.getFirst(), taken, both.getLast());

        assertThat(shop.of("X").balance()).isEqualTo(15);
        shop.told(back(taken, 7_50));
        assertThat(shop.of("X").balance()).isEqualTo(7);
        shop.told(back(bought, 7_50));
        assertThat(shop.of("X").balance()).isZero();
    }

    @Test
    void whatTheExchangeTellsTwiceIsRoundedOnce() {
        PurchaseFact.Sale bought = soldTo("X", null, 15_00);
        PurchaseFact.Return half = back(bought, 7_50);
        PurchaseFact.Sale taken = soldTo("X", null, 7_50);
        List<PurchaseFact.Exchanged> both = exchanged(half, taken);
        shop.told(bought, half, both.getFirst(), taken, both.getLast());
        int movements = shop.books().movements().size();

        shop.told(half, both.getFirst(), taken, both.getLast());

        assertThat(shop.books().movements()).hasSize(movements);
    }

    @Test
    void onAnotherAccountEachIsRoundedAlone() {
        PurchaseFact.Sale bought = soldTo("X", null, 15_00);
        PurchaseFact.Return half = back(bought, 7_50);
        PurchaseFact.Sale taken = soldTo("Y", null, 7_50);
        List<PurchaseFact.Exchanged> both = exchanged(half, taken);

        shop.told(bought, half, both.getFirst(), taken, both.getLast());

        assertThat(shop.of("X").balance()).isEqualTo(7);
        assertThat(shop.of("Y").balance()).isEqualTo(7);
    }

    /** Purchases of a customer who becomes known at any moment, with returns and exchanges, and exchanges of these. */
    @Test
    void balanceIsTheRuleAppliedToWhatIsKept() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            earnsWhatIsKept(seed);
        }
    }

    private static void earnsWhatIsKept(long seed) {
        Random random = new Random(seed);
        UUID anna = UUID.randomUUID();
        Kept kept = new Kept();
        List<List<Object>> keys = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (kept.sales.isEmpty() || random.nextInt(3) == 0) {
                keys.add(List.of(kept.sold(anna, 1 + random.nextInt(60_00), UUID.randomUUID())));
                continue;
            }
            PurchaseFact.Sale sale = kept.sales.get(random.nextInt(kept.sales.size()));
            long left = kept.of.get(sale);
            long cents = random.nextInt(4) == 0 ? left : random.nextLong(left + 1);
            if (cents == 0) {
                continue;
            }
            PurchaseFact.Return back = back(sale, cents);
            kept.of.put(sale, left - cents);
            List<Object> key = new ArrayList<>(keys.stream()
                    .filter(one -> one.getFirst() == sale)
                    .findFirst()
                    .orElseThrow());
            keys.removeIf(one -> one.getFirst() == sale);
            key.add(back);
            keys.add(key);
            if (random.nextBoolean()) {
                PurchaseFact.Sale taken = kept.sold(anna, cents + random.nextInt(5_00), kept.families.get(sale));
                List<PurchaseFact.Exchanged> both = exchanged(back, taken);
                key.add(both.getFirst());
                keys.add(List.of(taken, both.getLast()));
            }
        }
        keys.add(List.of(customer(anna, 1)));

        Shop shop = new Shop();
        Collections.shuffle(keys, random);
        keys.forEach(facts -> facts.forEach(shop::tell));

        assertThat(shop.of(anna).balance()).as("seed %d", seed).isEqualTo(kept.points());
        keys.forEach(facts ->
                facts.stream().filter(fact -> !(fact instanceof CustomerFact)).forEach(shop::tell));
        assertThat(shop.of(anna).balance()).as("told again, seed %d", seed).isEqualTo(kept.points());
    }

    /** What is kept of each purchase, and with which ones exchanges have joined it. */
    private static final class Kept {

        private final List<PurchaseFact.Sale> sales = new ArrayList<>();
        private final Map<PurchaseFact.Sale, Long> of = new HashMap<>();
        private final Map<PurchaseFact.Sale, UUID> families = new HashMap<>();

        PurchaseFact.Sale sold(UUID customer, long cents, UUID family) {
            PurchaseFact.Sale sale = soldTo(null, customer, cents);
            sales.add(sale);
            of.put(sale, cents);
            families.put(sale, family);
            return sale;
        }

        long points() {
            Map<UUID, Long> together = new HashMap<>();
            of.forEach((sale, cents) -> together.merge(families.get(sale), cents, Long::sum));
            return together.values().stream().mapToLong(cents -> cents / 100).sum();
        }
    }
}
