package org.unisson.catalog.feed.domain;

/** How a feed is written. */
public enum FeedFormat {
    /** RSS 2.0 with the elements of Google Merchant. */
    XML("application/rss+xml;charset=UTF-8"),
    /** A line each, columns separated by tabs. */
    TSV("text/tab-separated-values;charset=UTF-8");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
