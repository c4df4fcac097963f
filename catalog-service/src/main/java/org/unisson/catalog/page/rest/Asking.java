package org.unisson.catalog.page.rest;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.chassis.security.Roles;

/** Who asks for a page that everyone may see: the customer whose token it is, or nobody in particular. */
@Singleton
public class Asking {

    private final CurrentIdentityAssociation identities;

    Asking(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Fails with 401 where there is a token, and it is not good. */
    public Uni<Shopper> shopper() {
        return identities.getDeferredIdentity().map(Asking::shopper);
    }

    private static Shopper shopper(SecurityIdentity identity) {
        return !identity.isAnonymous()
                        && identity.hasRole(Roles.CUSTOMER)
                        && identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("customer_id") instanceof String customer
                ? new Shopper(UUID.fromString(customer), Set.of())
                : Shopper.ANYONE;
    }
}
