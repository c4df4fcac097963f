package org.unisson.inventory.audit.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.audit.application.ReservationAuditViews;

/** What audits of the reservations against their orders have healed. */
@Path("/audits/reservations")
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Audits")
public class ReservationAuditResource {

    private static final UUID FIRST = new UUID(0, 0);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final ReservationAuditViews views;

    ReservationAuditResource(ReservationAuditViews views) {
        this.views = views;
    }

    @GET
    @Operation(
            summary = "Reservations that were not what their orders had said, and what they were put to",
            description = "The oldest first, at most 200. The audit runs by itself, every minute by default.")
    public Uni<Page<ReservationAuditViews.Healed>> healed(
            @RestQuery String since, @RestQuery String cursor, @RestQuery Integer limit) {
        return views.since(moment(since), Page.afterId(cursor, FIRST), Page.limit(limit));
    }

    /** ISO 8601 with an offset. */
    private static Instant moment(String since) {
        if (since == null || since.isEmpty()) {
            return EARLIEST;
        }
        try {
            Instant moment = OffsetDateTime.parse(since).toInstant();
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw Problem.invalid("since", "is too far away").asException();
            }
            return moment;
        } catch (DateTimeException malformed) {
            throw Problem.invalid("since", "must be a moment such as 2026-03-01T12:00:00Z")
                    .asException();
        }
    }
}
