package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.PlacedOrder;
import org.unisson.scenarios.random.Facts.TillSale;

/** What the services' APIs say of a world's orders, sales and transfers at one moment. */
record Situation(
        World world, Facts facts, List<OrderCase> orders, Map<String, JsonNode> tillSales, List<JsonNode> transfers) {

    private static final int AT_ONCE = 6;

    /**
     * Of one order; what there is none of is missing.
     *
     * @param charges the gateway's own book
     */
    record OrderCase(
            PlacedOrder placed,
            JsonNode order,
            JsonNode consignments,
            JsonNode reservation,
            JsonNode charges,
            JsonNode purchase) {

        boolean isSale() {
            return !purchase.isMissingNode();
        }

        String status() {
            return order.path("status").asText();
        }

        /** The lines of all its consignments. */
        Stream<Consigned> consigned() {
            return stream(consignments).flatMap(consignment -> stream(consignment.path("lines"))
                    .map(line -> new Consigned(
                            consignment.path("location").asText(),
                            consignment.path("pickupLocation").asText(),
                            consignment.path("status").asText(),
                            line)));
        }

        /** Money in the gateway's book, in cents. */
        long booked(String field) {
            return stream(charges)
                    .mapToLong(charge -> charge.path(field).path("minor").asLong())
                    .sum();
        }

        @Override
        public String toString() {
            return "order " + placed.orderId() + " (" + status() + ")";
        }
    }

    /** A line of a consignment at its location. @param store to which it is sent to be collected, or nothing */
    record Consigned(String location, String store, String status, JsonNode line) {

        long pieces(String field) {
            return line.path(field).asLong();
        }

        /** Of those that have left for the store where they are collected. */
        long sent(String field) {
            return line.path("sent").path(field).asLong();
        }

        boolean isSent() {
            return sent("quantity") > 0;
        }

        /** Whether nobody has it in hands yet. */
        boolean isOnTheShelf() {
            return status.equals("ALLOCATED") && !isSent();
        }

        String lineId() {
            return line.path("lineId").asText();
        }

        String sku() {
            return line.path("sku").asText();
        }
    }

    static Situation of(World world, Facts facts) {
        Session system = world.shop().retail().system(new Journey());
        Session admin = world.shop().retail().session(TokenRequest.of("admin"), new Journey());
        Map<String, OrderCase> cases = new ConcurrentHashMap<>();
        Map<String, JsonNode> sales = new ConcurrentHashMap<>();
        List<PlacedOrder> placed = facts.orders();
        new InFlight(AT_ONCE).forEach(placed, order -> cases.put(order.orderId(), orderCase(system, admin, order)));
        List<String> purchases =
                facts.sales().stream().map(TillSale::purchaseId).distinct().toList();
        new InFlight(AT_ONCE).forEach(purchases, id -> sales.put(id, find(system, Service.ORDER, "/purchases/" + id)));
        List<JsonNode> transfers = facts.transfers().stream()
                .distinct()
                .map(id -> find(system, Service.INVENTORY, "/transfers/" + id))
                .toList();
        return new Situation(
                world,
                facts,
                placed.stream().map(order -> cases.get(order.orderId())).toList(),
                sales,
                transfers);
    }

    private static OrderCase orderCase(Session system, Session admin, PlacedOrder placed) {
        String id = placed.orderId();
        JsonNode order = find(system, Service.ORDER, "/orders/" + id);
        String purchaseId = order.path("purchaseId").asText("");
        return new OrderCase(
                placed,
                order,
                find(system, Service.ORDER, "/orders/" + id + "/consignments"),
                find(system, Service.INVENTORY, "/reservations/" + id),
                find(admin, Service.ORDER, "/sandbox/charges?order=" + id),
                purchaseId.isEmpty()
                        ? MissingNode.getInstance()
                        : find(system, Service.ORDER, "/purchases/" + purchaseId));
    }

    private static JsonNode find(Session session, Service service, String path) {
        return session.find(service, path).map(Answer::body).orElse(MissingNode.getInstance());
    }

    /** What its channels have kept, by tender. */
    Map<String, Map<String, Long>> takings() {
        Map<String, Long> atTills = byTender(tillSales.values().stream());
        // What a gift card was sold for is owed on it.
        facts.giftCards().forEach(card -> atTills.merge("GIFT_CARD", -card.cents(), Long::sum));
        return Map.of(
                world.web(),
                byTender(orders.stream().filter(OrderCase::isSale).map(OrderCase::purchase)),
                world.till(),
                atTills);
    }

    /** Every sale, of whatever channel. */
    Stream<JsonNode> purchases() {
        return Stream.concat(
                orders.stream().filter(OrderCase::isSale).map(OrderCase::purchase), tillSales.values().stream());
    }

    private static Map<String, Long> byTender(Stream<JsonNode> purchases) {
        List<JsonNode> all = purchases.toList();
        return Stream.of("CARD", "CASH", "POINTS", "GIFT_CARD")
                .collect(Collectors.toMap(Function.identity(), kind -> all.stream()
                        .mapToLong(purchase -> MoneyRules.kept(purchase, kind::equals))
                        .sum()));
    }

    static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
