package org.unisson.loyalty.account.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.application.ProgrammeConfig;
import org.unisson.loyalty.account.domain.Programme;

/** The terms of the programme, for everyone. */
@Path("/programme")
@Tag(name = "Programme")
@PermitAll
public class ProgrammeResource {

    private final Programme programme;

    ProgrammeResource(ProgrammeConfig config) {
        this.programme = config.programme();
    }

    @GET
    @Operation(summary = "How points are earned, and what one pays", description = "currency: ISO 4217, EUR if absent.")
    public Terms terms(@QueryParam("currency") String currency) {
        try {
            return new Terms(programme.pointsPerUnit(), programme.worthOf(1, currency == null ? "EUR" : currency));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("currency", unknown.getMessage()).asException();
        }
    }

    /**
     * The terms.
     *
     * @param pointsPerUnit points for each whole currency unit paid with money; what points pay earns nothing
     * @param pointValue what one point pays
     */
    public record Terms(int pointsPerUnit, Money pointValue) {}
}
