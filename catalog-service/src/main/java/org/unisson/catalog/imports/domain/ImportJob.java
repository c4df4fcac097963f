package org.unisson.catalog.imports.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * An import and how far it is.
 *
 * @param author subject of who sent it
 * @param products there are in it, as far as it has come in
 * @param accepted that changed something
 * @param unchanged that were so already
 * @param refused that were not taken
 * @param finishedAt null until it is done
 */
public record ImportJob(
        UUID importId,
        ImportFormat format,
        ImportStatus status,
        String author,
        long products,
        long accepted,
        long unchanged,
        long refused,
        Instant createdAt,
        Instant finishedAt) {}
