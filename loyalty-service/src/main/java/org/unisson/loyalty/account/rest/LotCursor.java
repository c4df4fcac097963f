package org.unisson.loyalty.account.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.account.application.AccountViews.LotKey;

/** Where a page of lots goes on: {@code <instant or never>/<lot id>}. */
final class LotCursor {

    private static final String NEVER = "never";
    /** What PostgreSQL and everybody else can tell. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private LotCursor() {}

    static String write(LotKey key) {
        return (key.expiresAt() == null ? NEVER : key.expiresAt()) + "/" + key.lotId();
    }

    /** @return null for the first page @throws org.unisson.chassis.rest.ProblemException 400 where it is no cursor */
    static LotKey read(String after) {
        if (after.isEmpty()) {
            return null;
        }
        int slash = after.indexOf('/');
        try {
            String expiresAt = after.substring(0, slash);
            return new LotKey(
                    expiresAt.equals(NEVER) ? null : instant("cursor", expiresAt),
                    UUID.fromString(after.substring(slash + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400, naming the parameter, where it is no instant */
    static Instant instant(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            // The same answer as to one out of range.
        }
        throw Problem.invalid(parameter, "is an instant such as 2027-01-01T00:00:00Z")
                .asException();
    }
}
