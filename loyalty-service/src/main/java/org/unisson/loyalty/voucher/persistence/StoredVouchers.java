package org.unisson.loyalty.voucher.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.voucher.application.VoucherNeeds;
import org.unisson.loyalty.voucher.application.Vouchers;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.VoucherBooks;
import org.unisson.loyalty.voucher.domain.VoucherOrder;
import org.unisson.loyalty.voucher.domain.VoucherTerms;
import org.unisson.loyalty.voucher.persistence.VoucherSaleTables.Sale;

/** Vouchers in PostgreSQL. */
@Singleton
class StoredVouchers implements Vouchers {

    private final VoucherTable vouchers;
    private final VoucherSaleTables sales;
    private final RecipientTable recipients;

    StoredVouchers(VoucherTable vouchers, VoucherSaleTables sales, RecipientTable recipients) {
        this.vouchers = vouchers;
        this.sales = sales;
        this.recipients = recipients;
    }

    @Override
    public Uni<VoucherBooks> open(Transaction tx, VoucherNeeds needs) {
        VoucherBooks books = new VoucherBooks();
        Set<UUID> wanted = new TreeSet<>(needs.vouchers());
        // Which are wanted is looked up before they are locked; how they stand is read when they are.
        return found(needs.sales(), () -> sales.sales(tx, needs.sales()))
                .invoke(all -> all.forEach(sale -> enter(books, sale, wanted)))
                .chain(() -> needs.orders().isEmpty()
                        ? Uni.createFrom().item(Set.<UUID>of())
                        : sales.keptFor(tx, needs.orders()))
                .invoke(wanted::addAll)
                .chain(() -> found(wanted, () -> vouchers.lock(tx, wanted)))
                .invoke(all -> all.forEach(books::enter))
                .chain(() -> found(needs.orders(), () -> sales.orders(tx, needs.orders())))
                .invoke(all -> all.forEach(books::enter))
                .chain(() -> wanted.isEmpty()
                        ? Uni.createFrom().item(books)
                        : persons(tx, books, needs.customers())
                                .chain(() -> found(needs.purchases(), () -> sales.redemptions(tx, needs.purchases())))
                                .invoke(all -> all.forEach(books::enter))
                                .replaceWith(books));
    }

    // Those that can be spent first, out of the order of locks: a sale at that very moment has either told already what
    // it spent across, or sees that they are two. A deadlock is repeated by the consumer.
    @Override
    public Uni<VoucherBooks> openAcross(Transaction tx, Collection<UUID> customers) {
        VoucherBooks books = new VoucherBooks();
        return vouchers.lockThoseOf(tx, customers)
                .chain(() -> sales.across(tx, customers))
                .chain(before -> {
                    Set<UUID> wanted = new TreeSet<>();
                    before.forEach(redemption -> wanted.add(redemption.voucherId()));
                    return wanted.isEmpty()
                            ? Uni.createFrom().item(books)
                            : vouchers.lock(tx, wanted)
                                    .invoke(all -> all.forEach(books::enter))
                                    // Anew, now that they are locked: some may have come back meanwhile.
                                    .chain(() -> sales.across(tx, customers))
                                    .invoke(all -> all.stream()
                                            .filter(redemption -> wanted.contains(redemption.voucherId()))
                                            .forEach(books::enter))
                                    .replaceWith(books);
                });
    }

    @Override
    public Uni<Void> save(Transaction tx, VoucherBooks books) {
        return vouchers.save(tx, books.changes())
                .chain(() -> sales.saveOrders(tx, books.changedOrders()))
                .chain(() -> sales.saveRedemptions(tx, books.changedRedemptions()));
    }

    @Override
    public Uni<Void> save(Transaction tx, List<Change> changes) {
        return vouchers.save(tx, changes);
    }

    @Override
    public Uni<Optional<Voucher>> lock(Transaction tx, UUID voucherId) {
        return vouchers.lock(tx, List.of(voucherId)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Voucher>> due(Transaction tx, Instant now, int atMost) {
        return vouchers.due(tx, now, atMost);
    }

    @Override
    public Uni<VoucherTerms> keepBatch(Transaction tx, UUID batchId, VoucherTerms terms, String author, Instant now) {
        return recipients.keep(tx, batchId, terms, author, now);
    }

    @Override
    public Uni<Recipients> recipients(Transaction tx, UUID batchId, List<UUID> customers) {
        return recipients.of(tx, batchId, customers);
    }

    @Override
    public Uni<List<Change>> lastChanges(Transaction tx, UUID after, int limit) {
        return vouchers.lastChanges(tx, after, limit);
    }

    @Override
    public Uni<List<VoucherOrder>> decisions(Transaction tx, Instant since, UUID after, int limit) {
        return sales.decided(tx, since, after, limit);
    }

    private Uni<Void> persons(Transaction tx, VoucherBooks books, Set<UUID> more) {
        Set<UUID> customers = new HashSet<>(books.customers());
        customers.addAll(more);
        return sales.persons(tx, customers)
                .invoke(all -> all.forEach(person -> books.enterPerson(person.customerId(), person.personId())))
                .replaceWithVoid();
    }

    private static void enter(VoucherBooks books, Sale sale, Set<UUID> wanted) {
        books.enterBuyer(sale.purchaseId(), sale.buyer());
        sale.offers().forEach(offer -> books.enterOfferFor(sale.purchaseId(), offer));
        wanted.addAll(sale.offers());
    }

    private static <T> Uni<List<T>> found(Collection<?> asked, Supplier<Uni<List<T>>> find) {
        return asked.isEmpty() ? Uni.createFrom().item(List.of()) : find.get();
    }
}
