package org.unisson.order.payment.sandbox;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.unisson.chassis.values.Ids;
import org.unisson.order.payment.application.NotificationSignature;
import org.unisson.order.payment.application.PaymentConfig;

/** Notifies over HTTP, as a real gateway does: signed, more than once, and late. */
@Singleton
class SandboxNotifier {

    private static final Logger LOG = Logger.getLogger(SandboxNotifier.class);

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpServer server;
    private final PaymentConfig config;
    private final Clock clock;

    SandboxNotifier(Vertx vertx, HttpServer server, PaymentConfig config, Clock clock) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    /** Says what has become of the charge, after each of the configured pauses; what is lost is lost. */
    void tell(SandboxCharge charge) {
        String secret = config.notificationSecrets().get("sandbox");
        if (secret == null) {
            return;
        }
        Buffer body = new JsonObject()
                .put("notificationId", Ids.next().toString())
                .put("reference", charge.reference().toString())
                .put("outcome", charge.status().name())
                .toBuffer();
        for (Duration pause : config.sandbox().notifyAfter()) {
            vertx.setTimer(Math.max(1, pause.toMillis()), timer -> send(secret, body));
        }
    }

    private void send(String secret, Buffer body) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.sandbox()
                        .notifyUrl()
                        .orElseGet(() -> "http://127.0.0.1:" + server.getPort() + "/payment-notifications/sandbox"))
                .putHeader("Content-Type", "application/json")
                .putHeader(
                        NotificationSignature.HEADER,
                        NotificationSignature.sign(secret, clock.instant(), body.getBytes()));
        client.request(request)
                .compose(connection -> connection.send(body))
                .compose(answer -> answer.end())
                .onFailure(failure -> LOG.infof("a notification did not arrive: %s", failure.getMessage()));
    }
}
