package org.unisson.catalog.price.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.catalog.price.domain.ListSettings;
import org.unisson.catalog.price.domain.NamedList;
import org.unisson.catalog.price.domain.StoreGroup;
import org.unisson.catalog.price.persistence.ListRows;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Named price lists and store groups are kept. What they change in prices is in force at once, everywhere. */
@ApplicationScoped
public class KeepingLists {

    private final Transactions transactions;
    private final ListRows rows;
    private final Clock clock;

    KeepingLists(Transactions transactions, ListRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /** Gives the list these settings; fails with 422 where they name what does not exist or change its currency. */
    public Uni<Outcome> putList(String listId, ListSettings settings, String ifMatch) {
        return transactions.run(tx -> alone(tx)
                .chain(() -> rows.known(tx))
                .invoke(known -> require(settings, known))
                .chain(() -> rows.list(tx, listId))
                .chain(found -> {
                    long version = found.map(NamedList::version).orElse(0L);
                    Versions.requireMatch(ifMatch, version);
                    if (found.isPresent() && found.get().settings().equals(settings)) {
                        return unchanged(version);
                    }
                    if (found.isPresent() && !found.get().settings().currency().equals(settings.currency())) {
                        throw Problem.unprocessable("currency-of-list", "/currency", "a list keeps its currency")
                                .asException();
                    }
                    NamedList list = new NamedList(listId, version + 1, settings, clock.instant());
                    return rows.save(tx, list).replaceWith(new Outcome.Written(version + 1, found.isEmpty()));
                }));
    }

    /** Gives the group these members. */
    public Uni<Outcome> putGroup(String groupId, StoreGroup.Members members, String ifMatch) {
        return transactions.run(
                tx -> alone(tx).chain(() -> rows.group(tx, groupId)).chain(found -> {
                    long version = found.map(StoreGroup::version).orElse(0L);
                    Versions.requireMatch(ifMatch, version);
                    if (found.isPresent() && found.get().members().equals(members)) {
                        return unchanged(version);
                    }
                    StoreGroup group = new StoreGroup(groupId, version + 1, members, clock.instant());
                    return rows.save(tx, group).replaceWith(new Outcome.Written(version + 1, found.isEmpty()));
                }));
    }

    /** One list; fails with 404 where there is none. */
    public Uni<NamedList> list(String listId) {
        return transactions
                .read(tx -> rows.list(tx, listId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("price list", listId).asException()));
    }

    /** One group; fails with 404 where there is none. */
    public Uni<StoreGroup> group(String groupId) {
        return transactions
                .read(tx -> rows.group(tx, groupId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("store group", groupId).asException()));
    }

    public Uni<List<NamedList>> lists(String after, int limit) {
        return transactions.read(tx -> rows.lists(tx, after, limit));
    }

    public Uni<List<StoreGroup>> groups(String after, int limit) {
        return transactions.read(tx -> rows.groups(tx, after, limit));
    }

    private static Uni<Outcome> unchanged(long version) {
        return Uni.createFrom().item(new Outcome.Unchanged(version));
    }

    private static Uni<Void> alone(Transaction tx) {
        return OneWriter.PRICES.await(tx).chain(() -> OneWriter.OPERATIONS.await(tx));
    }

    private static void require(ListSettings settings, ListRows.Known known) {
        for (String channel : settings.channels()) {
            if (!known.channels().contains(channel)) {
                throw Problem.unprocessable("unknown-channel", "/channels", "there is no channel '" + channel + "'")
                        .asException();
            }
        }
        if (settings.storeGroup() != null && !known.groups().contains(settings.storeGroup())) {
            throw Problem.unprocessable(
                            "unknown-store-group",
                            "/storeGroup",
                            "there is no store group '" + settings.storeGroup() + "'")
                    .asException();
        }
    }
}
