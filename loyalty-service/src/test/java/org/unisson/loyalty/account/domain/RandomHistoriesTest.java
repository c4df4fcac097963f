package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random histories, told in order and with repetitions; the seed is in the message of every failure. */
class RandomHistoriesTest {

    private static final int HISTORIES = 100;
    private static final int STEPS = 120;
    private static final int LOOKED_AT = 3;
    private static final List<Validity> PROGRAMMES = List.of(
            Validity.FOR_EVER,
            new Validity(10, null, false, 2, ZoneId.of("Europe/Paris")),
            new Validity(null, 1, true, 0, ZoneId.of("UTC")));

    @Test
    void theBooksAlwaysBalance() {
        long first = new Random().nextLong();
        System.out.println("RandomHistoriesTest: seeds from " + first);
        for (long seed = first; seed < first + HISTORIES; seed++) {
            for (Validity validity : PROGRAMMES) {
                balances(seed, validity);
            }
        }
    }

    private static void balances(long seed, Validity validity) {
        Random random = new Random(seed);
        Shop shop = Shop.where(validity);
        History history = new History(random, shop);
        for (int step = 0; step < STEPS; step++) {
            history.next().forEach(fact -> tell(shop, fact));
            if (step % LOOKED_AT == 0) {
                requireBalance(shop, seed);
            }
            if (random.nextInt(6) == 0) {
                shop.at(shop.now().plus(Duration.ofHours(random.nextInt(100))));
            }
            if (random.nextInt(6) == 0) {
                shop.due();
                requireNothingDue(shop, seed);
            }
        }
        shop.due();
        requireBalance(shop, seed);
        Map<Cause, Long> before = shop.ledger();
        int movements = shop.books().movements().size();
        history.told.stream()
                .filter(fact -> !(fact instanceof CustomerFact || fact instanceof Together))
                .forEach(shop::tell);
        assertThat(shop.ledger()).as("redelivery, seed %d", seed).isEqualTo(before);
        assertThat(shop.books().movements()).as("redelivery, seed %d", seed).hasSize(movements);
        history.openOrders.forEach(order -> shop.tell(cancelled(order)));
        requireBalance(shop, seed);
        assertThat(shop.books().accounts()).as("holds leak, seed %d", seed).allMatch(account -> account.held() == 0);
    }

    /** Who is one person with whom, told of one of them. */
    private record Together(Set<Set<UUID>> persons, UUID of, int version) {}

    private static void tell(Shop shop, Object fact) {
        if (fact instanceof Together together) {
            together.persons().forEach(members -> {
                shop.books().enterPerson(members);
                members.forEach(member ->
                        shop.tell(new Parted(member, members, together.of(), together.version(), shop.now())));
            });
        } else {
            shop.tell(fact);
        }
    }

    private static void requireBalance(Shop shop, long seed) {
        Map<UUID, Long> ledger = new HashMap<>();
        Map<UUID, Long> versions = new HashMap<>();
        for (Movement movement : shop.books().movements()) {
            ledger.merge(movement.accountId(), movement.delta(), Long::sum);
            assertThat(movement.version())
                    .as("versions without a gap, seed %d", seed)
                    .isEqualTo(versions.merge(movement.accountId(), 1L, Long::sum));
        }
        Ledger posted = Ledger.of(shop.books().movements());
        assertThat(posted.rest()).as("the ledger sums to zero, seed %d", seed).isZero();
        assertThat(posted.ofProgramme(Book.TRANSFERS))
                .as("nothing is on its way, seed %d", seed)
                .isZero();
        assertThat(posted.sources()).as("one source, one entry, seed %d", seed).doesNotHaveDuplicates();
        for (Account account : shop.books().accounts()) {
            assertThat(posted.of(account, Book.ACTIVE)).as("seed %d", seed).isEqualTo(account.balance());
            assertThat(posted.of(account, Book.HELD)).as("seed %d", seed).isEqualTo(account.held());
            assertThat(posted.of(account, Book.PENDING)).as("seed %d", seed).isEqualTo(account.pending());
            requireLots(account, posted, seed);
            assertThat(account.points()).as("ledger, seed %d", seed).isEqualTo(ledger.getOrDefault(account.id(), 0L));
            assertThat(account.balance() + account.held() + account.pending()).isEqualTo(account.points());
            assertThat(account.held()).as("held, seed %d", seed).isNotNegative();
        }
        assertThat(shop.ledger()).as("transfers have two sides, seed %d", seed).doesNotContainKey(Cause.TRANSFERRED);
        for (Purchase purchase : shop.books().changedPurchases()) {
            long taken =
                    purchase.returns().stream().mapToLong(TakenBack::reversed).sum();
            assertThat(purchase.granted() - taken)
                    .as("no drift, seed %d", seed)
                    .isEqualTo(purchase.remaining())
                    .isEqualTo((purchase.sale().paidWithMoney().minor()
                                    - purchase.moneyBack().minor())
                            / 100);
        }
    }

