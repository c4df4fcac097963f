package org.unisson.order.carrier.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.carrier.application.CarrierNews;
import org.unisson.order.carrier.application.CarrierNotification;
import org.unisson.order.carrier.domain.ParcelWord;

/** Notifications of carriers, what they are to be asked, and what they have said. */
@ApplicationScoped
class CarrierNewsTables implements CarrierNews {

    // Whoever brings the same at the same time waits for the first one's commit.
    private static final String CLAIM = """
            insert into carrier_notification (carrier, notification_id, tracking_number, received_at)
            values ($1, $2, $3, $4) on conflict do nothing returning 1""";

    private static final String WANT = """
            insert into carrier_inquiry as known (carrier, tracking_number, due_at) values ($1, $2, $3)
            on conflict (carrier, tracking_number) do update
                set wanted = known.wanted + 1, attempts = 0, due_at = excluded.due_at""";

    private static final String TAKE = """
            update carrier_inquiry set attempts = attempts + 1, due_at = $3
            where (carrier, tracking_number) in (
                select carrier, tracking_number from carrier_inquiry where due_at <= $1
                order by due_at limit $2 for update skip locked)
            returning carrier, tracking_number, wanted, attempts""";

    private static final String ANSWERED =
            "delete from carrier_inquiry where carrier = $1 and tracking_number = $2 and wanted = $3";

    private static final String LATER = """
            update carrier_inquiry set due_at = $4 where carrier = $1 and tracking_number = $2 and wanted = $3""";

    // The subquery does not see the row that is written: it compares with those before.
    private static final String NOTE = """
            insert into parcel_word (consignment_id, state, since, heard_at) values ($1, $2, $3, $4)
            on conflict do nothing
            returning coalesce((select max(since) from parcel_word where consignment_id = $1) < $3, true)""";

    private static final String OF =
            "select state, since, heard_at from parcel_word where consignment_id = $1 order by since, heard_at limit 200";

    @Override
    public Uni<Void> notified(Transaction tx, String carrier, CarrierNotification notification, Instant now) {
        return tx.sql(
                        CLAIM,
                        carrier,
                        notification.notificationId(),
                        notification.trackingNumber(),
                        Times.toDatabase(now))
                .chain(isNew -> isNew.size() == 0
                        ? Uni.createFrom().voidItem()
                        : tx.sql(WANT, carrier, notification.trackingNumber(), Times.toDatabase(now))
                                .replaceWithVoid());
    }

    @Override
    public Uni<List<Inquiry>> take(Transaction tx, int atMost, Instant now, Duration lease) {
        return tx.sql(TAKE, Times.toDatabase(now), atMost, Times.toDatabase(now.plus(lease)))
                .map(rows -> {
                    List<Inquiry> due = new ArrayList<>();
                    rows.forEach(row -> due.add(
                            new Inquiry(row.getString(0), row.getString(1), row.getLong(2), row.getInteger(3))));
                    return due;
                });
    }

    @Override
    public Uni<Void> answered(Transaction tx, Inquiry inquiry) {
        return tx.sql(ANSWERED, inquiry.carrier(), inquiry.trackingNumber(), inquiry.wanted())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> later(Transaction tx, Inquiry inquiry, Instant at) {
        return tx.sql(LATER, inquiry.carrier(), inquiry.trackingNumber(), inquiry.wanted(), Times.toDatabase(at))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> note(Transaction tx, UUID consignmentId, ParcelWord word, Instant now) {
        return tx.sql(NOTE, consignmentId, word.state().name(), Times.toDatabase(word.since()), Times.toDatabase(now))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<List<Heard>> of(Transaction tx, UUID consignmentId) {
        return tx.sql(OF, consignmentId).map(rows -> {
            List<Heard> words = new ArrayList<>();
            rows.forEach(row -> words.add(heard(row)));
            return words;
        });
    }

    private static Heard heard(Row row) {
        return new Heard(
                ParcelWord.State.valueOf(row.getString(0)),
                Times.fromDatabase(row.getOffsetDateTime(1)),
                Times.fromDatabase(row.getOffsetDateTime(2)));
    }
}
