package org.unisson.order.payment.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.payment.application.PaymentConfig;
import org.unisson.order.payment.sandbox.SandboxCharge.Status;

/** What the cards behind the sandbox's tokens do. */
@Singleton
class SandboxCards {

    private final SandboxBook book;
    private final PaymentConfig config;
    private final Clock clock;

    SandboxCards(SandboxBook book, PaymentConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** The charge after the card was asked; asked again, it says the same. */
    Uni<SandboxCharge> present(Transaction tx, SandboxCharge charge) {
        return switch (charge.status()) {
            case APPROVED, DECLINED, CANCELLED, CHALLENGED -> Uni.createFrom().item(charge);
            case PENDING -> turnOut(tx, charge);
            case TRIED -> become(tx, charge.with(Status.APPROVED));
            case NEW -> become(tx, firstAnswer(charge));
        };
    }

    /** A pending charge whose time has come is approved or declined. */
    Uni<SandboxCharge> turnOut(Transaction tx, SandboxCharge charge) {
        boolean due = charge.status() == Status.PENDING && !clock.instant().isBefore(charge.turnsAt());
        return due
                ? become(tx, charge.with(charge.turnsInto()))
                : Uni.createFrom().item(charge);
    }

    private SandboxCharge firstAnswer(SandboxCharge charge) {
        boolean even = charge.reference().getLeastSignificantBits() % 2 == 0;
        return switch (charge.token().secret()) {
            case "tok_visa", SandboxGateway.CLOSED, SandboxGateway.UNCAPTURED -> charge.with(Status.APPROVED);
            case "tok_flaky" -> charge.with(Status.TRIED);
            case "tok_3ds", "tok_3ds_failed", "tok_3ds_abandoned" -> charge.with(Status.CHALLENGED);
            case "tok_timeout" -> late(charge, even ? Status.APPROVED : Status.DECLINED);
            case "tok_timeout_approved" -> late(charge, Status.APPROVED);
            case "tok_timeout_declined" -> late(charge, Status.DECLINED);
            default -> charge.with(Status.DECLINED);
        };
    }

    private SandboxCharge late(SandboxCharge charge, Status outcome) {
        return charge.pendingUntil(clock.instant().plus(config.sandbox().lateBy()), outcome);
    }

    /** The charge as it stands now; an approval is entered. */
    Uni<SandboxCharge> become(Transaction tx, SandboxCharge charge) {
        Uni<Void> entered = charge.status() == Status.APPROVED
                ? book.enter(
                        tx,
                        charge.reference() + ":authorisation",
                        charge.reference(),
                        "AUTHORISATION",
                        charge.amount().minor())
                : Uni.createFrom().voidItem();
        return book.become(tx, charge).chain(() -> entered).replaceWith(charge);
    }
}
