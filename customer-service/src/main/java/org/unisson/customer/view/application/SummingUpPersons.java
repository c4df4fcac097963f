package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.customer.care.application.CasePages;
import org.unisson.customer.delivery.application.OpenPromises;
import org.unisson.customer.timeline.domain.Kind;

/** Sums up what is known of a person, from this database alone, in one transaction. */
@ApplicationScoped
public class SummingUpPersons {

    private static final int MOST_PROMISES = 20;
    private static final int MOST_CASES = 10;
    private static final int MOST_VOUCHERS = 20;

    private final Transactions transactions;
    private final OpenCarts carts;
    private final PointsAccounts accounts;
    private final OpenPromises promises;
    private final PersonHistory history;
    private final CasePages cases;
    private final OpenVouchers vouchers;
    private final Clock clock;

    SummingUpPersons(
            Transactions transactions,
            OpenCarts carts,
            PointsAccounts accounts,
            OpenPromises promises,
            PersonHistory history,
            CasePages cases,
            OpenVouchers vouchers,
            Clock clock) {
        this.transactions = transactions;
        this.carts = carts;
        this.accounts = accounts;
        this.promises = promises;
        this.history = history;
        this.cases = cases;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    /** Of the person that a customer is; whether the caller may see it is the caller's to know. */
    public Uni<PersonParts> of(UUID customerId) {
        Instant now = clock.instant();
        return transactions.read(tx -> carts.of(tx, customerId)
                .chain(cart -> accounts.of(tx, customerId).chain(points -> promises.of(tx, customerId, MOST_PROMISES)
                        .chain(open -> cases.openOf(tx, customerId, MOST_CASES)
                                .chain(running -> vouchers.of(tx, customerId, now, MOST_VOUCHERS)
                                        .chain(paying -> history.of(tx, customerId)
                                                .map(past -> new PersonParts(
                                                        cart.orElse(null),
                                                        past.looked(),
                                                        past.of(Kind.ORDER_PLACED),
                                                        past.of(Kind.PURCHASE),
                                                        past.of(Kind.RETURN),
                                                        open,
                                                        running,
                                                        points.orElse(null),
                                                        paying))))))));
    }
}