    private static void requireLots(Account account, Ledger posted, long seed) {
        long free = 0;
        long held = 0;
        long pending = 0;
        for (Lot lot : account.lots()) {
            for (Book book : List.of(Book.ACTIVE, Book.HELD, Book.PENDING)) {
                assertThat(lot.points(book))
                        .as("lot of %s, seed %d", lot.life(), seed)
                        .isNotNegative()
                        .isEqualTo(posted.of(lot, book));
            }
            free += lot.free();
            held += lot.held();
            pending += lot.pending();
        }
        assertThat(free - account.owed()).as("lots, seed %d", seed).isEqualTo(account.balance());
        assertThat(held).as("lots held, seed %d", seed).isEqualTo(account.held());
        assertThat(pending).as("lots pending, seed %d", seed).isEqualTo(account.pending());
        assertThat(account.owed() == 0 || free == 0)
                .as("owes only what no lot has, seed %d", seed)
                .isTrue();
    }

    private static void requireNothingDue(Shop shop, long seed) {
        for (Account account : shop.books().accounts()) {
            assertThat(account.lots())
                    .as("expired exactly, seed %d", seed)
                    .allMatch(lot -> lot.free() == 0 || !lot.life().isOverAt(shop.now()))
                    .allMatch(lot -> lot.pending() == 0 || lot.life().isPendingAt(shop.now()));
        }
        long expired = shop.books().accounts().stream()
                .flatMap(account -> account.lots().stream())
                .mapToLong(Lot::expired)
                .sum();
        assertThat(Ledger.of(shop.books().movements()).ofProgramme(Book.BREAKAGE))
                .as("seed %d", seed)
                .isEqualTo(expired);
    }

    /** What might happen next in a shop with a few customers and cards. */
    private static final class History {

        private static final List<String> CARDS = List.of("A", "B", "C", "D", "E");

        private final Random random;
        private final List<UUID> customers = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        private final Map<PurchaseFact.Sale, Long> sales = new HashMap<>();
        private final List<PurchaseFact.Sale> known = new ArrayList<>();
        private final List<UUID> openOrders = new ArrayList<>();
        private final List<Object> told = new ArrayList<>();
        private int version;

        private final Shop shop;

        History(Random random, Shop shop) {
            this.random = random;
            this.shop = shop;
        }

        List<Object> next() {
            Object fact = fact();
            told.add(fact);
            Object repeated = told.get(random.nextInt(told.size()));
            boolean repeats =
                    random.nextInt(4) == 0 && !(repeated instanceof CustomerFact || repeated instanceof Together);
            return repeats ? List.of(fact, fact, repeated) : List.of(fact);
        }

        private Object fact() {
            return switch (random.nextInt(9)) {
                case 8 -> someTogether();
                case 0 -> customer(anyone(), ++version, someCards());
                case 1, 2, 3 -> sale();
                case 4 -> known.isEmpty() ? sale() : someReturn();
                case 5, 6 -> {
                    UUID order = UUID.randomUUID();
                    openOrders.add(order);
                    yield placed(order, anyone(), 1 + random.nextInt(40));
                }
                default -> {
                    if (openOrders.isEmpty()) {
                        yield cancelled(UUID.randomUUID());
                    }
                    UUID order = openOrders.get(random.nextInt(openOrders.size()));
                    yield random.nextBoolean() ? confirmed(order) : cancelled(order);
                }
            };
        }

        private Together someTogether() {
            Map<Integer, Set<UUID>> persons = new HashMap<>();
            customers.forEach(customer -> persons.computeIfAbsent(random.nextInt(3), ignored -> new HashSet<>())
                    .add(customer));
            return new Together(Set.copyOf(persons.values()), UUID.randomUUID(), ++version);
        }

        private PurchaseFact.Sale sale() {
            String card = random.nextInt(3) == 0 ? null : CARDS.get(random.nextInt(CARDS.size()));
            UUID customer = random.nextInt(3) == 0 ? null : anyone();
            PurchaseFact.Sale sale = soldTo(
                    card, customer, random.nextInt(90_00), shop.now().minus(Duration.ofHours(random.nextInt(60))));
            sales.put(sale, sale.paidWithMoney().minor());
            known.add(sale);
            return sale;
        }

        private PurchaseFact.Return someReturn() {
            PurchaseFact.Sale sale = known.get(random.nextInt(known.size()));
            long left = sales.get(sale);
            long cents = random.nextInt(3) == 0 ? left : random.nextLong(left + 1);
            sales.put(sale, left - cents);
            return back(sale, cents);
        }

        private UUID anyone() {
            return customers.get(random.nextInt(customers.size()));
        }

        private String[] someCards() {
            return Arrays.stream(CARDS.toArray(String[]::new))
                    .filter(card -> random.nextInt(3) == 0)
                    .toArray(String[]::new);
        }
    }
}
