package org.unisson.catalog.feed.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What has changed in a feed.
 *
 * @param items as they are now: each with the names and texts of the columns of the tsv feed, without the empty ones
 * @param removed SKUs that have left, in their order
 * @param asOf the instant of all of it
 * @param cursor to go on from
 */
@Schema(
        description =
                "What has changed in a feed: applied to what the reader had, it is the whole feed of that instant.")
public record FeedChanges(List<Map<String, String>> items, List<String> removed, Instant asOf, String cursor) {}
