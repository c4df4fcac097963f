package org.unisson.catalog.feed.domain;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader has read the changes of a feed: {@code <series>-<look>}.
 *
 * @param series what counts the looks; another one for each channel, and after counting has begun anew
 * @param look the last look at the feed that the reader knows of, 0: none
 */
public record FeedCursor(UUID series, long look) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\\d{1,18})");

    /** What {@link #toString} has written. */
    public static FeedCursor parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not a cursor of a feed");
        }
        return new FeedCursor(UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** Whether one can go on from there, where the feed has come to this. */
    public boolean isBefore(FeedCursor present) {
        return series.equals(present.series) && look <= present.look;
    }

    @Override
    public String toString() {
        return series + "-" + look;
    }
}
