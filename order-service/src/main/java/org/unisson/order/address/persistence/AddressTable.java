package org.unisson.order.address.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.address.domain.DeliveryAddress;

/** Addresses of orders, apart from the orders, so that they can be forgotten without them. */
@ApplicationScoped
class AddressTable implements DeliveryAddresses {

    // Whoever keeps one holds the order's row: two versions are never made at once.
    private static final String KEEP = """
            insert into order_address (order_id, version, address, given_by, given_at)
            select $1, coalesce(max(version), 0) + 1, $2::text::jsonb, $3, $4 from order_address where order_id = $1
            returning version, address::text, given_by, given_at""";

    private static final String LATEST = "select version, address::text, given_by, given_at from order_address"
            + " where order_id = $1 order by version desc limit 1";

    private static final String ALL =
            "select version, address::text, given_by, given_at from order_address where order_id = $1 order by version";

    private final ObjectMapper json;

    AddressTable(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<Given> keep(Transaction tx, UUID orderId, DeliveryAddress address, String by, Instant now) {
        return tx.sql(KEEP, orderId, write(address), by, Times.toDatabase(now))
                .map(rows -> given(rows.iterator().next()));
    }

    @Override
    public Uni<Given> of(Transaction tx, UUID orderId) {
        return tx.sql(LATEST, orderId)
                .map(rows -> rows.size() == 0 ? null : given(rows.iterator().next()));
    }

    @Override
    public Uni<List<Given>> all(Transaction tx, UUID orderId) {
        return tx.sql(ALL, orderId).map(rows -> {
            List<Given> versions = new ArrayList<>();
            rows.forEach(row -> versions.add(given(row)));
            return versions;
        });
    }

    private Given given(Row row) {
        return new Given(
                row.getInteger(0),
                read(row.getString(1)),
                row.getString(2),
                Times.fromDatabase(row.getOffsetDateTime(3)));
    }

    private String write(DeliveryAddress address) {
        try {
            return json.writeValueAsString(address);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an address", impossible);
        }
    }

    private DeliveryAddress read(String text) {
        try {
            return json.readValue(text, DeliveryAddress.class);
        } catch (JsonProcessingException broken) {
            // Without the cause: it would quote the address.
            throw new IllegalStateException("cannot read an address");
        }
    }
}
