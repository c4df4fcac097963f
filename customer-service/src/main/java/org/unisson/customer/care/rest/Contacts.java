package org.unisson.customer.care.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.customer.care.domain.Direction;
import org.unisson.customer.care.domain.Interaction;
import org.unisson.customer.registry.application.CustomerAccess;

/** Reads contacts as clients tell them. */
@ApplicationScoped
class Contacts {

    private static final int TIME_ORDERED = 7;

    private final CustomerAccess access;
    private final Caller caller;
    private final Clock clock;

    Contacts(CustomerAccess access, Caller caller, Clock clock) {
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 for what cannot be; 403 where a shopper speaks for us */
    Interaction told(UUID id, CareRequests.NewInteraction body) {
        if (id.version() != TIME_ORDERED) {
            throw Problem.invalid("id", "is not a UUIDv7").asException();
        }
        Moments.requirePast("/at", body.at(), clock.instant());
        if (body.at().isBefore(Instant.EPOCH)) {
            throw Problem.invalid("/at", "lies before 1970").asException();
        }
        boolean customer = access.isOnlyShopper();
        if (customer && body.direction() != Direction.INBOUND) {
            throw Problem.forbidden("A customer tells what they said themselves: INBOUND.")
                    .asException();
        }
        return new Interaction(
                id,
                body.customerId(),
                body.caseId(),
                body.channel(),
                body.direction(),
                body.at().truncatedTo(ChronoUnit.MICROS),
                body.store() == null ? null : body.store().number(),
                customer ? null : caller.subject(),
                body.subject().strip(),
                body.text(),
                customer || Boolean.TRUE.equals(body.shownToCustomer()),
                References.of(body.about()));
    }
}
