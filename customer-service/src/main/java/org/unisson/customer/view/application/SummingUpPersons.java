package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.customer.delivery.application.OpenPromises;
import org.unisson.customer.timeline.domain.Kind;

/** Sums up what is known of a person, from this database alone, in one transaction. */
@ApplicationScoped
public class SummingUpPersons {

    private static final int MOST_PROMISES = 20;

    private final Transactions transactions;
    private final OpenCarts carts;
    private final PointsAccounts accounts;
    private final OpenPromises promises;
    private final PersonHistory history;

    SummingUpPersons(
            Transactions transactions,
            OpenCarts carts,
            PointsAccounts accounts,
            OpenPromises promises,
            PersonHistory history) {
        this.transactions = transactions;
        this.carts = carts;
        this.accounts = accounts;
        this.promises = promises;
        this.history = history;
    }

    /** Of the person that a customer is; whether the caller may see it is the caller's to know. */
    public Uni<PersonParts> of(UUID customerId) {
        return transactions.read(tx -> carts.of(tx, customerId).chain(cart -> accounts.of(tx, customerId)
                .chain(points -> promises.of(tx, customerId, MOST_PROMISES).chain(open -> history.of(tx, customerId)
                        .map(past -> new PersonParts(
                                cart.orElse(null),
                                past.looked(),
                                past.of(Kind.ORDER_PLACED),
                                past.of(Kind.PURCHASE),
                                past.of(Kind.RETURN),
                                open,
                                points.orElse(null)))))));
    }
}
