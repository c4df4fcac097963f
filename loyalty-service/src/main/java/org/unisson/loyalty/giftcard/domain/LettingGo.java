package org.unisson.loyalty.giftcard.domain;

import java.util.UUID;

/** Who has set an amount aside lets it go, as long as no order or till has taken it. */
public enum LettingGo {
    /** It is free: now, or it was. */
    FREE,
    /** An order or a till has it. */
    TAKEN,
    /** There is none. */
    UNKNOWN;

    /** Sets it free where it is open, whether its time is over or not. */
    public static LettingGo of(GiftCardBooks books, UUID authorisationId) {
        return books.authorisation(authorisationId)
                .map(one -> switch (one.state()) {
                    case OPEN -> {
                        GiftCard card = books.card(one.giftCardId()).orElseThrow();
                        card.free(one.amount());
                        books.changed(card);
                        books.changed(one.in(Authorisation.State.RELEASED));
                        yield FREE;
                    }
                    case RELEASED, ENDED -> FREE;
                    case BOUND, CAPTURED -> TAKEN;
                })
                .orElse(UNKNOWN);
    }
}
