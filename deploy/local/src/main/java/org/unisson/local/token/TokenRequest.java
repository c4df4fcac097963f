package org.unisson.local.token;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a token is to allow.
 *
 * @param subject who it is; for a customer the customer id
 * @param roles one or more of {@link #ROLES}
 * @param customer customer id, or null; required by the role customer
 * @param stores GLNs of the stores that an associate or a franchisee works for
 * @param validity how long from now it is valid; negative for a token that has expired already
 */
public record TokenRequest(
        String subject, List<String> roles, String customer, List<String> stores, Duration validity) {

    /** Every role that the services know. */
    public static final Set<String> ROLES =
            Set.of("customer", "associate", "agent", "merchandiser", "franchisee", "service", "admin", "partner");

    private static final Duration WORKING_DAY = Duration.ofHours(8);

    public TokenRequest {
        roles = List.copyOf(roles);
        stores = List.copyOf(stores);
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("There is no role \"" + role + "\"; there are "
                        + String.join(", ", ROLES.stream().sorted().toList()) + ".");
            }
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A token needs a role.");
        }
        if (roles.contains("customer") && customer == null) {
            throw new IllegalArgumentException("A customer's token needs the customer's id.");
        }
    }

    /** A token for one of the staff or for a service. */
    public static TokenRequest of(String... roles) {
        return new TokenRequest("local-" + String.join("-", roles), List.of(roles), null, List.of(), WORKING_DAY);
    }

    /** A token for one customer. */
    public static TokenRequest ofCustomer(String customer) {
        return new TokenRequest(customer, List.of("customer"), customer, List.of(), WORKING_DAY);
    }

    /** A token for a third party's agent. */
    public static TokenRequest ofPartner(String name) {
        return new TokenRequest(name, List.of("partner"), null, List.of(), WORKING_DAY);
    }

    public TokenRequest inStores(String... glns) {
        return new TokenRequest(subject, roles, customer, List.of(glns), validity);
    }

    public TokenRequest validFor(Duration duration) {
        return new TokenRequest(subject, roles, customer, stores, duration);
    }
}
