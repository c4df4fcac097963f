package org.unisson.order.till.domain;

import java.time.Instant;
import java.util.List;

/**
 * What was handed in of a session after its closing: the Z report stays as it is, and this is added to it.
 *
 * @param late the first of them, at most {@value #LISTED}, in the order of the till's chain
 */
public record Supplement(TillFigures figures, List<Late> late) {

    /** Most that are listed; the figures are of all. */
    public static final int LISTED = 500;

    public Supplement {
        late = List.copyOf(late);
    }

    /** A receipt, a void or a return. @param kind RECEIPT, VOID or RETURN; a return has its id for a number */
    public record Late(String kind, String number, Instant occurredAt) {}

    /** Whether there is none. */
    public boolean isNothing() {
        return late.isEmpty();
    }
}
