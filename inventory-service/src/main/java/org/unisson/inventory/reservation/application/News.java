package org.unisson.inventory.reservation.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ConsignmentStore;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

/** A consignment, and what is new of its lines. */
record News(Consigned of, List<Consigned.Line> lines) {

    /** As far as there is something to follow. */
    static News of(Consigned consignment, Stream<Consigned.Line> lines) {
        return new News(consignment, lines.filter(Consigned.Line::isNews).toList());
    }

    boolean seeks() {
        return lines.stream().anyMatch(line -> line.sought() > 0);
    }

    List<Reservation.Handled> handled() {
        return lines.stream()
                .filter(line -> line.pieces() > 0)
                .map(line -> new Reservation.Handled(
                        line.lineId(), new Place(of.location(), line.sku()), line.pieces(), line.handedOver()))
                .toList();
    }

    List<Reservation.Undelivered> undelivered() {
        return lines.stream()
                .filter(line -> line.sent().pieces() > 0)
                .map(line -> new Reservation.Undelivered(
                        line.lineId(),
                        new Place(of.location(), line.sku()),
                        line.sent().pieces()))
                .toList();
    }

    Map<UUID, ConsignmentStore.Missing> skus(Map<UUID, Long> unavailable) {
        Map<UUID, ConsignmentStore.Missing> missing = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> unavailable.containsKey(line.lineId()))
                .forEach(line -> missing.put(
                        line.lineId(), new ConsignmentStore.Missing(line.sku(), unavailable.get(line.lineId()))));
        return missing;
    }

    /** One per place and reason: the same SKU may stand on several lines. */
    List<Movement> movements() {
        Map<Place, Long> sold = new TreeMap<>();
        Map<Place, Long> lost = new TreeMap<>();
        for (Consigned.Line line : lines) {
            Place place = new Place(of.location(), line.sku());
            sold.merge(place, line.handedOver(), Long::sum);
            lost.merge(place, line.notFound(), Long::sum);
        }
        List<Movement> movements = new ArrayList<>();
        String source = "consignment:" + of.consignmentId() + ":" + of.version();
        sold.forEach((place, pieces) -> add(movements, place, pieces, MovementReason.SALE, source));
        lost.forEach((place, pieces) -> add(movements, place, pieces, MovementReason.SHRINKAGE, source + ":not-found"));
        of.pickupLocation().ifPresent(store -> movements.addAll(left(store, source)));
        return movements;
    }

    /** The places into whose stock something comes. */
    Stream<Place> leftAt() {
        return of.pickupLocation().stream().flatMap(store -> lines.stream()
                .filter(line -> line.sent().left() > 0)
                .map(line -> new Place(store, line.sku())));
    }

    /** What was sent to a store and is not handed over there goes into its stock: it had left that of the sender. */
    private List<Movement> left(Gln store, String source) {
        Map<Place, Long> left = new TreeMap<>();
        lines.forEach(
                line -> left.merge(new Place(store, line.sku()), line.sent().left(), Long::sum));
        left.values().removeIf(pieces -> pieces == 0);
        return left.entrySet().stream()
                .map(one -> new Movement(
                        Ids.next(), one.getKey(), one.getValue(), MovementReason.RETURN, source + ":left", of.at()))
                .toList();
    }

    private void add(List<Movement> movements, Place place, long pieces, MovementReason reason, String source) {
        if (pieces > 0) {
            movements.add(new Movement(Ids.next(), place, -pieces, reason, source, of.at()));
        }
    }
}
