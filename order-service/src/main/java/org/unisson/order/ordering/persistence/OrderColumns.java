package org.unisson.order.ordering.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.Destination;
import org.unisson.order.ordering.domain.Exchanged;
import org.unisson.order.ordering.domain.MissedGift;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.OrderState;
import org.unisson.order.ordering.domain.OrderTerms;
import org.unisson.order.ordering.domain.SameDay;

/** An order as a row. */
@Singleton
class OrderColumns {

    /** In the order that {@link #read} expects. */
    static final String ALL = "orders.order_id, orders.version, orders.status, orders.reason, orders.remark,"
            + " orders.cart_id, orders.customer_id, orders.card, orders.channel, orders.sold_at, orders.lines::text,"
            + " orders.total_minor, orders.currency, orders.points, orders.points_pay, orders.by_card,"
            + " orders.card_charge, orders.purchase_id, orders.decide_by, orders.placed_at, orders.correlation,"
            + " coalesce(orders.kept_until, orders.decide_by), orders.challenge_url, orders.gift_cards::text,"
            + " orders.delivery_service, orders.delivery_country, orders.delivery_postcode,"
            + " orders.destination_country, orders.destination_latitude, orders.destination_longitude, orders.exchanged::text as exchanged,"
            + " orders.missed_gifts::text as missed_gifts, orders.replaces as replaces, orders.cash_minor, orders.cash_session,"
            + " (select quote_id from order_quote quote where quote.order_id = orders.order_id) as quote_id,"
            + " (select claim.order_id from claim where claim.replacement_order = orders.order_id) as sends_again";

    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<StoredTender>> OFFERED = new TypeReference<>() {};

    private static final TypeReference<List<MissedGift>> MISSED_GIFTS = new TypeReference<>() {};

    private static final TypeReference<List<Exchanged>> EXCHANGED = new TypeReference<>() {};

    private final ObjectMapper json;

    OrderColumns(ObjectMapper json) {
        this.json = json;
    }

    Order read(Row row) {
        String soldAt = row.getString(9);
        String currency = row.getString(12);
        return new Order(
                row.getUUID(0),
                row.getLong(1),
                state(row, currency),
                row.getUUID(5),
                row.getUUID(6),
                row.getString(7),
                row.getString(8),
                soldAt == null ? null : new Gln(soldAt),
                read(row.getString(10), LINES),
                new OrderTerms(
                        new Money(row.getLong(11), currency),
                        row.getLong(13),
                        row.getBoolean(15),
                        Times.fromDatabase(row.getOffsetDateTime(18)),
                        Times.fromDatabase(row.getOffsetDateTime(21)),
                        offered(row.getString(23)),
                        sameDay(row),
                        destination(row),
                        read(row.getString("exchanged"), EXCHANGED),
                        Optional.ofNullable(row.getUUID("quote_id")),
                        Optional.ofNullable(row.getUUID("replaces")),
                        Optional.ofNullable(row.getUUID("sends_again")),
                        cash(row, currency)),
                row.getUUID(17),
                row.getString(4),
                Times.fromDatabase(row.getOffsetDateTime(19)),
                row.getString(20),
                read(row.getString("missed_gifts"), MISSED_GIFTS));
    }

    private static Optional<Destination> destination(Row row) {
        return Optional.ofNullable(row.getString("destination_country"))
                .map(country -> new Destination(
                        country, row.getDouble("destination_latitude"), row.getDouble("destination_longitude")));
    }

    private static Optional<CashTaken> cash(Row row, String currency) {
        return Optional.ofNullable(row.getLong("cash_minor"))
                .map(minor -> new CashTaken(new Money(minor, currency), row.getUUID("cash_session")));
    }

    private static Optional<SameDay> sameDay(Row row) {
        return row.getString("delivery_service") == null
                ? Optional.empty()
                : Optional.of(new SameDay(row.getString("delivery_country"), row.getString("delivery_postcode")));
    }

    String lines(List<OrderLine> lines) {
        return write(lines, LINES);
    }

    List<OrderLine> lines(String text) {
        return read(text, LINES);
    }

    String offered(List<OfferedTender> offered) {
        return write(offered.stream().map(StoredTender::of).toList(), OFFERED);
    }

