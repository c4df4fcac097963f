package org.unisson.order.payment.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Takes what a gateway notifies: once each, and only where it is signed. Then the gateway is asked. */
@ApplicationScoped
public class TakeNotification {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Transactions transactions;
    private final Notifications notifications;
    private final Payments payments;
    private final PaymentDesk desk;
    private final PaymentConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    TakeNotification(
            Transactions transactions,
            Notifications notifications,
            Payments payments,
            PaymentDesk desk,
            PaymentConfig config,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.notifications = notifications;
        this.payments = payments;
        this.desk = desk;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes it; nothing tells the sender whether we know the payment.
     *
     * @param gateway its name, as in the path
     * @param signature the header {@link NotificationSignature#HEADER}, or null
     * @param body as it was sent
     * @throws org.unisson.chassis.rest.ProblemException 401 where it is not signed by the gateway that is used, 400 where
     *     what is signed cannot be understood
     */
    public Uni<Void> take(String gateway, String signature, byte[] body) {
        Instant now = clock.instant();
        String secret =
                gateway.equals(config.gateway()) ? config.notificationSecrets().get(gateway) : null;
        if (secret == null || !NotificationSignature.holds(signature, secret, body, now)) {
            throw Problem.of(401, "not-signed", "Not signed", "This is not signed by the gateway that is used.")
                    .asException();
        }
        PaymentNotification notification = read(body);
        return transactions
                .run(tx -> notifications
                        .claim(tx, gateway, notification, now)
                        .chain(isNew -> isNew
                                ? payments.notified(
                                        tx,
                                        notification.reference(),
                                        notification.outcome() == PaymentNotification.Outcome.APPROVED,
                                        now)
                                : Uni.createFrom().voidItem()))
                .invoke(desk::wake);
    }

    private PaymentNotification read(byte[] body) {
        PaymentNotification read;
        try {
            read = json.readValue(new String(body, StandardCharsets.UTF_8), PaymentNotification.class);
        } catch (JsonProcessingException broken) {
            throw Problem.badRequest("malformed-notification", "It is signed, but it is no notification.")
                    .asException();
        }
        if (read == null || read.reference() == null || read.outcome() == null) {
            throw Problem.invalid("reference", "a reference and an outcome are needed")
                    .asException();
        }
        if (read.notificationId() == null || !ID.matcher(read.notificationId()).matches()) {
            throw Problem.invalid("notificationId", "1 to 100 printable characters")
                    .asException();
        }
        return read;
    }
}
