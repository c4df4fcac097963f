package org.unisson.catalog.coherence.domain;

import java.time.Instant;
import java.util.UUID;

/** An incoherence that was found. @param endedAt null while it lasts */
public record Known(UUID incoherenceId, Incoherence incoherence, Instant foundAt, Instant endedAt) {}
