package org.unisson.loyalty.giftcard.rest;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads the bearer token, where there is one, before a resource that anonymous callers may use asks who is calling:
 * authentication is lazy, and could not be awaited there. A forged or expired token is refused here (401).
 */
class OptionalToken {

    private final CurrentIdentityAssociation association;

    OptionalToken(CurrentIdentityAssociation association) {
        this.association = association;
    }

    @ServerRequestFilter
    Uni<Response> readToken() {
        return association
                .getDeferredIdentity()
                .invoke(association::setIdentity)
                .map(identity -> null);
    }
}
