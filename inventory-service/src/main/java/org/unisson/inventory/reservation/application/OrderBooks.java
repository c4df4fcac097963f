package org.unisson.inventory.reservation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Opens and closes the books that orders are settled on. Everybody locks in this order, so that no two wait for each
 * other: reservations, holds of carts, quotas, stock.
 */
@ApplicationScoped
public class OrderBooks {

    private final ReservationStore reservations;
    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final RecordMovements movements;

    OrderBooks(
            ReservationStore reservations,
            HoldStore holds,
            QuotaBooks quotas,
            StockStore stock,
            RecordMovements movements) {
        this.reservations = reservations;
        this.holds = holds;
        this.quotas = quotas;
        this.stock = stock;
        this.movements = movements;
    }

    /** All that these messages can change, locked. */
    Uni<Books> open(Transaction tx, List<OrderMessage> messages, Instant now) {
        return reservations.lock(tx, orders(messages)).chain(known -> holds.claim(tx, carts(messages, known), now)
                .chain(held -> {
                    List<Sku> skus = skus(messages, known.values(), held.values());
                    return quotas.open(tx, skus, owners(messages, held), customers(messages))
                            .chain(limits ->
                                    stock.lockSkus(tx, skus).map(book -> new Books(known, held, limits, book)));
                }));
    }

    /** Writes what has become of them, and publishes it. */
    Uni<Void> close(Transaction tx, Books books, Decided decided, Instant now) {
        decided.movements.forEach(movement -> books.stock().at(movement.place()).move(movement));
        tx.emit(decided.events);
        return movements
                .moved(tx, books.stock(), decided.movements, now)
                .chain(() -> reservations.save(tx, List.copyOf(decided.changed.values()), now))
                .chain(() -> holds.save(tx, decided.holds.values(), now))
                .chain(() -> quotas.close(tx, books.quotas()));
    }

    private static List<UUID> owners(List<OrderMessage> messages, Map<UUID, Hold> held) {
        return Stream.concat(orders(messages).stream(), held.keySet().stream()).toList();
    }

    /** Those that the messages are of, and those whose goods are sent again. */
    private static List<UUID> orders(List<OrderMessage> messages) {
        return messages.stream()
                .flatMap(message -> message instanceof OrderMessage.Placed placed
                        ? Stream.concat(Stream.of(placed.orderId()), placed.buyer().sendsAgain().stream())
                        : Stream.of(message.orderId()))
                .toList();
    }

    private static List<UUID> customers(List<OrderMessage> messages) {
        return messages.stream()
                .filter(OrderMessage.Placed.class::isInstance)
                .flatMap(message -> ((OrderMessage.Placed) message).buyer().customer().stream())
                .toList();
    }

    private static SortedMap<UUID, Optional<UUID>> carts(List<OrderMessage> messages, Map<UUID, Reservation> known) {
        SortedMap<UUID, Optional<UUID>> carts = new TreeMap<>();
        for (OrderMessage message : messages) {
            if (message instanceof OrderMessage.Placed placed && !known.containsKey(placed.orderId())) {
                placed.buyer().cart().ifPresent(cart -> carts.putIfAbsent(cart, Optional.of(placed.orderId())));
            }
        }
        return carts;
    }

    private static List<Sku> skus(List<OrderMessage> messages, Collection<Reservation> known, Collection<Hold> held) {
        Stream<Sku> asked = messages.stream()
                .filter(OrderMessage.Placed.class::isInstance)
                .flatMap(message -> ((OrderMessage.Placed) message).basket().lines().stream())
                .map(RequestedLine::sku);
        Stream<Sku> owed = messages.stream()
                .filter(OrderMessage.Upheld.class::isInstance)
                .flatMap(message -> ((OrderMessage.Upheld) message).owed().stream())
                .map(one -> one.place().sku());
        Stream<Sku> reserved = known.stream().flatMap(r -> r.lines().stream()).map(line -> line.place()
                .sku());
        Stream<Sku> ofCarts = held.stream()
                .flatMap(hold -> hold.lines().stream())
                .map(line -> line.place().sku());
        return Stream.of(asked, owed, reserved, ofCarts)
                .flatMap(skus -> skus)
                .distinct()
                .toList();
    }
}
