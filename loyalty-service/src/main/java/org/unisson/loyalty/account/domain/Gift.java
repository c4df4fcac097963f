package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Points for a gesture.
 *
 * @param gestureId makes one entry, whatever is repeated
 * @param points at least 1
 */
public record Gift(UUID gestureId, UUID customerId, long points, Instant at) {

    /** Credits them, on a new account where the customer has none yet. @param life from now on */
    public List<Movement> give(Books books, Life life, Instant now) {
        Name name = Name.ofCustomer(customerId);
        List<Movement> movements = new ArrayList<>();
        movements.addAll(books.account(name).isPresent() ? List.of() : Linking.open(books, customerId, now));
        Account account = books.account(name).orElseThrow();
        movements.addAll(account.due(now));
        movements.add(account.given(points, life, Source.gesture(gestureId, at), now));
        return books.moved(movements);
    }
}
