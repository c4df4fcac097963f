package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.giftcard.domain.CardNumber;

/**
 * Whether somebody holds a card. Wrong tries are counted in a transaction of their own, which the refusal does not undo;
 * after five of them the card is locked. The refusal does not say what was wrong.
 */
@ApplicationScoped
public class VerifyPin {

    /** Wrong tries after which a card is locked. */
    public static final int TRIES = 5;

    private final Transactions transactions;
    private final GiftCards cards;
    private final PinHash hash;

    VerifyPin(Transactions transactions, GiftCards cards, PinHash hash) {
        this.transactions = transactions;
        this.cards = cards;
        this.hash = hash;
    }

    /**
     * The card's id.
     *
     * @throws org.unisson.chassis.rest.ProblemException 403 where number and PIN do not fit, or the card is locked
     */
    public Uni<UUID> verify(Credentials credentials) {
        return transactions
                .run(tx -> CardNumber.isValid(credentials.number())
                        ? cards.byNumber(tx, credentials.number())
                                .chain(found -> found.map(card -> check(tx, card, credentials))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                        : Uni.createFrom().item(Optional.<UUID>empty()))
                .map(verified -> verified.orElseThrow(() -> Problem.of(
                                403,
                                "gift-card-refused",
                                "Not allowed",
                                "Number and PIN do not fit, or the card is locked.")
                        .asException()));
    }

    /** What recognises the same request again, without number and PIN. */
    public byte[] fingerprint(Credentials credentials) {
        return hash.ofRequest(credentials.number(), credentials.pin());
    }

    private Uni<Optional<UUID>> check(Transaction tx, GiftCards.Locked card, Credentials credentials) {
        if (card.wrongTries() >= TRIES) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean fits = PinHash.same(card.pinHash(), hash.of(card.giftCardId(), credentials.pin()));
        int tries = fits ? 0 : card.wrongTries() + 1;
        Optional<UUID> verified = fits ? Optional.of(card.giftCardId()) : Optional.empty();
        return tries == card.wrongTries()
                ? Uni.createFrom().item(verified)
                : cards.tried(tx, card.giftCardId(), tries).replaceWith(verified);
    }
}
