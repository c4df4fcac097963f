package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.NOON;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.orderPaid;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two customers who are one person have one balance, and each their own when they part. */
class PersonsTest {

    private final UUID ada = new UUID(1, 1);
    private final UUID bea = new UUID(2, 2);
    private final UUID order = UUID.randomUUID();
    private final Shop shop = new Shop();

    @Test
    void whatBothHaveIsSpentByEither() {
        adaAndBeaHave(100, 30);
        shop.merged(ada, bea);

        shop.told(placed(order, bea, 120));

        assertThat(shop.hold(order).decision().balance()).isEqualTo(10);
        assertThat(shop.of(ada).held() + shop.of(bea).held()).isEqualTo(120);
        shop.told(placed(UUID.randomUUID(), ada, 10), confirmed(order));
        assertThat(shop.of(ada).balance() + shop.of(bea).balance()).isZero();
        requireLedger();
    }

    @Test
    void neverMoreThanBothHaveWhicheverIsAsked() {
        adaAndBeaHave(100, 30);
        shop.merged(ada, bea);
        UUID second = UUID.randomUUID();

        shop.told(placed(order, bea, 100), placed(second, ada, 31));

        assertThat(shop.hold(second).decision().refusal()).isEqualTo(Hold.Refusal.INSUFFICIENT_POINTS);
        assertThat(shop.hold(second).decision().balance()).isEqualTo(30);
    }

    @Test
    void whatExpiresFirstIsSpentFirstWhoeverHasIt() {
        Shop expiring = Shop.where(new Validity(10, null, false, 0, ZoneId.of("UTC")));
        expiring.told(customer(ada, 1, "A"), customer(bea, 1, "B"));
        expiring.told(soldTo("A", null, 50_00, NOON), soldTo("B", null, 50_00, NOON.minus(Duration.ofDays(1))));
        expiring.merged(ada, bea);

        expiring.told(placed(order, ada, 60));

        assertThat(expiring.of(bea).held()).isEqualTo(50);
        assertThat(expiring.of(ada).held()).isEqualTo(10);
    }

    @Test
    void whatIsLetGoOrGivenBackGoesWhereItCameFrom() {
        adaAndBeaHave(100, 0);
        shop.merged(ada, bea);
        shop.told(placed(order, bea, 60), cancelled(order));
        assertThat(shop.of(ada).balance()).isEqualTo(100);

        UUID second = UUID.randomUUID();
        PurchaseFact.Sale sale = orderPaid(second, bea, 60, 60);
        shop.told(placed(second, bea, 60), confirmed(second), sale, back(sale, 40, 40));

        assertThat(shop.of(ada).balance()).isEqualTo(80);
        assertThat(shop.of(bea).balance()).isZero();
        requireLedger();
    }

    /** The example of decision 17. */
    @Test
    void whoSpentTheOthersPointsPaysThemBackAndTheProgrammeBearsTheRest() {
        adaAndBeaHave(100, 0);
        shop.merged(ada, bea);
        PurchaseFact.Sale sale = orderPaid(order, bea, 80, 80);
        shop.told(placed(order, bea, 80), confirmed(order), sale, soldTo("B", null, 30_00));

        Parted parted = shop.parted(bea, ada);

        assertThat(shop.of(ada).balance()).isEqualTo(100);
        assertThat(shop.of(bea).balance()).isZero();
        assertThat(ledger().ofProgramme(Book.BORNE)).isEqualTo(-50);
        assertThat(shop.tell(parted)).isEmpty();

        // What comes back is the programme's as far as it bore it, then hers who paid.
        shop.told(back(sale, 60, 60));
        assertThat(ledger().ofProgramme(Book.BORNE)).isZero();
        assertThat(shop.of(bea).balance()).isEqualTo(10);
        assertThat(shop.of(ada).balance()).isEqualTo(100);
        requireLedger();
    }

