package org.unisson.catalog.search.application;

import org.unisson.catalog.search.domain.Hit;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Places in what was found. */
final class Cursors {

    private Cursors() {}

    /** The hit after which to go on. @throws org.unisson.chassis.rest.ProblemException 400 where it is no cursor */
    static Hit after(String cursor) {
        String key = Page.after(cursor);
        try {
            return key.isEmpty() ? Hit.BEFORE_ALL : Hit.at(key);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
