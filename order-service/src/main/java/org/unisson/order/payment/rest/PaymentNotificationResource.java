package org.unisson.order.payment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.payment.application.NotificationSignature;
import org.unisson.order.payment.application.PaymentNotification;
import org.unisson.order.payment.application.TakeNotification;

/** Where payment gateways tell that there is news. */
@Path("/payment-notifications/{gateway}")
@PermitAll
@Tag(name = "Payment notifications")
public class PaymentNotificationResource {

    private static final int LONGEST = 16_384;

    private final TakeNotification taking;

    PaymentNotificationResource(TakeNotification taking) {
        this.taking = taking;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "News of a card payment, from the gateway",
            description = "No token: the header Payment-Signature, t=<seconds>,v1=<hex>, holds HMAC-SHA256 under the"
                    + " shared secret over the seconds, a dot and the body, and is good for five minutes. The gateway is"
                    + " then asked what has become of the payment, so a notification may come twice, late or out of"
                    + " order. 202 in any case, known payment or not; 401 where it is not signed by the gateway that is"
                    + " used; 400 where what is signed is no notification or longer than 16 KiB.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentNotification.class)))
    public Uni<Response> take(
            String gateway, @HeaderParam(NotificationSignature.HEADER) String signature, String body) {
        byte[] sent = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        if (sent.length > LONGEST) {
            throw Problem.badRequest("notification-too-long", "A notification has at most " + LONGEST + " bytes.")
                    .asException();
        }
        return taking.take(gateway, signature, sent)
                .map(done -> Response.accepted().build());
    }
}