    @Test
    void aMergeAfterwardsUndoesNoSettlement() {
        adaAndBeaHave(100, 30);
        shop.merged(ada, bea);
        shop.told(placed(order, bea, 130), confirmed(order));
        shop.parted(bea, ada);

        shop.merged(ada, bea);
        shop.parted(bea, ada);

        assertThat(shop.of(ada).balance()).isEqualTo(100);
        assertThat(shop.of(bea).balance()).isZero();
        requireLedger();
    }

    @Test
    void whatIsSetAsideWhenTheyPartIsSettledOnceItIsSpent() {
        adaAndBeaHave(100, 0);
        shop.merged(ada, bea);
        shop.told(placed(order, bea, 60));
        shop.parted(bea, ada);
        assertThat(shop.of(ada).balance()).isEqualTo(40);

        shop.told(confirmed(order), confirmed(order));

        assertThat(shop.of(ada).balance()).isEqualTo(100);
        assertThat(shop.of(bea).balance()).isZero();
        requireLedger();
    }

    @Test
    void whatIsLetGoAfterTheyPartedIsTheOwners() {
        adaAndBeaHave(100, 0);
        shop.merged(ada, bea);
        shop.told(placed(order, bea, 60));
        shop.parted(bea, ada);

        shop.told(cancelled(order));

        assertThat(shop.of(ada).balance()).isEqualTo(100);
        requireLedger();
    }

    @Test
    void whoStaysTogetherSettlesNothing() {
        UUID cea = new UUID(3, 3);
        shop.told(customer(cea, 1, "C"));
        adaAndBeaHave(100, 0);
        shop.merged(ada, bea, cea);
        shop.told(placed(order, bea, 60), confirmed(order));

        shop.parted(cea, ada, bea);

        assertThat(shop.of(ada).balance()).isEqualTo(40);
        assertThat(shop.of(bea).balance()).isZero();
    }

    @Test
    void whoHasNoAccountYetSpendsTheOthers() {
        shop.told(customer(ada, 1, "A"), soldTo("A", null, 50_00));
        shop.merged(ada, bea);

        shop.told(placed(order, bea, 20), confirmed(order));
        shop.parted(bea, ada);

        assertThat(shop.of(ada).balance()).isEqualTo(50);
        assertThat(shop.of(bea).points()).isZero();
        requireLedger();
    }

    /** Points that never expire: each has what it earned, less what it spent, but for what the programme bore for it. */
    @Test
    void whoPartsHasItsOwnAfterWhateverHappened() {
        long first = new Random().nextLong();
        System.out.println("PersonsTest: seeds from " + first);
        for (long seed = first; seed < first + 300; seed++) {
            new Story(seed).requireOwn();
        }
    }

    private void adaAndBeaHave(long adas, long beas) {
        shop.told(
                customer(ada, 1, "A"),
                customer(bea, 1, "B"),
                soldTo("A", null, adas * 100),
                soldTo("B", null, beas * 100));
    }

    private Ledger ledger() {
        return Ledger.of(shop.books().movements());
    }

    private void requireLedger() {
        assertThat(ledger().rest()).isZero();
        assertThat(ledger().ofProgramme(Book.TRANSFERS)).isZero();
        assertThat(ledger().sources()).doesNotHaveDuplicates();
    }

    /** Four customers who come together and part while they buy, spend and bring back; then all part. */
    private static final class Story {

        private final List<UUID> customers =
                List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        private final Shop shop = new Shop();
        private final Random random;
        private final long seed;
        private final List<UUID> orders = new ArrayList<>();
        private final Map<PurchaseFact.Sale, Long> sales = new HashMap<>();
        private int version;

        Story(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            customers.forEach(one -> shop.told(customer(one, 1, one.toString())));
            for (int step = 0; step < 80; step++) {
                happens();
            }
            orders.forEach(order -> shop.told(random.nextBoolean() ? confirmed(order) : cancelled(order)));
            together(Set.of(), customers);
        }

