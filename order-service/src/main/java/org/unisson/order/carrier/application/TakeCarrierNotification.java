package org.unisson.order.carrier.application;

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
import org.unisson.order.payment.application.NotificationSignature;

/** Takes what a carrier notifies: once each, and only where it is signed. Then the carrier is asked. */
@ApplicationScoped
public class TakeCarrierNotification {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final Transactions transactions;
    private final CarrierNews news;
    private final CarrierConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    TakeCarrierNotification(
            Transactions transactions, CarrierNews news, CarrierConfig config, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.news = news;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes it; nothing tells the sender whether we know the parcel.
     *
     * @param carrier its name, as in the path
     * @param signature the header, or null
     * @param body as it was sent
     * @throws org.unisson.chassis.rest.ProblemException 401 where it is not signed by a carrier that is used, 400 where what
     *     is signed cannot be understood
     */
    public Uni<Void> take(String carrier, String signature, byte[] body) {
        Instant now = clock.instant();
        String secret =
                config.names().contains(carrier) ? config.notificationSecrets().get(carrier) : null;
        if (secret == null || !NotificationSignature.holds(signature, secret, body, now)) {
            throw Problem.of(401, "not-signed", "Not signed", "This is not signed by a carrier that is used.")
                    .asException();
        }
        CarrierNotification notification = read(body);
        return transactions.run(tx -> news.notified(tx, carrier, notification, now));
    }

    private CarrierNotification read(byte[] body) {
        CarrierNotification read;
        try {
            read = json.readValue(new String(body, StandardCharsets.UTF_8), CarrierNotification.class);
        } catch (JsonProcessingException broken) {
            throw Problem.badRequest("malformed-notification", "It is signed, but it is no notification.")
                    .asException();
        }
        if (read == null
                || read.trackingNumber() == null
                || !NUMBER.matcher(read.trackingNumber()).matches()) {
            throw Problem.invalid("trackingNumber", "1 to 64 printable characters")
                    .asException();
        }
        if (read.notificationId() == null || !ID.matcher(read.notificationId()).matches()) {
            throw Problem.invalid("notificationId", "1 to 100 printable characters")
                    .asException();
        }
        return read;
    }
}
