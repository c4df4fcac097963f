package org.unisson.customer.identity.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.customer.identity.application.SayingWhoIsWho;
import org.unisson.customer.identity.domain.Age;

/** Collects all that is wrong with a body. */
final class Checks {

    private static final int LONGEST_REASON = 500;

    private final List<Violation> violations = new ArrayList<>();

    void require(boolean holds, String pointer, String message) {
        if (!holds) {
            violations.add(new Violation(pointer, message));
        }
    }

    /** Different customers, the oldest first. */
    SortedSet<UUID> customers(String pointer, List<UUID> ids, int least) {
        SortedSet<UUID> customers = new TreeSet<>(Age.ORDER);
        if (ids != null) {
            ids.stream().filter(id -> id != null).forEach(customers::add);
        }
        require(
                customers.size() >= least
                        && ids != null
                        && customers.size() == ids.size()
                        && customers.size() <= SayingWhoIsWho.MOST,
                pointer,
                "names " + least + " to " + SayingWhoIsWho.MOST + " different customers");
        return customers;
    }

    String reason(String reason) {
        require(
                reason != null
                        && !reason.isBlank()
                        && reason.length() <= LONGEST_REASON
                        && reason.chars().noneMatch(Character::isISOControl),
                "/reason",
                "is required, of at most " + LONGEST_REASON + " characters without control characters");
        return reason == null ? null : reason.strip();
    }

    /** 400 with everything that was wrong, if anything was. */
    void refuse() {
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).asException();
        }
    }
}
