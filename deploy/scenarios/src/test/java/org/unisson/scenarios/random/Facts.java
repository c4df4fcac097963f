package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the services have said yes to in a world: the model is made of it. */
final class Facts {

    private final Map<Spot, Map<String, States>> moved = new TreeMap<>();
    private final Set<Spot> counted = new HashSet<>();
    private final Set<Spot> takenByHand = new HashSet<>();
    private final Map<Integer, PlacedOrder> orders = new TreeMap<>();
    private final Map<Integer, List<TillSale>> sales = new TreeMap<>();
    private final Map<Integer, String> transfers = new TreeMap<>();
    private final Map<Integer, GiftCard> giftCards = new TreeMap<>();
    private final Map<Integer, Long> voids = new TreeMap<>();
    private final List<GoodsBack> returns = new ArrayList<>();
    private final Map<Integer, Long> points = new TreeMap<>();
    private final Map<String, Long> cancelled = new TreeMap<>();
    private final Map<String, Long> notFound = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private final DeskFacts desk = new DeskFacts();

    /** What was agreed at the service desk, and what tills have counted. */
    DeskFacts desk() {
        return desk;
    }

    /** A SKU at a place. */
    record Spot(int place, int sku) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return place == other.place ? Integer.compare(sku, other.sku) : Integer.compare(place, other.place);
        }
    }

    /** Pieces by state. */
    record States(long onHand, long qualityControl, long damaged) {

        static final States NONE = new States(0, 0, 0);

        States plus(States other) {
            return new States(onHand + other.onHand, qualityControl + other.qualityControl, damaged + other.damaged);
        }
    }

    record PlacedOrder(String orderId, int shopper) {}

    record TillSale(String purchaseId, int place, int shopper, List<Operation.Pieces> lines) {}

    /** A gift card that a till has sold. */
    record GiftCard(String giftCardId, String number, String pin, long cents) {}

    record GoodsBack(String purchaseId, String lineId, int place, int sku, long pieces, String condition) {}

    synchronized void moved(Spot spot, String reason, States pieces) {
        if (!pieces.equals(States.NONE)) {
            moved.computeIfAbsent(spot, any -> new TreeMap<>()).merge(reason, pieces, States::plus);
        }
        // A transfer leaves what is reserved where it is; whoever writes goods off does not ask.
        if (pieces.onHand() < 0 && !reason.equals("TRANSFER_OUT")) {
            takenByHand.add(spot);
        }
    }

    synchronized void counted(Spot spot) {
        counted.add(spot);
        takenByHand.add(spot);
    }

    synchronized void takenByHand(Spot spot) {
        takenByHand.add(spot);
    }

    synchronized void ordered(int step, PlacedOrder order) {
        orders.put(step, order);
    }

    synchronized void sold(int step, TillSale sale) {
        sales.computeIfAbsent(step, any -> new ArrayList<>()).add(sale);
    }

    synchronized void sent(int step, String transferId) {
        transfers.put(step, transferId);
    }

    synchronized void cameBack(GoodsBack goods) {
        returns.add(goods);
    }

    synchronized void soldCard(int step, GiftCard card) {
        giftCards.put(step, card);
    }

    /** A till has taken a receipt back. */
    synchronized void voided(int place) {
        voids.merge(place, 1L, Long::sum);
    }

    synchronized GiftCard giftCard(int step) {
        return giftCards.get(step);
    }

    synchronized List<GiftCard> giftCards() {
        return List.copyOf(giftCards.values());
    }

    synchronized long voids(int place) {
        return voids.getOrDefault(place, 0L);
    }

    synchronized void gave(int shopper, long given) {
        points.merge(shopper, given, Long::sum);
    }

    synchronized void cancelled(String lineId, long pieces) {
        cancelled.merge(lineId, pieces, Long::sum);
    }

    synchronized void notFound(String lineId, long pieces) {
        notFound.merge(lineId, pieces, Long::sum);
    }

    /** An answer that no client should ever get. */
    synchronized void surprise(Step step, String what) {
        surprises.add(step.toString().strip() + ": " + what);
    }

    synchronized Map<Spot, Map<String, States>> moved() {
        Map<Spot, Map<String, States>> copy = new TreeMap<>();
        moved.forEach((spot, reasons) -> copy.put(spot, new TreeMap<>(reasons)));
        return copy;
    }

    synchronized boolean isCounted(Spot spot) {
        return counted.contains(spot);
    }

    synchronized boolean isTakenByHand(Spot spot) {
        return takenByHand.contains(spot);
    }

    synchronized PlacedOrder order(int step) {
        return orders.get(step);
    }

    synchronized List<TillSale> sales(int step) {
        return List.copyOf(sales.getOrDefault(step, List.of()));
    }

    synchronized List<PlacedOrder> orders() {
        return orders.values().stream().distinct().toList();
    }

    synchronized List<TillSale> sales() {
        return sales.values().stream().flatMap(List::stream).toList();
    }

    synchronized String transfer(int step) {
        return transfers.get(step);
    }

    synchronized List<String> transfers() {
        return List.copyOf(transfers.values());
    }

    synchronized List<GoodsBack> returns() {
        return List.copyOf(returns);
    }

    synchronized long points(int shopper) {
        return points.getOrDefault(shopper, 0L);
    }

    synchronized long cancelled(String lineId) {
        return cancelled.getOrDefault(lineId, 0L);
    }

    synchronized long notFound(String lineId) {
        return notFound.getOrDefault(lineId, 0L);
    }

    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }
}
