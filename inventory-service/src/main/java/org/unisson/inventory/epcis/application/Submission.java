package org.unisson.inventory.epcis.application;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.ObjectEvent;

/**
 * A document that was handed in.
 *
 * @param captureId of its capture job
 * @param by the caller's subject
 * @param behaviour what becomes of the good events if others are not
 * @param size how many events it has
 * @param events those that could be read
 * @param faults those that could not
 * @param isAllowed where the caller may capture
 */
public record Submission(
        UUID captureId,
        String by,
        Behaviour behaviour,
        int size,
        List<ObjectEvent> events,
        List<Fault> faults,
        Predicate<Gln> isAllowed) {

    /** Header {@code GS1-Capture-Error-Behaviour}. */
    public enum Behaviour {
        /** All or nothing. */
        ROLLBACK,
        /** As many as are good. */
        PROCEED
    }
}
