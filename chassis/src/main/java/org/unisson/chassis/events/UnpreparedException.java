package org.unisson.chassis.events;

import org.apache.kafka.common.errors.RetriableException;

/** This service cannot write events yet, because topics or registry have not answered since it started. It passes. */
public final class UnpreparedException extends RetriableException {

    private static final long serialVersionUID = 1L;

    UnpreparedException(String message) {
        super(message);
    }
}
