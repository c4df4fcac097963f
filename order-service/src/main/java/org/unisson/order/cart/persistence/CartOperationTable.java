package org.unisson.order.cart.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.application.CartHistory;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.CartOperation;

/** What was done to carts, one row each, never changed. */
@ApplicationScoped
class CartOperationTable implements CartHistory {

    private static final String ADD = """
            insert into cart_operation
                (cart_id, version, what, done_by, line_id, sku, quantity, other_cart, happened_at)
            values ($1, $2, $3, ($4::text)::jsonb, $5, $6, $7, $8, $9)""";

    // Carts that went into others keep their rows: their history is found over where they went.
    private static final String OF = """
            with recursive family (cart_id) as (
                select $1::uuid
                union
                select cart.cart_id from cart join family on cart.merged_into = family.cart_id)
            select operation, cart_id, version, what, done_by::text, line_id, sku, quantity, other_cart, happened_at
            from cart_operation where cart_id in (select cart_id from family) and operation > $2
            order by operation limit $3""";

    private final ObjectMapper json;

    CartOperationTable(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<Void> add(Transaction tx, CartOperation operation) {
        return tx.sql(
                        ADD,
                        operation.cartId(),
                        operation.version(),
                        operation.what().name(),
                        write(operation.by()),
                        operation.lineId(),
                        operation.sku(),
                        operation.quantity(),
                        operation.otherCart(),
                        Times.toDatabase(operation.at()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Entry>> of(Transaction tx, UUID cartId, long after, int atMost) {
        return tx.sql(OF, cartId, after, atMost).map(rows -> {
            List<Entry> entries = new ArrayList<>();
            rows.forEach(row -> entries.add(entry(row)));
            return entries;
        });
    }

    private Entry entry(Row row) {
        return new Entry(
                row.getLong(0),
                row.getUUID(1),
                row.getLong(2),
                CartOperation.What.valueOf(row.getString(3)),
                read(row.getString(4)),
                row.getUUID(5),
                row.getString(6),
                row.getLong(7),
                row.getUUID(8),
                Times.fromDatabase(row.getOffsetDateTime(9)));
    }

    private String write(Adder by) {
        try {
            return json.writeValueAsString(by);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write who changed a cart", impossible);
        }
    }

    private Adder read(String text) {
        try {
            return json.readValue(text, Adder.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read who changed a cart", broken);
        }
    }
}
