package org.unisson.loyalty.account.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.account.application.AccountViews;
import org.unisson.loyalty.account.application.AccountViews.AccountView;
import org.unisson.loyalty.account.application.AccountViews.EntryView;
import org.unisson.loyalty.account.application.AccountViews.LotKey;
import org.unisson.loyalty.account.application.AccountViews.LotView;
import org.unisson.loyalty.account.application.AdjustPoints;

/** Loyalty accounts: a customer reaches their own, staff and services all. */
@Path("/accounts")
@Tag(name = "Accounts")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
public class AccountResource {

    /** After every entry's id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final AccountViews views;
    private final AdjustPoints adjustPoints;
    private final Commands commands;
    private final Caller caller;

    AccountResource(AccountViews views, AdjustPoints adjustPoints, Commands commands, Caller caller) {
        this.views = views;
        this.adjustPoints = adjustPoints;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The account of a card or of a customer",
            description =
                    "Exactly one of card and customer; any of a person's. What it has is what all accounts of the person have together, and members tell each. 404 where there is no such account.")
    public Uni<AccountView> find(@QueryParam("card") String card, @QueryParam("customer") UUID customer) {
        if ((card == null || card.isBlank()) == (customer == null)) {
            throw Problem.invalid("card", "exactly one of card and customer is required")
                    .asException();
        }
        if (customer != null) {
            caller.requireCustomer(customer);
            return views.byCustomer(customer)
                    .map(found -> found.orElseThrow(() ->
                            Problem.notFound("account of customer", customer).asException()));
        }
        return views.byCard(card).map(found -> own(found, "account of card", card));
    }

    @GET
    @Path("/{accountId}")
    @Operation(summary = "An account", description = "One that was merged tells into which (mergedInto).")
    public Uni<AccountView> get(UUID accountId) {
        return views.byId(accountId).map(found -> own(found, "account", accountId));
    }

    @GET
    @Path("/{accountId}/entries")
    @Operation(
            summary = "The entries of a person's ledger, newest first",
            description = "Of all accounts that are one person's; each names its own.")
    public Uni<Page<EntryView>> entries(
            UUID accountId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        UUID before = Page.afterId(cursor, NEWEST);
        return get(accountId)
                .chain(account -> views.entries(account.accounts(), before, most + 1))
                .map(entries -> Page.of(entries, most, entry -> entry.entryId().toString()));
    }

    @GET
    @Path("/{accountId}/lots")
    @Operation(
            summary = "The points of a person by when they expire, in the order in which they are spent",
            description = "expiresBefore: only what expires before that instant (ISO 8601).")
    public Uni<Page<LotView>> lots(
            UUID accountId,
            @QueryParam("expiresBefore") String expiresBefore,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        LotKey after = LotCursor.read(Page.after(cursor));
        Instant until = expiresBefore == null ? null : LotCursor.instant("expiresBefore", expiresBefore);
        return get(accountId)
                .chain(account -> views.lots(account.accounts(), after, until, most + 1))
                .map(lots -> Page.of(lots, most, lot -> LotCursor.write(lot.key())));
    }

    @POST
    @Path("/{accountId}/adjustments")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "Corrects an account's points",
            description = "409 where more would be taken than can be spent, or the account was merged into another.")
    public Uni<Response> adjust(
            UUID accountId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @Valid @NotNull Adjustment body) {
        return commands.run(key, "adjust account " + accountId, body, tx -> adjustPoints
                .adjust(tx, accountId, body.points(), body.reason(), caller.subject())
                .map(movement -> Answer.created("/accounts/" + accountId + "/entries", Adjusted.of(movement))));
    }

    /** Whoever may not see the account is told so before they learn whether it exists. */
    private AccountView own(Optional<AccountView> found, String what, Object id) {
        caller.requireCustomer(found.map(AccountView::customerId).orElse(null));
        return found.orElseThrow(() -> Problem.notFound(what, id).asException());
    }
}
