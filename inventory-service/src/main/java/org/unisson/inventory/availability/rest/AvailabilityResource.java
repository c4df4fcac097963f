package org.unisson.inventory.availability.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.application.AvailabilityViews;
import org.unisson.inventory.availability.application.AvailabilityViews.Question;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;

/** What a channel can promise. */
@Path("/availability")
@Authenticated
@Tag(name = "Availability")
public class AvailabilityResource {

    private static final int MOST_SKUS = 100;

    private final AvailabilityViews views;

    AvailabilityResource(AvailabilityViews views) {
        this.views = views;
    }

    @GET
    @Operation(
            summary = "Pieces that a channel can promise of up to 100 SKUs, per location, with the reasons",
            description = "sku: once per SKU. method: SHIP if not said, PICKUP or CARRY_OUT: a location that cannot do"
                    + " it does not count. location: ask about that one only. asOf and feeds say as of when: sales,"
                    + " orders and what leaves for them are heard by feed. 422 for an unknown location; a channel without a"
                    + " policy may promise everything, and a SKU that no location ever had is answered with zero.")
    public Uni<AvailabilityBody> get(
            @RestQuery List<String> sku,
            @RestQuery String channel,
            @RestQuery String location,
            @RestQuery String method) {
        Gln gln = location == null ? null : Parameters.gln("location", location);
        Question question = new Question(
                skus(sku),
                ChannelIds.require("channel", channel),
                gln,
                method(method).capability());
        return views.to(question).map(AvailabilityBody::of);
    }

    private static List<Sku> skus(List<String> codes) {
        List<String> asked =
                codes == null ? List.of() : codes.stream().distinct().toList();
        if (asked.isEmpty() || asked.size() > MOST_SKUS) {
            throw Problem.invalid("sku", "is given 1 to " + MOST_SKUS + " times")
                    .asException();
        }
        try {
            return asked.stream().map(Sku::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("sku", malformed.getMessage()).asException();
        }
    }

    private static Method method(String name) {
        return name == null
                ? Method.SHIP
                : Stream.of(Method.values())
                        .filter(method -> method.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("method", "is one of SHIP, PICKUP, CARRY_OUT")
                                .asException());
    }
}
