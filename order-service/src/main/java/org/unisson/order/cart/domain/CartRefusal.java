package org.unisson.order.cart.domain;

/** The cart does not allow what was asked of it; nothing has changed. */
public class CartRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        NOT_OPEN,
        TOO_MANY_LINES,
        TOO_MANY_PIECES,
        NO_SUCH_LINE,
        OF_ANOTHER_CUSTOMER,
        EMPTY,
        NOT_ALLOWED
    }

    private final Reason reason;

    CartRefusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
