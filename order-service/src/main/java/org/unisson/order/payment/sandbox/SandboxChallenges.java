package org.unisson.order.payment.sandbox;

import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.payment.application.PaymentConfig;
import org.unisson.order.payment.sandbox.SandboxCharge.Status;

/** The bank of the sandbox's cards: it asks the customer, and the gateway notifies what came of it. */
@Singleton
class SandboxChallenges {

    static final String PATH = "/sandbox/challenges/";

    private static final String ABANDONED = "tok_3ds_abandoned";
    private static final String FAILING = "tok_3ds_failed";

    private final Transactions transactions;
    private final SandboxBook book;
    private final SandboxCards cards;
    private final SandboxNotifier notifier;
    private final PaymentConfig config;
    private final HttpServer server;

    SandboxChallenges(
            Transactions transactions,
            SandboxBook book,
            SandboxCards cards,
            SandboxNotifier notifier,
            PaymentConfig config,
            HttpServer server) {
        this.transactions = transactions;
        this.book = book;
        this.cards = cards;
        this.notifier = notifier;
        this.config = config;
        this.server = server;
    }

    /** Where the customer of that charge is to go. */
    String url(UUID reference) {
        return config.sandbox().challengeUrl().orElseGet(() -> "http://127.0.0.1:" + server.getPort() + PATH)
                + reference;
    }

    /** The charge. @throws org.unisson.chassis.rest.ProblemException 404 where there is no challenge of that reference */
    Uni<SandboxCharge> find(UUID reference) {
        return transactions.run(tx -> find(tx, reference));
    }

    /**
     * The customer has shown who they are, or has failed to.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no challenge of that reference; 409 where nobody
     *     waits for it any more, or the page does not answer
     */
    Uni<SandboxCharge> answer(UUID reference, boolean passed) {
        return transactions
                .run(tx -> find(tx, reference).chain(charge -> {
                    if (charge.status() != Status.CHALLENGED
                            || charge.token().secret().equals(ABANDONED)) {
                        throw Problem.conflict("challenge-over", "Nobody waits for this challenge any more.")
                                .asException();
                    }
                    boolean pays = passed && !charge.token().secret().equals(FAILING);
                    return cards.become(tx, charge.with(pays ? Status.APPROVED : Status.DECLINED));
                }))
                .invoke(notifier::tell);
    }

    private Uni<SandboxCharge> find(Transaction tx, UUID reference) {
        if (!config.gateway().equals("sandbox")) {
            throw none(reference);
        }
        return book.find(tx, reference).onItem().ifNull().failWith(() -> none(reference));
    }

    private static RuntimeException none(UUID reference) {
        return Problem.notFound("challenge", reference).asException();
    }
}
