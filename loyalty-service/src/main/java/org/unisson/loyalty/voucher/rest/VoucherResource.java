package org.unisson.loyalty.voucher.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.voucher.application.VoucherViews;
import org.unisson.loyalty.voucher.application.VoucherViews.VoucherView;
import org.unisson.loyalty.voucher.domain.Voucher;

/** Vouchers, for those who have them and those who serve them. */
@Path("/vouchers")
@Tag(name = "Vouchers")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class VoucherResource {

    /** After every voucher's id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final VoucherViews views;
    private final Caller caller;

    VoucherResource(VoucherViews views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "A person's vouchers, newest first",
            description =
                    "customer: any of the person's ids. state: only those that are ISSUED, LOCKED, REDEEMED, EXPIRED or"
                            + " WITHDRAWN now.")
    public Uni<Page<VoucherView>> ofCustomer(
            @QueryParam("customer") UUID customer,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (customer == null) {
            throw Problem.invalid("customer", "is required").asException();
        }
        caller.requireCustomer(customer);
        requireState(state);
        int most = Page.limit(limit);
        UUID before = Page.afterId(cursor, NEWEST);
        return views.ofPerson(customer, state, before, most + 1)
                .map(found -> Page.of(
                        forCaller(found), most, voucher -> voucher.voucherId().toString()));
    }

    @GET
    @Path("/{voucherId}")
    @Operation(
            summary = "A voucher, with what has become of it, newest first, at most 200",
            description = "Customers are not told who has worked on it.")
    public Uni<VoucherView> get(UUID voucherId) {
        return views.one(voucherId).map(found -> {
            caller.requireCustomer(found.map(VoucherView::customerId).orElse(null));
            return forCaller(found.orElseThrow(
                    () -> Problem.notFound("voucher", voucherId).asException()));
        });
    }

    private List<VoucherView> forCaller(List<VoucherView> found) {
        return found.stream().map(this::forCaller).toList();
    }

    private VoucherView forCaller(VoucherView voucher) {
        return caller.customerId().isPresent() ? voucher.forCustomer() : voucher;
    }

    private static void requireState(String state) {
        if (state != null
                && Arrays.stream(Voucher.State.values())
                        .noneMatch(one -> one.name().equals(state))) {
            throw Problem.invalid("state", "is ISSUED, LOCKED, REDEEMED, EXPIRED or WITHDRAWN")
                    .asException();
        }
    }
}
