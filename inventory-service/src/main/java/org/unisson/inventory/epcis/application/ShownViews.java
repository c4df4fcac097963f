package org.unisson.inventory.epcis.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.stock.domain.Place;

/** Where in a location the items of a SKU were last seen. */
@ApplicationScoped
public class ShownViews {

    private static final String COUNT = """
            select count(*) filter (where state = 'SHOWN'), count(*) filter (where state = 'BACK_ROOM'),
                count(*) filter (where state = 'QUALITY_CONTROL'), count(*) filter (where state = 'DAMAGED'),
                max(last_seen)
            from rfid_item where location = $1 and sku = $2""";

    /** Counted from the items as they are now. */
    public Uni<Shown> at(Transaction tx, Place place) {
        return tx.sql(COUNT, place.location().number(), place.sku().code()).map(rows -> {
            Row row = rows.iterator().next();
            return new Shown(
                    place.sku().code(),
                    place.location().number(),
                    row.getLong(0),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    Times.fromDatabase(row.getOffsetDateTime(4)));
        });
    }

    /**
     * Serialised items of a SKU at a location, by where they were last seen, in pieces.
     *
     * @param shown where customers can reach them
     * @param backRoom for sale, and only in the back room
     * @param qualityControl set apart for inspection
     * @param asOf when any item of it was last seen there; absent: none ever was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            String sku, String location, long shown, long backRoom, long qualityControl, long damaged, Instant asOf) {}
}
