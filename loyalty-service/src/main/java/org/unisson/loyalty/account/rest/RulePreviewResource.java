package org.unisson.loyalty.account.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.account.application.PreviewEarning;

/** Rules are tried before they are told. */
@Path("/programme/rules/preview")
@Tag(name = "Programme")
@RolesAllowed({Roles.MERCHANDISER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
public class RulePreviewResource {

    private final PreviewEarning preview;
    private final Clock clock;

    RulePreviewResource(PreviewEarning preview, Clock clock) {
        this.preview = preview;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "What a basket would earn, and by which rules; nothing is written",
            description =
                    "Under the rules of the programme, or under those of the body. 422 where a condition is not valid.")
    public Uni<Earned> preview(@Valid @NotNull BasketBody body) {
        return preview.preview(
                        body.sale(clock.instant()), body.rules() == null ? null : ProgrammeBody.rules(body.rules()))
                .map(Earned::of);
    }
}
