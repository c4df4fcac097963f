package org.unisson.order.cart.rest;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.domain.CartRefusal;

/** What a cart does not allow, as a problem. */
class CartRefusals {

    @ServerExceptionMapper
    public Response refused(CartRefusal refusal) {
        String detail = refusal.getMessage() + ".";
        Problem problem =
                switch (refusal.reason()) {
                    case NOT_OPEN -> Problem.conflict("cart-not-open", detail);
                    case EMPTY -> Problem.conflict("cart-empty", detail);
                    case NOT_ALLOWED -> Problem.forbidden(detail);
                    case NO_SUCH_LINE -> Problem.of(404, "not-found", "Not found", detail);
                    case OF_ANOTHER_CUSTOMER -> Problem.conflict("cart-of-another-customer", detail);
                    case TOO_MANY_LINES -> Problem.unprocessable("too-many-lines", detail);
                    case TOO_MANY_PIECES -> Problem.unprocessable("too-many-pieces", "/quantity", refusal.getMessage());
                };
        return problem.toResponse();
    }
}
