package org.unisson.order.access;

import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Adder;

/**
 * Who may reach whose carts and orders: staff who serve customers all of them, a customer their own and those of whoever is
 * one person with them, and whoever holds its random id one that is nobody's.
 */
@RequestScoped
public class OwnerAccess {

    private static final List<String> SERVING = List.of(Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN);

    private final Caller caller;

    OwnerAccess(Caller caller) {
        this.caller = caller;
    }

    /** Refuses (401 or 403) a caller who may not reach what belongs to that customer; null: to nobody. */
    public void require(UUID owner) {
        if (owner == null || isServing()) {
            return;
        }
        if (caller.subject().equals("anonymous")) {
            throw new UnauthorizedException();
        }
        if (!caller.isCustomer(owner)) {
            throw Problem.forbidden("This belongs to another customer.").asException();
        }
    }

    /** The same, and in what capacity the caller acts on what belongs to that customer. */
    public Adder admit(UUID owner) {
        require(owner);
        boolean theirs = caller.isCustomer(owner);
        if (theirs || !isServing()) {
            return Adder.OWNER;
        }
        if (caller.is(Roles.ASSOCIATE) || caller.is(Roles.AGENT)) {
            return Adder.seller(
                    caller.subject(),
                    caller.stores().size() == 1 ? caller.stores().iterator().next() : null);
        }
        return Adder.service(caller.subject());
    }

    /** Refuses (401 or 403) a caller who is not of the staff that serves customers. */
    public void requireServing() {
        if (!isServing()) {
            if (caller.subject().equals("anonymous")) {
                throw new UnauthorizedException();
            }
            throw Problem.forbidden("Only staff may do this.").asException();
        }
    }

    /** The same, and (403) one who works in other stores alone. */
    public void requireTill(Gln store) {
        requireServing();
        caller.requireStore(store);
    }

    /** Whom a thing the caller makes belongs to: the one named, else the shopper who calls; null: nobody. */
    public UUID ownerOf(UUID named) {
        UUID owner = named == null ? caller.customerId().orElse(null) : named;
        require(owner);
        return owner;
    }

    /** Refuses (403) those who hand goods out: they are shown the code, they do not make it. */
    public void requireNotInStore() {
        if (isInStore()) {
            throw Problem.forbidden("The code is made for the customer, not for the store.")
                    .asException();
        }
    }

    /** Whether the caller works in a store, and nowhere else. */
    public boolean isInStore() {
        return caller.is(Roles.ASSOCIATE)
                && !caller.is(Roles.AGENT)
                && !caller.is(Roles.SERVICE)
                && !caller.is(Roles.ADMIN);
    }

    public boolean isServing() {
        return SERVING.stream().anyMatch(caller::is);
    }
}
