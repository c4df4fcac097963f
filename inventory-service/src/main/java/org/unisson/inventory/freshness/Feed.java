package org.unisson.inventory.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What was heard of a topic.
 *
 * @param completeUntil everything that was committed at its source before this is in; absent while that is not known
 * @param behind how long ago that is, as ISO 8601 duration; absent with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feed(String topic, Instant completeUntil, String behind) {}
