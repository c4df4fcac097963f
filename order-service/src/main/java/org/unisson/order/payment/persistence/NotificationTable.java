package org.unisson.order.payment.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.payment.application.Notifications;
import org.unisson.order.payment.application.PaymentNotification;

/** A row per notification. */
@ApplicationScoped
class NotificationTable implements Notifications {

    private static final String CLAIM = """
            insert into payment_notification (gateway, notification_id, reference, received_at)
            values ($1, $2, $3, $4) on conflict do nothing returning 1""";

    @Override
    public Uni<Boolean> claim(Transaction tx, String gateway, PaymentNotification notification, Instant now) {
        return tx.sql(CLAIM, gateway, notification.notificationId(), notification.reference(), Times.toDatabase(now))
                .map(rows -> rows.size() == 1);
    }
}
