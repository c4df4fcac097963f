package org.unisson.inventory.epcis.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.unisson.inventory.epcis.application.CaptureJob;
import org.unisson.inventory.epcis.application.Fault;

/**
 * A capture job, as EPCIS 2.0 describes it.
 *
 * @param running false: it is done when it can be asked for
 * @param success whether nothing was wrong
 * @param captureErrorBehaviour rollback or proceed
 * @param errors a problem for each event that was not taken
 * @param events how many events the document has
 * @param captured how many of them were new, and are kept
 * @param repeated how many had been captured before, and changed nothing
 */
record CaptureJobBody(
        String captureID,
        Instant createdAt,
        Instant finishedAt,
        boolean running,
        boolean success,
        String captureErrorBehaviour,
        List<Fault> errors,
        int events,
        int captured,
        int repeated) {

    static CaptureJobBody of(CaptureJob job) {
        return new CaptureJobBody(
                job.id().toString(),
                job.createdAt(),
                job.finishedAt(),
                false,
                job.faults().isEmpty(),
                job.behaviour().name().toLowerCase(Locale.ROOT),
                job.faults(),
                job.events(),
                job.captured(),
                job.repeated());
    }
}
