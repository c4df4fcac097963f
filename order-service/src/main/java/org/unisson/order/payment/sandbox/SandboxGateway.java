package org.unisson.order.payment.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.application.GatewayAdapter;
import org.unisson.order.payment.application.GatewayUnavailableException;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.payment.sandbox.SandboxCharge.Status;

/**
 * A gateway that charges nobody, with a book of its own as a real one has. What a card does stands in its token:
 * {@code tok_visa} approves, {@code tok_declined} declines, {@code tok_flaky} fails once and then approves, {@code
 * tok_timeout} is silent and turns out later, approved or declined by chance; {@code tok_timeout_approved} and {@code
 * tok_timeout_declined} leave no chance; {@code tok_3ds} has the customer pass a challenge, {@code tok_3ds_failed} fails
 * it whatever the customer does, {@code tok_3ds_abandoned} never hears from the customer; {@code tok_closed} pays, and is
 * closed by the time of a refund, which is refused for good; {@code tok_uncaptured} approves, and every capture of it
 * fails. Any other token declines.
 */
@ApplicationScoped
@Typed(GatewayAdapter.class)
public class SandboxGateway implements GatewayAdapter {

    static final String CLOSED = "tok_closed";
    static final String UNCAPTURED = "tok_uncaptured";

    private static final CardToken NO_CARD = new CardToken("");

    private final Transactions transactions;
    private final SandboxBook book;
    private final SandboxCards cards;
    private final SandboxChallenges challenges;
    private final OwnContext contexts;

    SandboxGateway(
            Transactions transactions,
            SandboxBook book,
            SandboxCards cards,
            SandboxChallenges challenges,
            OwnContext contexts) {
        this.transactions = transactions;
        this.book = book;
        this.cards = cards;
        this.challenges = challenges;
        this.contexts = contexts;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Uni<Outcome> authorise(UUID reference, UUID orderId, Money amount, CardToken token) {
        return remotely(tx ->
                        book.open(tx, reference, orderId, amount, token).chain(charge -> cards.present(tx, charge)))
                .chain(charge -> switch (charge.status()) {
                    case TRIED ->
                        Uni.createFrom().failure(new GatewayUnavailableException("the sandbox says to try again"));
                    // As a connection over which nothing comes: the caller's patience ends first.
                    case PENDING -> Uni.createFrom().nothing();
                    case NEW, CHALLENGED, APPROVED, DECLINED, CANCELLED ->
                        Uni.createFrom().item(outcome(charge));
                });
    }

    @Override
    public Uni<Outcome> outcome(UUID reference) {
        return remotely(tx -> book.find(tx, reference)
                        .chain(charge -> charge == null
                                ? Uni.createFrom().<SandboxCharge>nullItem()
                                : cards.turnOut(tx, charge)))
                .map(charge -> charge == null ? new Outcome.Unknown() : outcome(charge));
    }

    @Override
    public Uni<Void> capture(UUID reference, Money amount) {
        return remotely(tx -> book.find(tx, reference).chain(charge -> {
            if (charge == null || charge.status() != Status.APPROVED) {
                throw new IllegalStateException("only what is approved can be captured: " + reference);
            }
            if (charge.token().secret().equals(UNCAPTURED)) {
                throw new GatewayUnavailableException("the sandbox captures nothing of this card");
            }
            return book.enter(tx, reference + ":capture", reference, "CAPTURE", amount.minor());
        }));
    }

    @Override
    public Uni<Boolean> cancel(UUID reference) {
        return remotely(tx -> book.open(tx, reference, null, Money.zero("XXX"), NO_CARD)
                .chain(charge -> cards.turnOut(tx, charge))
                .chain(charge -> switch (charge.status()) {
                    case PENDING -> Uni.createFrom().item(false);
                    case DECLINED, CANCELLED -> Uni.createFrom().item(true);
                    // Never heard of, or failed: what may still arrive under this reference finds it refused.
                    case NEW, TRIED, CHALLENGED ->
                        book.become(tx, charge.with(Status.CANCELLED)).replaceWith(true);
                    case APPROVED ->
                        book.become(tx, charge.with(Status.CANCELLED))
                                .chain(() -> book.enter(
                                        tx,
                                        reference + ":void",
                                        reference,
                                        "VOID",
                                        charge.amount().minor()))
                                .replaceWith(true);
                }));
    }

    @Override
    public Uni<Refund> refund(UUID reference, UUID refundId, Money amount) {
        return remotely(tx -> book.find(tx, reference)
                .chain(charge -> charge != null && charge.token().secret().equals(CLOSED)
                        ? Uni.createFrom().<Refund>item(new Refund.Refused("CARD_CLOSED"))
                        : give(tx, reference, refundId, amount)));
    }

    private Uni<Refund> give(Transaction tx, UUID reference, UUID refundId, Money amount) {
        return book.refundable(tx, reference, refundId.toString()).chain(refundable -> {
            if (refundable < amount.minor()) {
                throw new GatewayUnavailableException("only " + refundable + " of " + reference
                        + " is captured and not refunded: not " + amount.minor());
            }
            return book.enter(tx, refundId.toString(), reference, "REFUND", amount.minor())
                    .replaceWith(new Refund.Given());
        });
    }

    /** In a transaction that shares nothing with the caller's. */
    private <T> Uni<T> remotely(Function<Transaction, Uni<T>> work) {
        return contexts.run(() -> transactions.run(work));
    }

    private Outcome outcome(SandboxCharge charge) {
        return switch (charge.status()) {
            case APPROVED -> new Outcome.Approved("sandbox-" + charge.reference());
            case DECLINED, CANCELLED -> new Outcome.Declined();
            case CHALLENGED -> new Outcome.ChallengeRequired(challenges.url(charge.reference()));
            case PENDING -> new Outcome.Pending();
            case NEW, TRIED -> new Outcome.Unknown();
        };
    }
}
