package org.unisson.inventory.freshness;

import java.time.Instant;
import java.util.List;

/**
 * As of when an answer is.
 *
 * @param asOf when it was read
 * @param feeds how much of what others told was in it
 */
public record AsOf(Instant asOf, List<Feed> feeds) {}
