package org.unisson.customer.registry.domain;

/** A customer has more identifiers of a kind than anyone can have. */
public class TooManyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Identifier.Kind kind;

    TooManyException(Identifier.Kind kind, int most) {
        super("a customer has at most " + most, null, false, false);
        this.kind = kind;
    }

    public Identifier.Kind kind() {
        return kind;
    }
}
