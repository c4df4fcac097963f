package org.unisson.inventory.transfer.domain;

import java.util.List;
import org.unisson.inventory.stock.domain.Movement;

/** What comes of a command to a transfer. */
public sealed interface Outcome {

    /**
     * It is done.
     *
     * @param transfer after it; the same object means that nothing has changed
     * @param movements of goods that go with it
     */
    record Done(Transfer transfer, List<Movement> movements) implements Outcome {}

    /** Where it stands does not allow it. */
    record Refused(Refusal why) implements Outcome {}

    /** Why a transfer cannot go on like that. */
    enum Refusal {
        /** Everything has been received, or given up. */
        RECEIVED,
        /** Its goods have gone back. */
        CANCELLED,
        /** Some of its goods have been received. */
        PARTLY_RECEIVED
    }
}
