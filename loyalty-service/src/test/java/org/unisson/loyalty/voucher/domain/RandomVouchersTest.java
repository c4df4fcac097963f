package org.unisson.loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.voucher.domain.Voucher.State;

/** Random histories of orders, tills, returns, coming together and parting; the seed is in the message of every failure. */
class RandomVouchersTest {

    private static final int HISTORIES = 300;
    private static final int STEPS = 80;
    private static final long WORTH = 10_00;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftIsWhatWasNotSpent(boolean cutOff) {
        long first = new Random().nextLong();
        System.out.println("RandomVouchersTest: seeds from " + first);
        for (long seed = first; seed < first + HISTORIES; seed++) {
            new History(seed, cutOff).play();
        }
    }

    /** One history. */
    private static final class History {

        private final long seed;
        private final Random random;
        private final boolean cutOff;
        private final List<UUID> customers = List.of(Ids.next(), Ids.next());
        private final List<Voucher> vouchers = new ArrayList<>();
        private final VoucherBooks books = new VoucherBooks();
        private final List<Change> ownChanges = new ArrayList<>();
        private final Map<UUID, VoucherFact.Offered> open = new HashMap<>();
        private final List<VoucherFact.Sold> sales = new ArrayList<>();
        private Instant now = Instant.parse("2026-03-14T12:00:00Z");

        private History(long seed, boolean cutOff) {
            this.seed = seed;
            this.random = new Random(seed);
            this.cutOff = cutOff;
            for (UUID customer : customers) {
                VoucherTerms terms = new VoucherTerms(eur(WORTH), 0, now.plus(Duration.ofDays(20)), "SHIRT", "welcome");
                Change issued = Voucher.issued(customer, null, terms, "merchandiser", now);
                ownChanges.add(issued);
                vouchers.add(new Voucher(issued.after()));
                books.enter(vouchers.getLast());
            }
            part();
        }

