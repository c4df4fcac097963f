package org.unisson.demo.importing;

/**
 * What became of a row of a file.
 *
 * @param row number of the row, the first one below the header is 1
 * @param key what the row is about, for people
 * @param reason why it was refused, or in what it was not taken as it stands; empty where there is nothing to say
 */
public record RowOutcome(String file, long row, String key, Kind kind, String reason) {

    /** The kinds. */
    public enum Kind {
        TAKEN,
        /** Some of its pieces were taken, the others not. */
        PARTLY,
        REFUSED
    }

    public static RowOutcome taken(String file, long row, String key) {
        return new RowOutcome(file, row, key, Kind.TAKEN, "");
    }

    public static RowOutcome taken(String file, long row, String key, String remark) {
        return new RowOutcome(file, row, key, Kind.TAKEN, remark);
    }

    public static RowOutcome partly(String file, long row, String key, String reason) {
        return new RowOutcome(file, row, key, Kind.PARTLY, reason);
    }

    public static RowOutcome refused(String file, long row, String key, String reason) {
        return new RowOutcome(file, row, key, Kind.REFUSED, reason);
    }
}
