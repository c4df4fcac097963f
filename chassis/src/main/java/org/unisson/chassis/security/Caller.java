package org.unisson.chassis.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;

/** Who is calling, from the bearer token. The one place where scopes are decided. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;
    private Set<UUID> alsoThem = Set.of();

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The token's subject; {@code anonymous} without a token. */
    public String subject() {
        String subject = token.getSubject();
        return subject == null ? "anonymous" : subject;
    }

    public boolean is(String role) {
        return token.getGroups() != null && token.getGroups().contains(role);
    }

    /** The shopper's own id, for the role customer. */
    public Optional<UUID> customerId() {
        if (!is(Roles.CUSTOMER)) {
            return Optional.empty();
        }
        String claim = token.getClaim("customer_id");
        return Optional.ofNullable(claim).map(UUID::fromString);
    }

    /** What belongs to any of these customers is the shopper's own: they are one person. Said before a request is served. */
    public void isOneWith(Set<UUID> customers) {
        alsoThem = Set.copyOf(customers);
    }

    /** Whether that customer is the shopper who calls, or one person with them; never for null, which is nobody. */
    public boolean isCustomer(UUID customer) {
        return customerId()
                .filter(own -> customer != null && (own.equals(customer) || alsoThem.contains(customer)))
                .isPresent();
    }

    /** GLNs the caller is bound to; empty: none. */
    public Set<String> stores() {
        Object claim = token.getClaim("stores");
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array ->
                array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toUnmodifiableSet());
            case Collection<?> values -> values.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            default -> Set.of(claim.toString());
        };
    }

    /** Refuses (403) a shopper who reaches for another's data. A null customer belongs to nobody and is not theirs. */
    public void requireCustomer(UUID customerId) {
        if (isOnlyCustomer() && !isCustomer(customerId)) {
            throw Problem.forbidden("This belongs to another customer.").asException();
        }
    }

    /** Refuses (403) an associate or franchisee of other stores. */
    public void requireStore(Gln store) {
        boolean boundToStores = (is(Roles.ASSOCIATE) || is(Roles.FRANCHISEE)) && !isStaffOfTheWhole();
        if (isOnlyCustomer() || (boundToStores && !stores().contains(store.number()))) {
            throw Problem.forbidden("Your token is not bound to store " + store + ".")
                    .asException();
        }
    }

    /** Whether the caller runs stores of their own and is nothing more: only what those stores sell and whom they serve is theirs. */
    public boolean isOnlyFranchisee() {
        return is(Roles.FRANCHISEE) && !isStaffOfTheWhole() && !is(Roles.ASSOCIATE) && !is(Roles.MERCHANDISER);
    }

    // A partner has nothing of its own: what a customer has granted is decided by the route.
    private boolean isOnlyCustomer() {
        return (is(Roles.CUSTOMER) || is(Roles.PARTNER))
                && !isStaffOfTheWhole()
                && !is(Roles.ASSOCIATE)
                && !is(Roles.FRANCHISEE)
                && !is(Roles.MERCHANDISER);
    }

    private boolean isStaffOfTheWhole() {
        return is(Roles.ADMIN) || is(Roles.SERVICE) || is(Roles.AGENT);
    }
}