        private void play() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> offer();
                    case 2 -> cancel();
                    case 3 -> sellOrder();
                    case 4 -> sellAtTill();
                    case 5, 6 -> comesBack();
                    case 7 -> customers.forEach(customer -> books.enterPerson(customer, customers.getFirst()));
                    case 8 -> part();
                    default -> timePasses();
                }
                check();
            }
            List.copyOf(open.values()).forEach(this::cancel);
            sales.forEach(sale -> Redeeming.sold(books, sale, now));
            part();
            check();
            assertThat(books.redemptions())
                    .as("settled, seed %d", seed)
                    .filteredOn(
                            one -> one.spenderId() != null && !one.spenderId().equals(one.ownerId()))
                    .allMatch(one -> one.left().isZero());
            assertThat(vouchers)
                    .as("locks leak, seed %d", seed)
                    .noneMatch(voucher -> voucher.lock() != null && !voucher.isKeptByTill());
        }

        private void offer() {
            Voucher voucher = any(vouchers);
            Money amount = random.nextInt(5) == 0 ? eur(1 + random.nextInt(1_200)) : voucher.worth();
            VoucherFact.Offered offer = new VoucherFact.Offered(
                    Ids.next(),
                    any(customers),
                    List.of(new VoucherPart(voucher.id(), amount)),
                    eur(50_00),
                    random.nextBoolean(),
                    now);
            VoucherOrder decision = Keeping.decide(books, offer, now).orElseThrow();
            if (decision.state() == VoucherOrder.State.HELD) {
                open.put(offer.orderId(), offer);
                if (random.nextInt(6) == 0) {
                    open.remove(offer.orderId());
                    Keeping.letGo(books, offer, now);
                }
            }
            Keeping.decide(books, offer, now);
        }

        private void cancel() {
            if (!open.isEmpty()) {
                cancel(any(List.copyOf(open.values())));
            }
        }

        private void cancel(VoucherFact.Offered offer) {
            open.remove(offer.orderId());
            Keeping.cancel(books, new VoucherFact.Cancelled(offer.orderId(), now), now);
            Keeping.cancel(books, new VoucherFact.Cancelled(offer.orderId(), now), now);
        }

        private void sellOrder() {
            if (!open.isEmpty()) {
                VoucherFact.Offered offer = any(List.copyOf(open.values()));
                open.remove(offer.orderId());
                sell(offer.orderId(), offer.customerId(), offer.parts());
            }
        }

        private void sellAtTill() {
            Voucher voucher = any(vouchers);
            boolean offline = cutOff && random.nextBoolean();
            if (offline || voucher.standing(now) == State.ISSUED) {
                Money amount = offline ? eur(WORTH) : voucher.worth();
                sell(null, voucher.customerId(), List.of(new VoucherPart(voucher.id(), amount)));
            } else if (random.nextBoolean()) {
                sell(null, voucher.customerId(), List.of());
            }
        }

        private void sell(UUID order, UUID customer, List<VoucherPart> parts) {
            VoucherFact.Sold sale =
                    new VoucherFact.Sold(Ids.next(), order, customer, null, parts, Set.of("SHIRT"), now);
            books.enterBuyer(sale.purchaseId(), customer);
            if (random.nextInt(8) == 0) {
                vouchers.forEach(voucher -> books.enterOfferFor(sale.purchaseId(), voucher.id()));
            }
            Redeeming.sold(books, sale, now);
            sales.add(sale);
        }

        private void comesBack() {
            if (!sales.isEmpty()) {
                VoucherFact.Sold sale = any(sales);
                List<VoucherPart> parts = sale.parts().stream()
                        .map(part -> new VoucherPart(part.voucherId(), eur(1 + random.nextInt(1_100))))
                        .toList();
                Redeeming.returned(books, new VoucherFact.Returned(Ids.next(), sale.purchaseId(), parts, now), now);
            }
        }

        private void part() {
            customers.forEach(customer -> books.enterPerson(customer, customer));
            customers.forEach(customer ->
                    Redeeming.parted(books, new Parted(customer, Set.of(customer), Ids.next(), 1, now), now));
        }

        private void timePasses() {
            now = now.plus(Duration.ofHours(random.nextInt(40)));
            vouchers.forEach(voucher -> voucher.due(now).ifPresent(ownChanges::add));
            Voucher voucher = any(vouchers);
            if (voucher.standing(now) == State.ISSUED && random.nextInt(3) == 0) {
                ownChanges.add(voucher.lock(Lock.ofTill(Ids.next(), now.plusSeconds(900)), now, now));
            }
        }

        private void check() {
            List<Change> all =
                    Stream.concat(ownChanges.stream(), books.changes().stream()).toList();
            List<String> sources = all.stream()
                    .map(change -> change.source().key())
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(sources).as("once, seed %d", seed).doesNotHaveDuplicates();
            for (Voucher voucher : vouchers) {
                List<Change> its = all.stream()
                        .filter(change -> change.after().voucherId().equals(voucher.id()))
                        .toList();
                Voucher.Snapshot last = its.stream()
                        .map(Change::after)
                        .reduce((one, other) -> one.version() > other.version() ? one : other)
                        .orElseThrow();
                long spent = books.redemptions().stream()
                        .filter(one -> one.voucherId().equals(voucher.id()))
                        .mapToLong(one -> one.left().minor())
                        .sum();
                assertThat(last.left())
                        .as("the ledger, seed %d", seed)
                        .isEqualTo(its.stream().mapToLong(Change::minor).sum())
                        .isEqualTo(WORTH - spent)
                        .isLessThanOrEqualTo(WORTH);
                assertThat(its).as("versions, seed %d", seed).hasSize((int) last.version());
                assertThat(cutOff || last.left() >= 0)
                        .as("twice, seed %d", seed)
                        .isTrue();
                assertThat(last.state() == State.LOCKED)
                        .as("lock, seed %d", seed)
                        .isEqualTo(last.lock() != null);
                assertThat(last.state() != State.ISSUED || last.left() > 0)
                        .as("state, seed %d", seed)
                        .isTrue();
            }
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private static Money eur(long cents) {
            return new Money(cents, "EUR");
        }
    }
}
