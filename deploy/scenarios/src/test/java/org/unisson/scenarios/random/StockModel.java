package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.scenarios.random.Facts.GoodsBack;
import org.unisson.scenarios.random.Facts.Spot;
import org.unisson.scenarios.random.Facts.States;
import org.unisson.scenarios.random.Facts.TillSale;
import org.unisson.scenarios.random.Situation.Consigned;
import org.unisson.scenarios.random.Situation.OrderCase;

/** What must be on the shelves: of what was commanded, sold, handed over and brought back. */
final class StockModel {

    private final World world;
    private final Map<Spot, Map<String, States>> moved;

    private StockModel(Situation situation) {
        this.world = situation.world();
        this.moved = situation.facts().moved();
    }

    /** By place and SKU, what moved for which reason; counts left out, which put right whatever they find. */
    static Map<Spot, Map<String, States>> of(Situation situation) {
        StockModel model = new StockModel(situation);
        situation.facts().sales().stream().distinct().forEach(model::carriedOut);
        situation.facts().returns().forEach(model::broughtBack);
        situation.orders().stream().flatMap(OrderCase::consigned).forEach(model::consigned);
        situation.transfers().stream()
                .filter(transfer -> transfer.path("status").asText().equals("CANCELLED"))
                .forEach(model::calledBack);
        return model.moved;
    }

    private void carriedOut(TillSale sale) {
        sale.lines()
                .forEach(line -> move(new Spot(sale.place(), line.sku()), "SALE", new States(-line.pieces(), 0, 0)));
    }

    private void broughtBack(GoodsBack goods) {
        Spot spot = new Spot(goods.place(), goods.sku());
        move(spot, "RETURN", new States(goods.pieces(), 0, 0));
        if (!goods.condition().equals("SELLABLE")) {
            move(
                    spot,
                    goods.condition(),
                    new States(-goods.pieces(), 0, 0).plus(BackRoom.state(goods.condition(), goods.pieces())));
        }
    }

    /** What is sent to a store leaves at once; what is not collected there is that store's. */
    private void consigned(Consigned line) {
        Spot spot = spot(line.location(), line.sku());
        long left = line.isSent() ? line.sent("quantity") : line.pieces("handedOver");
        move(spot, "SALE", new States(-left, 0, 0));
        move(spot, "SHRINKAGE", new States(line.sent("lost") - line.pieces("notFound"), 0, 0));
        if (line.isSent()) {
            long kept = line.sent("withdrawn") + line.sent("cancelled");
            move(spot(line.store(), line.sku()), "RETURN", new States(kept, 0, 0));
        }
    }

    private Spot spot(String location, String sku) {
        return new Spot(world.places().indexOf(location), world.skus().indexOf(sku));
    }

    private void calledBack(JsonNode transfer) {
        transfer.path("lines")
                .forEach(line -> move(
                        new Spot(
                                world.places().indexOf(transfer.path("from").asText()),
                                world.skus().indexOf(line.path("sku").asText())),
                        "TRANSFER_IN",
                        new States(line.path("shipped").asLong(), 0, 0)));
    }

    private void move(Spot spot, String reason, States pieces) {
        if (!pieces.equals(States.NONE)) {
            moved.computeIfAbsent(spot, any -> new TreeMap<>()).merge(reason, pieces, States::plus);
        }
    }

    /** Pieces of a place in reservations that are still open. */
    static long setAside(Situation situation, Spot spot) {
        return situation.orders().stream()
                .flatMap(it -> OrderCheck.openLines(it.reservation()))
                .filter(line ->
                        isAt(situation.world(), spot, line.path("location").asText(), line))
                .mapToLong(line -> line.path("quantity").asLong())
                .sum();
    }

    /** Pieces that a place is to hand out and nobody has picked. */
    static long onTheShelf(Situation situation, Spot spot) {
        return situation.orders().stream()
                .flatMap(OrderCase::consigned)
                .filter(Consigned::isOnTheShelf)
                .filter(line -> isAt(situation.world(), spot, line.location(), line.line()))
                .mapToLong(line -> line.pieces("open"))
                .sum();
    }

    /** Pieces on their way to a place. */
    static long incoming(Situation situation, Spot spot) {
        return situation.transfers().stream()
                .flatMap(transfer -> Situation.stream(transfer.path("lines"))
                        .filter(line -> isAt(
                                situation.world(), spot, transfer.path("to").asText(), line)))
                .mapToLong(line -> line.path("inTransit").asLong())
                .sum();
    }

    private static boolean isAt(World world, Spot spot, String location, JsonNode line) {
        return world.place(spot.place()).equals(location)
                && world.sku(spot.sku()).equals(line.path("sku").asText());
    }
}
