package org.unisson.chassis.events;

import org.apache.kafka.common.errors.RetriableException;

/** This service cannot write or read an event now, because topics or registry do not answer. It passes. */
public final class UnpreparedException extends RetriableException {

    private static final long serialVersionUID = 1L;

    public UnpreparedException(String message) {
        super(message);
    }

    UnpreparedException(String message, Throwable cause) {
        super(message, cause);
    }
}
