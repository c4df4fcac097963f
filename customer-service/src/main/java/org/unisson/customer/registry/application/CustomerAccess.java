package org.unisson.customer.registry.application;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Person;

/** Who may see or change whom: a shopper only themselves, a franchisee only the customers of its stores. */
@RequestScoped
public class CustomerAccess {

    private final Caller caller;
    private UUID granted;

    CustomerAccess(Caller caller) {
        this.caller = caller;
    }

    /** The customer has granted this request. Said before it is served. */
    public void grant(UUID customerId) {
        granted = customerId;
    }

    /** Refuses (403) a shopper who asks for someone else. */
    public void requireOwnIfShopper(UUID customerId) {
        if (customerId.equals(granted)) {
            return;
        }
        caller.requireCustomer(customerId);
    }

    /** Refuses (403) whom {@link #allows} does not allow. */
    public void require(Person customer) {
        if (isGranted(customer)) {
            return;
        }
        caller.requireCustomer(caller.customerId().filter(customer::has).orElse(customer.id()));
        if (!allows(customer)) {
            throw Problem.forbidden("This customer is not attached to one of your stores.")
                    .asException();
        }
    }

    /** Refuses (403) a franchisee, or a shopper who asks for someone else: nothing is known of the customer here. */
    public void requireUnregistered(UUID customerId) {
        caller.requireCustomer(customerId);
        if (isBoundToOwnStores()) {
            throw Problem.forbidden("This customer is not attached to one of your stores.")
                    .asException();
        }
    }

    /** Refuses (403) a franchisee who asks for something without saying of which customer. */
    public void requireAllCustomers() {
        if (isBoundToOwnStores()) {
            throw Problem.forbidden("A franchisee names the customer.").asException();
        }
    }

    /** Refuses (403) a franchisee who attaches a customer to nowhere or to another's store. */
    public void requireAttachable(Optional<Gln> store) {
        if (isBoundToOwnStores()
                && !store.map(Gln::number).map(caller.stores()::contains).orElse(false)) {
            throw Problem.forbidden("A franchisee attaches customers to its own stores.")
                    .asException();
        }
    }

    /** Whether who calls has nothing but their own account. */
    public boolean isOnlyShopper() {
        return !isStaff() && !caller.is(Roles.FRANCHISEE);
    }

    /** Refuses (403) a card that the shopper has not shown anywhere. @param wanted null: no change */
    void requireCards(Set<Card> known, Collection<Card> wanted) {
        if (wanted != null && !known.containsAll(wanted)) {
            throw Problem.forbidden("A card is added where it can be shown: at a till, or by an agent.")
                    .asException();
        }
    }

    private boolean isGranted(Person customer) {
        return granted != null && customer.has(granted);
    }

    boolean allows(Person customer) {
        if (isBoundToOwnStores()) {
            return customer.attachment()
                    .map(Attachment::store)
                    .map(store -> caller.stores().contains(store.number()))
                    .orElse(false);
        }
        return isStaff() || caller.customerId().filter(customer::has).isPresent();
    }

    private boolean isBoundToOwnStores() {
        return caller.is(Roles.FRANCHISEE) && !isStaff();
    }

    private boolean isStaff() {
        return caller.is(Roles.ASSOCIATE)
                || caller.is(Roles.AGENT)
                || caller.is(Roles.SERVICE)
                || caller.is(Roles.ADMIN);
    }
}
