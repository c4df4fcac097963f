package org.unisson.catalog.coupon.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.unisson.catalog.coupon.application.IssuingCoupons;
import org.unisson.catalog.quote.domain.CouponCode;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** Coupon codes of operations. */
@Path("/operations/{operationId}/coupons")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class CouponResource {

    private final IssuingCoupons issuing;

    CouponResource(IssuingCoupons issuing) {
        this.issuing = issuing;
    }

    /**
     * Codes to be issued: one code of one's own, or a count of codes nobody guesses.
     *
     * @param code 4 to 40 letters, digits or dashes; kept in capitals
     * @param count 1 to 10,000 new codes
     * @param prefix of the new codes, at most 20 letters, digits or dashes
     * @param uses how often each can be used, 1 where nothing is given
     */
    public record CouponRequest(String code, Integer count, String prefix, Integer uses) {
        public CouponRequest {
            if ((code == null) == (count == null)) {
                throw new IllegalArgumentException("code, count: one of the two is required");
            }
            if (code != null && !code.matches("[A-Za-z0-9-]{4,40}")) {
                throw new IllegalArgumentException("code: 4 to 40 letters, digits or dashes");
            }
            if (count != null && (count < 1 || count > 10_000)) {
                throw new IllegalArgumentException("count: from 1 to 10000");
            }
            if (prefix != null && (code != null || !prefix.matches("[A-Za-z0-9-]{0,20}"))) {
                throw new IllegalArgumentException("prefix: of new codes, at most 20 letters, digits or dashes");
            }
            uses = uses == null ? 1 : uses;
            if (uses < 1) {
                throw new IllegalArgumentException("uses: 1 or more");
            }
        }
    }

    /** Codes that are new. */
    public record Issued(List<String> codes) {}

    /** A code as answered. @param used by purchases, or held by quotes */
    public record CouponView(String code, int limit, int used) {}

    /** Issues codes (201). 404 where there is no such operation, 409 where it needs none or the code exists. */
    @POST
    public Uni<Response> issue(@PathParam("operationId") UUID operationId, @NotNull CouponRequest body) {
        Uni<List<String>> issued = body.code() != null
                ? issuing.issue(operationId, body.code().toUpperCase(Locale.ROOT), body.uses())
                : issuing.issueBatch(
                        operationId,
                        body.prefix() == null ? "" : body.prefix().toUpperCase(Locale.ROOT),
                        body.count(),
                        body.uses());
        return issued.map(
                codes -> Response.status(201).entity(new Issued(codes)).build());
    }

    /** The operation's codes, by code. @param limit 1 to 200, otherwise 50 */
    @GET
    public Uni<Page<CouponView>> list(
            @PathParam("operationId") UUID operationId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return issuing.of(operationId, Page.after(cursor), most + 1)
                .map(found -> Page.of(found.stream().map(CouponResource::view).toList(), most, CouponView::code));
    }

    private static CouponView view(CouponCode code) {
        return new CouponView(code.code(), code.limit(), code.used());
    }
}
