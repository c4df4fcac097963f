package org.unisson.catalog.feed.application;

import java.io.IOException;
import org.unisson.catalog.feed.domain.FeedLine;

/** Writes a feed item by item, and holds none of them. */
interface FeedWriter {

    void write(FeedLine line) throws IOException;

    /** Ends the feed, and closes what it was written to. */
    void end() throws IOException;
}
