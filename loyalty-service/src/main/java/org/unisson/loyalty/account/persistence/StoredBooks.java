package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.Bookkeeping;
import org.unisson.loyalty.account.application.Needs;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Books;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.account.domain.Holder;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Name;
import org.unisson.loyalty.account.domain.SetOff;

/**
 * The books in PostgreSQL. Whoever opens them locks in one order: set-offs, names, holds, accounts, each sorted. Names first: they
 * decide which accounts there are.
 */
@Singleton
class StoredBooks implements Bookkeeping {

    private final NameTable names;
    private final AccountTable accounts;
    private final EntryTable entries;
    private final PurchaseTable purchases;
    private final HoldTable holds;
    private final SetOffTable setOffs;
    private final LotTable lots;
    private final PersonTable persons;

    StoredBooks(
            NameTable names,
            AccountTable accounts,
            EntryTable entries,
            PurchaseTable purchases,
            HoldTable holds,
            SetOffTable setOffs,
            LotTable lots,
            PersonTable persons) {
        this.names = names;
        this.accounts = accounts;
        this.entries = entries;
        this.purchases = purchases;
        this.holds = holds;
        this.setOffs = setOffs;
        this.lots = lots;
        this.persons = persons;
    }

    @Override
    public Uni<Books> open(Transaction tx, Needs needs) {
        Books books = new Books();
        Set<UUID> wanted = new TreeSet<>();
        Set<UUID> joined = new TreeSet<>(needs.purchases());
        SortedSet<Name> wantedNames = new TreeSet<>(needs.names());
        return setOffs.lock(tx, needs.setOffs())
                .invoke(found -> found.forEach(setOff -> enterSetOff(books, setOff, joined)))
                .chain(() -> persons.of(tx, needs.spenders()))
                .invoke(found ->
                        found.forEach(members -> members.forEach(member -> wantedNames.add(Name.ofCustomer(member)))))
                .chain(() -> names.lock(tx, wantedNames))
                .invoke(found -> enterNames(books, found, wanted))
                .chain(found -> purchases.waitingFor(tx, withoutAccount(found, needs.customers())))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> purchases.byId(tx, joined))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> purchases.ofFamilies(tx, books.families()))
                .invoke(found -> found.forEach(books::enter))
                .invoke(() -> wanted.addAll(books.earners()))
                .chain(() -> holds.lock(tx, needs.orders()))
                .invoke(found -> found.forEach(hold -> enterHold(books, hold, wanted)))
                .chain(() -> accounts.lock(tx, wanted, needs.orders()))
                .invoke(found -> found.forEach(books::enter))
                // Anew, now that their accounts are locked: who has been parted meanwhile does not spend the others'
                // points.
                .chain(() -> persons.of(tx, wantedNames.size() == needs.names().size() ? Set.of() : needs.spenders()))
                .invoke(found -> found.forEach(books::enterPerson))
                .replaceWith(books);
    }

    // The account first, out of the order of locks: whoever spends its points across from now on waits, and what was
    // spent
    // is seen. A deadlock with an order that is settled at that very moment is repeated by the consumer.
    @Override
    public Uni<Books> openAcross(Transaction tx, Collection<UUID> customers) {
        return accounts.ofCustomers(tx, customers)
                .chain(own -> own.isEmpty() ? Uni.createFrom().item(Set.<UUID>of()) : holds.across(tx, own))
                .chain(orders -> orders.isEmpty()
                        ? Uni.createFrom().item(new Books())
                        : open(tx, new Needs(new TreeSet<>(), Set.of(), orders, Set.of())));
    }

    @Override
    public Uni<Void> save(Transaction tx, Books books) {
        List<Movement> movements = books.movements();
        return accounts.save(tx, books.accounts(), movements)
                .chain(() -> names.save(tx, books.renamed()))
                .chain(() -> purchases.save(tx, books.changedPurchases()))
                .chain(() -> purchases.join(tx, books.newFamilies()))
                .chain(() -> setOffs.save(tx, books.changedSetOffs()))
                .chain(() -> purchases.saveReturns(tx, books.newReturns()))
                .chain(() -> holds.save(tx, books.changedHolds()))
                .chain(() -> entries.add(tx, movements));
    }

    @Override
    public Uni<List<KnownPurchase>> known(Transaction tx, Collection<UUID> ids) {
        return purchases.known(tx, ids);
    }

    @Override
    public Uni<Optional<Account>> lock(Transaction tx, UUID accountId) {
        return accounts.lock(tx, Set.of(accountId), Set.of())
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Void> saveAdjustment(
            Transaction tx, Account account, List<Movement> movements, String reason, String author) {
        return accounts.save(tx, List.of(account), movements)
                .chain(() -> entries.add(tx, movements))
                .chain(() -> entries.explain(tx, movements.getLast(), reason, author));
    }

    @Override
    public Uni<Books> openDue(Transaction tx, Instant now, int atMost) {
        return lots.due(tx, now, atMost)
                .chain(due -> accounts.lock(tx, due, Set.of()))
                .map(found -> {
                    Books books = new Books();
                    found.forEach(books::enter);
                    return books;
                });
    }

    private static void enterNames(Books books, Map<Name, Holder> found, Set<UUID> wanted) {
        found.forEach((name, holder) -> {
            books.enter(name, holder);
            if (holder.accountId() != null) {
                wanted.add(holder.accountId());
            }
        });
    }

    private static void enterSetOff(Books books, SetOff setOff, Set<UUID> joined) {
        books.enter(setOff);
        Stream.of(setOff.gave(), setOff.took()).filter(Objects::nonNull).forEach(joined::add);
    }

    private static void enterHold(Books books, Hold hold, Set<UUID> wanted) {
        books.enter(hold);
        if (hold.decision().accountId() != null) {
            wanted.add(hold.decision().accountId());
        }
        wanted.addAll(hold.payers());
    }

    private static Set<UUID> withoutAccount(Map<Name, Holder> found, Set<UUID> customers) {
        return customers.stream()
                .filter(customer -> found.getOrDefault(Name.ofCustomer(customer), Holder.NOBODY)
                                .accountId()
                        == null)
                .collect(Collectors.toSet());
    }
}
