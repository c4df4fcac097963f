package org.unisson.catalog.feed.application;

import java.io.IOException;
import org.unisson.catalog.feed.domain.FeedItem;

/** Writes a feed item by item, and holds none of them. Closing it ends the feed and closes what it writes to. */
interface FeedWriter extends AutoCloseable {

    void write(FeedItem item) throws IOException;

    @Override
    void close() throws IOException;
}