    List<OfferedTender> offered(String text) {
        return read(text, OFFERED).stream().map(StoredTender::offered).toList();
    }

    String missedGifts(List<MissedGift> missed) {
        return write(missed, MISSED_GIFTS);
    }

    String exchanged(List<Exchanged> parts) {
        return write(parts, EXCHANGED);
    }

    private <T> String write(List<T> things, TypeReference<List<T>> type) {
        try {
            return json.writerFor(type).writeValueAsString(things);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write what belongs to an order", impossible);
        }
    }

    static String status(OrderState state) {
        return switch (state) {
            case OrderState.AwaitingStockAndPoints ignored -> "AWAITING_STOCK_AND_POINTS";
            case OrderState.AwaitingStock ignored -> "AWAITING_STOCK";
            case OrderState.AwaitingPoints ignored -> "AWAITING_POINTS";
            case OrderState.AwaitingPayment ignored -> "AWAITING_PAYMENT";
            case OrderState.AwaitingChallenge ignored -> "AWAITING_CHALLENGE";
            case OrderState.Confirmed ignored -> "CONFIRMED";
            case OrderState.Cancelled ignored -> "CANCELLED";
            case OrderState.Fulfilled ignored -> "FULFILLED";
        };
    }

    static String reason(OrderState state) {
        return state instanceof OrderState.Cancelled cancelled
                ? cancelled.reason().name()
                : null;
    }

    static Long pointsPay(OrderState state) {
        return switch (state) {
            case OrderState.AwaitingStock held -> held.pointsPay().minor();
            case OrderState.Paying held -> held.pointsPay().minor();
            case OrderState.Confirmed held -> held.pointsPay().minor();
            case OrderState.Fulfilled held -> held.pointsPay().minor();
            case OrderState.AwaitingStockAndPoints ignored -> null;
            case OrderState.AwaitingPoints ignored -> null;
            case OrderState.Cancelled ignored -> null;
        };
    }

    static String cardCharge(OrderState state) {
        return switch (state) {
            case OrderState.Confirmed paid -> paid.cardCharge();
            case OrderState.Fulfilled paid -> paid.cardCharge();
            case OrderState.AwaitingStock ignored -> null;
            case OrderState.Paying ignored -> null;
            case OrderState.AwaitingStockAndPoints ignored -> null;
            case OrderState.AwaitingPoints ignored -> null;
            case OrderState.Cancelled ignored -> null;
        };
    }

    static String challengeUrl(OrderState state) {
        return state instanceof OrderState.AwaitingChallenge challenge ? challenge.url() : null;
    }

    private static OrderState state(Row row, String currency) {
        String status = row.getString(2);
        Long points = row.getLong(14);
        Money pointsPay = points == null ? null : new Money(points, currency);
        return switch (status) {
            case "AWAITING_STOCK_AND_POINTS" -> new OrderState.AwaitingStockAndPoints();
            case "AWAITING_STOCK" -> new OrderState.AwaitingStock(pointsPay);
            case "AWAITING_POINTS" -> new OrderState.AwaitingPoints();
            case "AWAITING_PAYMENT" -> new OrderState.AwaitingPayment(pointsPay);
            case "AWAITING_CHALLENGE" -> new OrderState.AwaitingChallenge(pointsPay, row.getString(22));
            case "CONFIRMED" -> new OrderState.Confirmed(pointsPay, row.getString(16));
            case "CANCELLED" -> new OrderState.Cancelled(CancelReason.valueOf(row.getString(3)));
            case "FULFILLED" -> new OrderState.Fulfilled(pointsPay, row.getString(16));
            default -> throw new IllegalStateException("no state of an order: " + status);
        };
    }

    private <T> List<T> read(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read what belongs to an order", broken);
        }
    }

    /** What is offered, as it stands in the column. @param kind null: a gift card, from before there were vouchers */
    private record StoredTender(OfferedTender.Kind kind, UUID authorisationId, Money amount) {

        private static StoredTender of(OfferedTender offered) {
            return new StoredTender(offered.kind(), offered.id(), offered.amount());
        }

        private OfferedTender offered() {
            return new OfferedTender(kind == null ? OfferedTender.Kind.GIFT_CARD : kind, authorisationId, amount);
        }
    }
}