        private void happens() {
            UUID anyone = customers.get(random.nextInt(customers.size()));
            switch (random.nextInt(7)) {
                case 0, 1 -> sold(soldTo(anyone.toString(), null, random.nextInt(60_00)));
                case 2, 3 -> {
                    UUID order = UUID.randomUUID();
                    long points = 1 + random.nextInt(60);
                    shop.told(placed(order, anyone, points));
                    orders.add(order);
                    if (shop.hold(order).state() == Hold.State.HELD && random.nextBoolean()) {
                        shop.told(confirmed(order));
                        sold(orderPaid(order, anyone, points + random.nextInt(500), points));
                    }
                }
                case 4 -> {
                    if (!orders.isEmpty()) {
                        UUID order = orders.get(random.nextInt(orders.size()));
                        shop.told(random.nextBoolean() ? confirmed(order) : cancelled(order));
                    }
                }
                case 5 -> comesBack();
                default -> {
                    Set<UUID> some = new HashSet<>();
                    customers.stream().filter(one -> random.nextBoolean()).forEach(some::add);
                    List<UUID> alone = new ArrayList<>(customers);
                    alone.removeAll(some);
                    together(some, alone);
                }
            }
        }

        private void sold(PurchaseFact.Sale sale) {
            shop.told(sale);
            sales.put(sale, sale.paidWithPoints().minor());
        }

        private void comesBack() {
            List<PurchaseFact.Sale> all = new ArrayList<>(sales.keySet());
            all.sort(Comparator.comparing(PurchaseFact.Sale::purchaseId));
            if (!all.isEmpty()) {
                PurchaseFact.Sale sale = all.get(random.nextInt(all.size()));
                long onPoints = random.nextLong(sales.get(sale) + 1);
                sales.merge(sale, -onPoints, Long::sum);
                shop.told(back(sale, onPoints + random.nextInt(1_00), onPoints));
            }
        }

        private void together(Set<UUID> some, List<UUID> alone) {
            version++;
            UUID decision = UUID.randomUUID();
            List<Parted> facts = new ArrayList<>();
            some.forEach(one -> facts.add(new Parted(one, some, decision, version, NOON)));
            alone.forEach(one -> facts.add(new Parted(one, Set.of(one), decision, version, NOON)));
            if (!some.isEmpty()) {
                shop.books().enterPerson(some);
            }
            alone.forEach(one -> shop.books().enterPerson(Set.of(one)));
            Collections.shuffle(facts, random);
            facts.forEach(shop::tell);
        }

        void requireOwn() {
            Ledger ledger = Ledger.of(shop.books().movements());
            assertThat(ledger.rest()).as("seed %d", seed).isZero();
            assertThat(ledger.ofProgramme(Book.TRANSFERS)).as("seed %d", seed).isZero();
            assertThat(ledger.sources()).as("seed %d", seed).doesNotHaveDuplicates();
            long borne = 0;
            for (UUID customer : customers) {
                Account account = shop.of(customer);
                long earned = shop.books().movements().stream()
                        .filter(movement -> movement.accountId().equals(account.id()))
                        .filter(movement -> movement.cause() == Cause.PURCHASE || movement.cause() == Cause.RETURN)
                        .mapToLong(Movement::delta)
                        .sum();
                List<Hold> spent = orders.stream()
                        .map(shop::hold)
                        .filter(hold -> account.id().equals(hold.decision().accountId()))
                        .filter(hold -> hold.state() == Hold.State.CAPTURED)
                        .toList();
                long ownSpent = spent.stream().mapToLong(Hold::stillSpent).sum();
                long ofProgramme = spent.stream()
                        .flatMap(hold -> hold.parts().stream())
                        .mapToLong(LotPart::borne)
                        .sum();
                borne += ofProgramme;
                assertThat(account.held()).as("seed %d", seed).isZero();
                assertThat(account.points()).as("own points, seed %d", seed).isEqualTo(earned - ownSpent + ofProgramme);
            }
            assertThat(ledger.ofProgramme(Book.BORNE)).as("seed %d", seed).isEqualTo(-borne);
        }
    }
}
