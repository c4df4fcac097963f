package org.unisson.customer.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.unisson.customer.identity.application.Recognition;

/**
 * How far everybody has been recognised anew by the rules in force.
 *
 * @param rulesVersion of the rules; 0: those built in, by which everybody was recognised when they were told of
 * @param customers how many there were when the rules were put
 * @param lookedAt how many have been looked at
 * @param moved how many came to be another person, counted each time that they did
 * @param begunAt absent: no rules were ever put
 * @param endedAt absent: it goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecognitionView(
        long rulesVersion, long customers, long lookedAt, long moved, Instant begunAt, Instant endedAt) {

    static final RecognitionView NONE = new RecognitionView(0, 0, 0, 0, null, null);

    static RecognitionView of(Recognition of) {
        return new RecognitionView(
                of.rulesVersion(), of.customers(), of.lookedAt(), of.moved(), of.begunAt(), of.endedAt());
    }
}
