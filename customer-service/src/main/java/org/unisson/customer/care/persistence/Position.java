package org.unisson.customer.care.persistence;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;

/** Where to go on in what is ordered by an instant, and by an id where instants are the same. */
record Position(OffsetDateTime at, String id) {

    /** Of a cursor; the start where there is none. @throws org.unisson.chassis.rest.ProblemException 400 no cursor */
    static Position of(String cursor, Position start) {
        String after = Page.after(cursor);
        if (after.isEmpty()) {
            return start;
        }
        String[] parts = after.split(" ", 2);
        try {
            return new Position(OffsetDateTime.parse(parts[0]), parts[parts.length - 1]);
        } catch (DateTimeParseException notOurs) {
            throw notOurs();
        }
    }

    /** The id, where ids are UUIDs. @throws org.unisson.chassis.rest.ProblemException 400 where it is none */
    UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return Problem.invalid("cursor", "is not a cursor of an earlier page").asException();
    }
}
