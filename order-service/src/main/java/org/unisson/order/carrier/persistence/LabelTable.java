package org.unisson.order.carrier.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.order.carrier.application.Carrier;
import org.unisson.order.carrier.application.Labels;
import org.unisson.order.carrier.domain.Label;

/** Labels of consignments. */
@ApplicationScoped
class LabelTable implements Labels {

    private static final String ALL = "reference, consignment_id, carrier, status, tracking_number, document";

    private static final String OF =
            "select " + ALL + " from carrier_label where consignment_id = $1 and status in ('REQUESTED', 'BOOKED')";

    // Two who ask at once: the second waits for the first one's row, and finds it.
    private static final String REQUEST = """
            insert into carrier_label (reference, consignment_id, carrier, status, requested_at, changed_at)
            values ($1, $2, $3, 'REQUESTED', $4, $4)
            on conflict (consignment_id) where status in ('REQUESTED', 'BOOKED') do nothing""";

    private static final String BOOKED = """
            update carrier_label set status = 'BOOKED', tracking_number = $2, document = $3, changed_at = $4
            where reference = $1 and status in ('REQUESTED', 'BOOKED')""";

    private static final String IS_BOOKED = """
            select exists (select from carrier_label where carrier = $1 and tracking_number = $2 and status = 'BOOKED')""";

    private static final String IS_VOID = """
            select coalesce(bool_and(status in ('CANCEL_DUE', 'CANCELLED')), false) from carrier_label
            where consignment_id = $1 and carrier = $2 and tracking_number = $3""";

    private static final String INVALIDATE = """
            update carrier_label set status = 'CANCEL_DUE', due_at = $2, changed_at = $2
            where status in ('REQUESTED', 'BOOKED') and consignment_id in (
                select consignment_id from consignment
                where order_id = $1 and status not in ('SHIPPED', 'DELIVERED'))""";

    // A label under which its parcel has left is put aside, so that only those are looked at that are still open.
    private static final String DISMISS = """
            update carrier_label set used = gone.under_it, changed_at = $1,
                status = case when gone.under_it then carrier_label.status else 'CANCEL_DUE' end,
                due_at = case when gone.under_it then carrier_label.due_at else $1 end
            from (
                select reference,
                    (consignment.carrier, consignment.tracking_number)
                        is not distinct from (label.carrier, label.tracking_number) as under_it
                from carrier_label label join consignment using (consignment_id)
                where label.status in ('REQUESTED', 'BOOKED') and not label.used
                    and (consignment.status in ('SHIPPED', 'DELIVERED', 'CLOSED')
                        or consignment.tracking_number = label.tracking_number
                            and consignment.carrier = label.carrier)
                for update of label skip locked) gone
            where carrier_label.reference = gone.reference""";

    private static final String TO_CANCEL = "update carrier_label set attempts = attempts + 1, due_at = $3"
            + " where reference in (select reference from carrier_label where status = 'CANCEL_DUE' and due_at <= $1"
            + " order by due_at limit $2 for update skip locked) returning " + ALL;

    private static final String CANCELLED = """
            update carrier_label set status = 'CANCELLED', due_at = null, changed_at = $2
            where reference = $1 and status = 'CANCEL_DUE'""";

    @Override
    public Uni<Label> request(Transaction tx, UUID consignmentId, String carrier, Instant now) {
        return tx.sql(REQUEST, Ids.next(), consignmentId, carrier, Times.toDatabase(now))
                .chain(() -> of(tx, consignmentId));
    }

    @Override
    public Uni<Label> of(Transaction tx, UUID consignmentId) {
        return tx.sql(OF, consignmentId)
                .map(rows -> rows.size() == 0 ? null : label(rows.iterator().next()));
    }

    @Override
    public Uni<Boolean> booked(Transaction tx, UUID reference, Carrier.Booking booking, Instant now) {
        return tx.sql(BOOKED, reference, booking.trackingNumber(), booking.document(), Times.toDatabase(now))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Boolean> isBooked(Transaction tx, String carrier, String trackingNumber) {
        return tx.sql(IS_BOOKED, carrier, trackingNumber)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Boolean> isVoid(Transaction tx, UUID consignmentId, String carrier, String trackingNumber) {
        return tx.sql(IS_VOID, consignmentId, carrier, trackingNumber)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Void> invalidate(Transaction tx, UUID orderId, Instant now) {
        return tx.sql(INVALIDATE, orderId, Times.toDatabase(now)).replaceWithVoid();
    }

    @Override
    public Uni<Void> dismiss(Transaction tx, Instant now) {
        return tx.sql(DISMISS, Times.toDatabase(now)).replaceWithVoid();
    }

    @Override
    public Uni<List<Label>> toCancel(Transaction tx, int atMost, Instant now, Duration lease) {
        return tx.sql(TO_CANCEL, Times.toDatabase(now), atMost, Times.toDatabase(now.plus(lease)))
                .map(LabelTable::labels);
    }

    @Override
    public Uni<Void> cancelled(Transaction tx, UUID reference, Instant now) {
        return tx.sql(CANCELLED, reference, Times.toDatabase(now)).replaceWithVoid();
    }

    private static List<Label> labels(RowSet<Row> rows) {
        List<Label> labels = new ArrayList<>();
        rows.forEach(row -> labels.add(label(row)));
        return labels;
    }

    private static Label label(Row row) {
        return new Label(
                row.getUUID(0),
                row.getUUID(1),
                row.getString(2),
                Label.Status.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5));
    }
}
