package org.unisson.catalog.operation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.operation.application.FindingStores;
import org.unisson.catalog.operation.application.FindingStores.Near;
import org.unisson.catalog.operation.application.FindingStores.Nearby;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.catalog.place.domain.Position;
import org.unisson.catalog.product.domain.Names;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** "Is the store near me part of it?" */
@Path("/operations/{operationId}/stores")
@PermitAll
public class OperationStoresResource {

    private final FindingStores finding;

    OperationStoresResource(FindingStores finding) {
        this.finding = finding;
    }

    /**
     * The operation with stores.
     *
     * @param channels ids; none: every channel
     * @param condition in CEL, or null: none
     * @param coupon whether one is needed
     * @param segments customers that it is for; none and not by invitation: everyone
     * @param stores the nearest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StoresView(
            UUID operationId,
            Names names,
            OperationStatus status,
            Instant beginsAt,
            Instant endsAt,
            List<String> channels,
            String condition,
            boolean coupon,
            List<String> segments,
            boolean byInvitation,
            List<StoreView> stores) {}

    /** A store. @param metres as the crow flies, or null where that is not known @param open whether it is open at all */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StoreView(
            String gln, String name, String postcode, String city, boolean takesPart, Long metres, boolean open) {

        static StoreView of(Nearby nearby) {
            return new StoreView(
                    nearby.store().gln(),
                    nearby.store().name(),
                    nearby.store().postcode(),
                    nearby.store().city(),
                    nearby.takesPart(),
                    nearby.metres(),
                    nearby.store().open());
        }
    }

    /**
     * The nearest stores, each with yes or no. 404 where there is no such operation for everyone to know.
     *
     * @param postcode 3 to 10 letters or digits; or
     * @param lat with {@code lon}: a position, WGS 84 degrees
     * @param limit 1 to 200, otherwise 50
     */
    @GET
    public Uni<StoresView> stores(
            @PathParam("operationId") UUID operationId,
            @QueryParam("postcode") String postcode,
            @QueryParam("lat") String lat,
            @QueryParam("lon") String lon,
            @QueryParam("limit") Integer limit) {
        Near near = near(postcode, lat, lon);
        return finding.find(operationId, near, Page.limit(limit)).map(answer -> {
            OperationContent content = answer.operation().content();
            return new StoresView(
                    operationId,
                    content.names(),
                    answer.operation().status(),
                    content.beginsAt(),
                    content.endsAt(),
                    content.channels(),
                    content.condition(),
                    content.coupon(),
                    content.audience().segments(),
                    content.audience().invited(),
                    answer.stores().stream().map(StoreView::of).toList());
        });
    }

    private static Near near(String postcode, String lat, String lon) {
        if ((lat == null) != (lon == null) || (lat == null) == (postcode == null)) {
            throw Problem.invalid("postcode", "give a postcode, or lat and lon").asException();
        }
        if (postcode != null) {
            if (!postcode.matches("[A-Za-z0-9]{3,10}")) {
                throw Problem.invalid("postcode", "3 to 10 letters or digits").asException();
            }
            return new Near(null, postcode.toUpperCase(java.util.Locale.ROOT));
        }
        try {
            return new Near(new Position(degrees("lat", lat), degrees("lon", lon)), null);
        } catch (IllegalArgumentException outside) {
            throw Problem.invalid("lat", outside.getMessage()).asException();
        }
    }

    private static double degrees(String parameter, String text) {
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,12})?")) {
            throw Problem.invalid(parameter, "is a number of degrees").asException();
        }
        return Double.parseDouble(text);
    }
}
