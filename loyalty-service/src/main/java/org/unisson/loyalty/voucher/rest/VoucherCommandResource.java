package org.unisson.loyalty.voucher.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.voucher.application.IssueVouchers;
import org.unisson.loyalty.voucher.application.KeepVoucher;
import org.unisson.loyalty.voucher.application.VoucherViews.VoucherView;
import org.unisson.loyalty.voucher.application.WithdrawVoucher;
import org.unisson.loyalty.voucher.domain.VoucherTerms;
import org.unisson.loyalty.voucher.rest.VoucherRequests.Batch;
import org.unisson.loyalty.voucher.rest.VoucherRequests.Issued;
import org.unisson.loyalty.voucher.rest.VoucherRequests.Keeping;
import org.unisson.loyalty.voucher.rest.VoucherRequests.Kept;
import org.unisson.loyalty.voucher.rest.VoucherRequests.NewVoucher;
import org.unisson.loyalty.voucher.rest.VoucherRequests.Withdrawing;

/** Vouchers are issued, kept for a till, and taken back. */
@Path("/vouchers")
@Tag(name = "Vouchers")
public class VoucherCommandResource {

    private final IssueVouchers issuing;
    private final KeepVoucher keeping;
    private final WithdrawVoucher withdrawing;
    private final Transactions transactions;
    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    VoucherCommandResource(
            IssueVouchers issuing,
            KeepVoucher keeping,
            WithdrawVoucher withdrawing,
            Transactions transactions,
            Commands commands,
            Caller caller,
            Clock clock) {
        this.issuing = issuing;
        this.keeping = keeping;
        this.withdrawing = withdrawing;
        this.transactions = transactions;
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Gives a customer a voucher", description = "422 for a customer that is not known.")
    public Uni<Response> issue(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid NewVoucher body) {
        VoucherTerms terms = body.terms().terms(clock.instant());
        return commands.run(
                key, "issue voucher", body, tx -> issuing.toOne(tx, body.customerId(), terms, caller.subject())
                        .map(voucher -> Answer.created("/vouchers/" + voucher.voucherId(), VoucherView.of(voucher))));
    }

    @PUT
    @Path("/batches/{batchId}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Gives each of many customers a voucher of a batch",
            description =
                    "One to a person, whatever is repeated: the same again issues nothing, more customers under the"
                            + " same id only what they have not. At most 1,000 at once. unknown: no customers of loyalty;"
                            + " they get none. 409 voucher-batch-differs: the batch was issued on other terms.")
    public Uni<Issued> batch(UUID batchId, @NotNull @Valid Batch body) {
        VoucherTerms terms = body.terms().terms(clock.instant());
        return transactions
                .run(tx -> issuing.batch(tx, batchId, terms, body.each(), caller.subject()))
                .map(Issued::of);
    }

    @POST
    @Path("/{voucherId}/withdrawal")
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Takes a voucher back",
            description =
                    "At once; one that an order or a till keeps, as soon as that is over without it. 409 voucher-over:"
                            + " it has paid, has expired, or was taken back already.")
    public Uni<Response> withdraw(
            UUID voucherId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid Withdrawing body) {
        return commands.run(key, "withdraw voucher " + voucherId, body, tx -> withdrawing
                .withdraw(tx, voucherId, body.reason())
                .map(voucher -> Answer.ok(VoucherView.of(voucher))));
    }

    @POST
    @Path("/{voucherId}/locks")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE})
    @Operation(
            summary = "Keeps a voucher for a till",
            description =
                    "For 15 minutes, until endsAt: of two tills at once, one has it. The voucher's id is the reference"
                            + " of the receipt's tender VOUCHER, which pays the whole amount. An associate names a store"
                            + " of their own (403). 409: it cannot pay now (voucher-locked, voucher-redeemed,"
                            + " voucher-expired, voucher-withdrawn).")
    public Uni<Response> keep(
            UUID voucherId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid Keeping body) {
        caller.requireStore(body.store());
        return commands.run(key, "keep voucher " + voucherId, body, tx -> keeping.keep(tx, voucherId)
                .map(voucher -> new Answer(201, null, Kept.of(voucher))));
    }

    @DELETE
    @Path("/{voucherId}/locks/{lockId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE})
    @Operation(
            summary = "Lets go of a voucher that a till has kept",
            description =
                    "For whoever keeps it: nobody else knows the lock's id. 204, again as well, and where it is over.")
    public Uni<Void> letGo(UUID voucherId, UUID lockId) {
        return transactions.run(tx -> keeping.letGo(tx, voucherId, lockId));
    }
}
