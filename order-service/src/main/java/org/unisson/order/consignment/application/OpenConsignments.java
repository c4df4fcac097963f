package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.consignment.domain.StoreLeg;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/** Opens the consignments of orders: one for each location and way, from what inventory has set aside there. */
@ApplicationScoped
public class OpenConsignments {

    private final Consignments consignments;
    private final PromiseTimes promises;

    OpenConsignments(Consignments consignments, PromiseTimes promises) {
        this.consignments = consignments;
        this.promises = promises;
    }

    /**
     * Pieces of an order's line, and where they are set aside.
     *
     * @param store to which they are sent to be collected; null, or the location itself: they are handed out there
     * @param promisedBy when they were promised; null: as configured, from now
     */
    public record Piece(ConsignedLine line, Gln location, Gln store, Fulfilment.Method method, Instant promisedBy) {

        Way way() {
            return new Way(location, location.equals(store) ? null : store, method);
        }
    }

    /** What goes together. @param store to which it is sent, or null */
    private record Way(Gln location, Gln store, Fulfilment.Method method) {

        StoreLeg leg() {
            return store == null ? null : StoreLeg.to(store);
        }
    }

    /** What is to be handed out of an order. */
    public record Wanted(Locked order, UUID customerId, List<Piece> pieces) {}

    /** Opens them in the caller's transaction. */
    public Uni<List<Consignment>> open(Transaction tx, List<Wanted> orders, Instant now) {
        List<Consignment> opened = new ArrayList<>();
        for (Wanted order : orders) {
            for (Consignment one : of(order, now)) {
                opened.add(one);
                tx.emit(ConsignmentEvents.changed(
                        one, order.order().channel(), now, order.order().origin()));
            }
        }
        return opened.isEmpty()
                ? Uni.createFrom().item(opened)
                : consignments.add(tx, opened, now).replaceWith(opened);
    }

    private List<Consignment> of(Wanted order, Instant now) {
        Map<Way, List<Piece>> ways = new LinkedHashMap<>();
        order.pieces().forEach(piece -> ways.computeIfAbsent(piece.way(), unknown -> new ArrayList<>())
                .add(piece));
        return ways.entrySet().stream()
                .map(way -> new Consignment(
                        Ids.next(),
                        order.order().orderId(),
                        order.customerId(),
                        1,
                        way.getKey().location(),
                        way.getKey().method(),
                        Status.ALLOCATED,
                        way.getValue().stream().map(Piece::line).toList(),
                        promisedBy(way.getValue(), now),
                        null,
                        null,
                        null,
                        way.getKey().leg(),
                        false))
                .toList();
    }

    /** What goes out together is there when the last of it is. */
    private Instant promisedBy(List<Piece> pieces, Instant now) {
        return pieces.stream()
                .map(piece -> piece.promisedBy() == null ? now.plus(promises.of(piece.method())) : piece.promisedBy())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
