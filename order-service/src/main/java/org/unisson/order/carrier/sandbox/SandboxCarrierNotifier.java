package org.unisson.order.carrier.sandbox;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.unisson.chassis.values.Ids;
import org.unisson.order.carrier.application.CarrierConfig;
import org.unisson.order.payment.application.NotificationSignature;

/** Notifies over HTTP, as a real carrier does: signed, and twice. What is lost is lost. */
@Singleton
class SandboxCarrierNotifier {

    private static final Logger LOG = Logger.getLogger(SandboxCarrierNotifier.class);

    private final HttpClient client;
    private final HttpServer server;
    private final CarrierConfig config;
    private final Clock clock;

    SandboxCarrierNotifier(Vertx vertx, HttpServer server, CarrierConfig config, Clock clock) {
        this.client = vertx.createHttpClient();
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    /** Says that there is news of that parcel. */
    void tell(String trackingNumber) {
        String secret = config.notificationSecrets().get("sandbox");
        if (secret == null) {
            return;
        }
        Buffer body = new JsonObject()
                .put("notificationId", Ids.next().toString())
                .put("trackingNumber", trackingNumber)
                .toBuffer();
        send(secret, body);
        send(secret, body);
    }

    private void send(String secret, Buffer body) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI("http://127.0.0.1:" + server.getPort() + "/carrier-notifications/sandbox")
                .putHeader("Content-Type", "application/json")
                .putHeader("Carrier-Signature", NotificationSignature.sign(secret, clock.instant(), body.getBytes()));
        client.request(request)
                .compose(connection -> connection.send(body))
                .compose(answer -> answer.end())
                .onFailure(failure -> LOG.infof("a notification did not arrive: %s", failure.getMessage()));
    }
}
