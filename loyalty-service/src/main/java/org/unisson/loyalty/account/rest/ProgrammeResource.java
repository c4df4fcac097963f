package org.unisson.loyalty.account.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.application.ProgrammeConfig;
import org.unisson.loyalty.account.application.ProgrammeDocuments;
import org.unisson.loyalty.account.application.ProgrammeDocuments.Document;
import org.unisson.loyalty.account.application.SaveProgramme;
import org.unisson.loyalty.account.domain.Programme;

/** The terms of the programme: for everyone to read, for few to change. */
@Path("/programme")
@Tag(name = "Programme")
public class ProgrammeResource {

    private final Programme rates;
    private final ProgrammeDocuments documents;
    private final SaveProgramme saveProgramme;
    private final Transactions transactions;
    private final Caller caller;

    ProgrammeResource(
            ProgrammeConfig config,
            ProgrammeDocuments documents,
            SaveProgramme saveProgramme,
            Transactions transactions,
            Caller caller) {
        this.rates = config.programme();
        this.documents = documents;
        this.saveProgramme = saveProgramme;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "How points are earned, what one pays, and how long they are good",
            description = "currency: ISO 4217, EUR if absent. The ETag is the version of what can be changed.")
    public Uni<Response> terms(@QueryParam("currency") String currency) {
        Money value = valueIn(currency == null ? "EUR" : currency);
        return transactions.read(documents::current).map(document -> answer(document, value));
    }

    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Changes how points are earned from now on, and how long they are good",
            description =
                    "Points that are there keep the terms of their day. 422 where a condition is not valid; 412 where If-Match names another version.")
    public Uni<Response> save(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull ProgrammeBody body) {
        return transactions
                .run(tx -> saveProgramme.save(tx, body.document(), ifMatch, caller.subject()))
                .map(document -> answer(document, valueIn("EUR")));
    }

    private Money valueIn(String currency) {
        try {
            return rates.worthOf(1, currency);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("currency", unknown.getMessage()).asException();
        }
    }

    private Response answer(Document document, Money pointValue) {
        return Response.ok(new Terms(
                        rates.pointsPerUnit(),
                        pointValue,
                        ProgrammeBody.Expiry.of(document.validity()),
                        document.validity().pendingDays(),
                        document.validity().zone().getId(),
                        document.rules().stream()
                                .map(ProgrammeBody.RuleBody::of)
                                .toList(),
                        document.version()))
                .header(HttpHeaders.ETAG, Versions.etag(document.version()))
                .build();
    }

    /**
     * The terms.
     *
     * @param pointsPerUnit points for each whole currency unit paid with money; what points pay earns nothing
     * @param pointValue what one point pays
     * @param expiry when points expire; null: never
     * @param pendingDays after which points of a purchase can be spent
     * @param zone in whose calendar both are counted
     * @param rules that make goods earn more or less
     * @param version of expiry, pendingDays, zone and rules; 0: as the programme began
     */
    public record Terms(
            int pointsPerUnit,
            Money pointValue,
            ProgrammeBody.Expiry expiry,
            int pendingDays,
            String zone,
            List<ProgrammeBody.RuleBody> rules,
            long version) {}
}
