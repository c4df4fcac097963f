package org.unisson.order.carrier.rest;

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
import org.unisson.order.carrier.application.CarrierNotification;
import org.unisson.order.carrier.application.TakeCarrierNotification;

/** Where carriers tell that there is news. */
@Path("/carrier-notifications/{carrier}")
@PermitAll
@Tag(name = "Carrier notifications")
public class CarrierNotificationResource {

    /** The header that carries the signature. */
    public static final String SIGNATURE = "Carrier-Signature";

    private static final int LONGEST = 16_384;

    private final TakeCarrierNotification taking;

    CarrierNotificationResource(TakeCarrierNotification taking) {
        this.taking = taking;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "News of a parcel, from its carrier",
            description = "No token: the header Carrier-Signature, t=<seconds>,v1=<hex>, holds HMAC-SHA256 under the"
                    + " shared secret over the seconds, a dot and the body, and is good for five minutes. The carrier is"
                    + " then asked where the parcel is, so a notification may come twice, late or out of order. A parcel"
                    + " that is lost is sent again or refunded at once, once. 202 in any case, known parcel or not; 401"
                    + " where it is not signed by a carrier that is used; 400 where what is signed is no notification or"
                    + " longer than 16 KiB.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CarrierNotification.class)))
    public Uni<Response> take(String carrier, @HeaderParam(SIGNATURE) String signature, String body) {
        byte[] sent = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        if (sent.length > LONGEST) {
            throw Problem.badRequest("notification-too-long", "A notification has at most " + LONGEST + " bytes.")
                    .asException();
        }
        return taking.take(carrier, signature, sent)
                .map(done -> Response.accepted().build());
    }
}
