package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** A cart that was checked out or changed meanwhile is not at rest any more. */
final class CartClosed implements Rule {

    @Override
    public Finding judge(Facts facts, Instant now) {
        if (facts.closedBy().isPresent()) {
            return Finding.verdict(
                    Reason.CART_CLOSED,
                    "The cart became order " + facts.closedBy().get() + ".",
                    facts.closedBy().get());
        }
        return facts.abandonedAgain()
                ? Finding.verdict(Reason.CART_CLOSED, "The cart was changed and has rested once more since.")
                : Finding.SILENT;
    }
}
