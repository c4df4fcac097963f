package org.unisson.inventory.epcis.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of a document.
 *
 * @param by subject of who handed it in
 * @param events how many it has
 * @param captured events that were new and are kept
 * @param repeated events that had been captured before, and changed nothing
 */
public record CaptureJob(
        UUID id,
        String by,
        Instant createdAt,
        Instant finishedAt,
        Submission.Behaviour behaviour,
        int events,
        int captured,
        int repeated,
        List<Fault> faults) {}
