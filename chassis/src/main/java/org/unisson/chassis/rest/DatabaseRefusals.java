package org.unisson.chassis.rest;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/** What the database does not take, and is the client's mistake. */
final class DatabaseRefusals {

    // character_not_in_repertoire, untranslatable_character
    private static final Set<String> OF_TEXT = Set.of("22021", "22P05");

    private DatabaseRefusals() {}

    /** Whether a text had a character that the database cannot keep: in a key of a map, a path, a header. */
    static boolean isOfText(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof PgException database && OF_TEXT.contains(String.valueOf(database.getSqlState()))
                    || cause instanceof SQLException jdbc && OF_TEXT.contains(String.valueOf(jdbc.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
