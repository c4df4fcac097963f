package org.unisson.chassis.outbox;

/** What ends a leadership other than the database: another one is tried after a pause. */
class RelayFailure extends Exception {

    private static final long serialVersionUID = 1L;

    RelayFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
