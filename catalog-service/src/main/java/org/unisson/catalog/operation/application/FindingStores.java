package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationKind;
import org.unisson.catalog.operation.persistence.OperationRows;
import org.unisson.catalog.place.domain.Place;
import org.unisson.catalog.place.domain.Position;
import org.unisson.catalog.place.persistence.PlaceRows;
import org.unisson.catalog.price.persistence.ListRows;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;

/** Whether the stores near somebody take part in an operation. */
@ApplicationScoped
public class FindingStores {

    private final Transactions transactions;
    private final OperationRows operations;
    private final PlaceRows places;
    private final ListRows lists;

    FindingStores(Transactions transactions, OperationRows operations, PlaceRows places, ListRows lists) {
        this.transactions = transactions;
        this.operations = operations;
        this.places = places;
        this.lists = lists;
    }

    /**
     * Where somebody is.
     *
     * @param position or null: then the postcode
     * @param postcode or null
     */
    public record Near(Position position, String postcode) {}

    /** A store. @param metres as the crow flies, or null where that is not known */
    public record Nearby(Place store, boolean takesPart, Long metres) {}

    /** An operation with stores, the nearest first. */
    public record Answer(Operation operation, List<Nearby> stores) {}

    /** Fails with 404 where nobody in particular knows such an operation: a draft, or a private one. */
    public Uni<Answer> find(UUID operationId, Near near, int limit) {
        return transactions.read(tx -> operations.find(tx, operationId).chain(found -> {
            Operation operation = found.filter(Operation::isPublished)
                    .filter(one -> one.content().kind() == OperationKind.PUBLIC)
                    .orElseThrow(
                            () -> Problem.notFound("operation", operationId).asException());
            return participants(tx, operation.content()).chain(participants -> places.stores(tx)
                    .map(stores -> new Answer(operation, nearest(stores, participants, near, limit))));
        }));
    }

    /** GLNs; null: every store. */
    private Uni<Set<String>> participants(Transaction tx, OperationContent content) {
        if (content.isInEveryStore()) {
            return Uni.createFrom().nullItem();
        }
        return lists.members(tx, content.storeGroups())
                .invoke(members -> content.stores().stream().map(Gln::number).forEach(members::add));
    }

    private static List<Nearby> nearest(List<Place> stores, Set<String> participants, Near near, int limit) {
        Position from = near.position() != null ? near.position() : middle(stores, near.postcode());
        return stores.stream()
                .map(store -> new Nearby(
                        store,
                        participants == null || participants.contains(store.gln()),
                        from == null ? null : from.metresTo(store.position())))
                .filter(nearby -> from != null || isOfPostcode(nearby.store(), near.postcode()))
                .sorted(Comparator.comparing(Nearby::metres, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(nearby -> nearby.store().gln()))
                .limit(limit)
                .toList();
    }

    /** Where a postcode is: in the middle of our stores with it, or else of those with its first two figures. */
    private static Position middle(List<Place> stores, String postcode) {
        return Stream.of(postcode, postcode.substring(0, 2))
                .map(beginning -> stores.stream()
                        .filter(store -> store.postcode().startsWith(beginning))
                        .map(Place::position)
                        .toList())
                .filter(positions -> !positions.isEmpty())
                .findFirst()
                .map(positions -> new Position(
                        positions.stream()
                                .mapToDouble(Position::latitude)
                                .average()
                                .orElseThrow(),
                        positions.stream()
                                .mapToDouble(Position::longitude)
                                .average()
                                .orElseThrow()))
                .orElse(null);
    }

    private static boolean isOfPostcode(Place store, String postcode) {
        return Objects.equals(store.postcode(), postcode);
    }
}
