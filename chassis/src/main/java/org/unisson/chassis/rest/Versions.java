package org.unisson.chassis.rest;

/** ETag and If-Match of what is edited: the ETag is the aggregate's version in quotes. */
public final class Versions {

    private Versions() {}

    /** The ETag of a version. */
    public static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Refuses an edit based on another version than the current one (412). A missing If-Match edits whatever is there.
     */
    public static void requireMatch(String ifMatch, long current) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(etag(current))) {
            throw Problem.changedMeanwhile("The current version is " + etag(current) + ", not " + ifMatch + ".")
                    .asException();
        }
    }
}
