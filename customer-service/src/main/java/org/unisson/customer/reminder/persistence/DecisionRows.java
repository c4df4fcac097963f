package org.unisson.customer.reminder.persistence;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Times;
import org.unisson.customer.reminder.application.Decision;
import org.unisson.customer.reminder.domain.AbandonedCart;
import org.unisson.customer.reminder.domain.EarlierPurchase;
import org.unisson.customer.reminder.domain.Facts;
import org.unisson.customer.reminder.domain.Feeds;
import org.unisson.customer.reminder.domain.LateDelivery;

/** Reads decisions, pending and taken, from rows. */
final class DecisionRows {

    private DecisionRows() {}

    static Facts facts(Row row, Feeds feeds) {
        AbandonedCart cart = new AbandonedCart(
                row.getUUID("decision_id"),
                row.getUUID("cart_id"),
                row.getLong("cart_version"),
                row.getUUID("customer_id"),
                List.of(row.getArrayOfStrings("skus")),
                Times.fromDatabase(row.getOffsetDateTime("last_touched_at")),
                Times.fromDatabase(row.getOffsetDateTime("abandoned_at")),
                Times.fromDatabase(row.getOffsetDateTime("due_at")));
        Optional<EarlierPurchase> purchase = Optional.ofNullable(row.getString("purchase_id"))
                .map(id -> new EarlierPurchase(
                        id, row.getString("channel"), Times.fromDatabase(row.getOffsetDateTime("purchased_at"))));
        return new Facts(
                cart,
                Boolean.TRUE.equals(row.getBoolean("consented")),
                feeds,
                purchase,
                Optional.ofNullable(row.getUUID("order_id")),
                row.getBoolean("again"),
                Optional.ofNullable(row.getUUID("late_id"))
                        .map(id -> new LateDelivery(
                                id,
                                row.getUUID("late_order"),
                                Times.fromDatabase(row.getOffsetDateTime("promised_by")))));
    }

    static Origin cause(Row row) {
        return new Origin(
                row.getString("correlation_id"), row.getString("causation_id"), row.getString("trace_parent"));
    }

    static Decision decision(Row row) {
        return new Decision(
                row.getUUID("decision_id"),
                row.getUUID("cart_id"),
                row.getLong("cart_version"),
                row.getUUID("customer_id"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("explanation"),
                row.getString("evidence"),
                Times.fromDatabase(row.getOffsetDateTime("feed_as_of")),
                Times.fromDatabase(row.getOffsetDateTime("due_at")),
                Times.fromDatabase(row.getOffsetDateTime("decided_at")));
    }
}
