package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.giftcard.domain.LettingGo;

/** Sets free what was set aside, for who has changed their mind. */
@ApplicationScoped
public class LetGoGiftCard {

    private final GiftCards cards;

    LetGoGiftCard(GiftCards cards) {
        this.cards = cards;
    }

    /**
     * Lets the authorisation go; one that is free already stays so.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none; 409 where an order or a till has it
     */
    public Uni<Void> letGo(Transaction tx, UUID authorisationId) {
        return cards.open(tx, GiftCardNeeds.ofAuthorisation(authorisationId)).chain(books -> switch (LettingGo.of(
                books, authorisationId)) {
            case FREE -> cards.save(tx, books);
            case TAKEN ->
                throw Problem.conflict("authorisation-taken", "An order or a till has taken it; it goes with that.")
                        .asException();
            case UNKNOWN ->
                throw Problem.notFound("authorisation", authorisationId).asException();
        });
    }
}
