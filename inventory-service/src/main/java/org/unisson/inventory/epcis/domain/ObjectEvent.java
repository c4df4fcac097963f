package org.unisson.inventory.epcis.domain;

import java.time.Instant;
import java.util.List;

/**
 * An EPCIS event about objects, as far as inventory follows it.
 *
 * @param index its position in its document
 * @param eventId the one it came with, or the hash of its content
 * @param content hash of all it says, in hexadecimal digits
 * @param bizStep a word of the Core Business Vocabulary, a URI of another one, or null
 * @param disposition the same
 * @param readPoint where it was read, or null
 * @param bizLocation where the objects are afterwards, or null; one of both is there
 * @param items pieces with serial numbers
 * @param quantities pieces without
 */
public record ObjectEvent(
        int index,
        String eventId,
        String content,
        Instant at,
        Action action,
        String bizStep,
        String disposition,
        Sgln readPoint,
        Sgln bizLocation,
        List<TradeItem.Serialised> items,
        List<Quantity> quantities) {

    /** That many pieces of a class. */
    public record Quantity(TradeItem.OfClass of, long pieces) {}

    public Meaning meaning() {
        return Meaning.of(action, bizStep, disposition);
    }
}
