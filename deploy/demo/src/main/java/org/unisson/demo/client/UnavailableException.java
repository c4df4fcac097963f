package org.unisson.demo.client;

/** A service did not answer, or did not catch up, for as long as the client was willing to wait. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
