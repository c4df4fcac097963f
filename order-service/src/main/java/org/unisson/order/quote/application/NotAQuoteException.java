package org.unisson.order.quote.application;

/** What was given as a quote is none that the catalog has signed. */
final class NotAQuoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAQuoteException(String why) {
        super(why);
    }

    NotAQuoteException(String why, Exception cause) {
        super(why, cause);
    }
}
