package org.unisson.loyalty.gesture.domain;

/**
 * How much is given for what.
 *
 * @param version 0 as long as none was saved
 * @param promisePoints for a broken promise; 0: none
 * @param successorPoints for whoever bought what has a successor now; 0: none
 * @param successorDays before its release in which it was bought
 * @param goodwillPoints that an agent may give at once
 * @param goodwillPointsPerCustomer that agents may give a person at once in {@code goodwillDays}
 */
public record GesturePolicy(
        long version,
        long promisePoints,
        long successorPoints,
        int successorDays,
        long goodwillPoints,
        long goodwillPointsPerCustomer,
        int goodwillDays) {

    /** The most that one gesture may give. */
    public static final long MOST_POINTS = 10_000;

    /** The most that may be given a person in a period without being approved. */
    public static final long MOST_POINTS_PER_CUSTOMER = 100_000;

    public static final int MOST_DAYS = 365;

    /** Nothing is given by itself, and little by agents. */
    public static final GesturePolicy FIRST = new GesturePolicy(0, 0, 0, 30, 200, 500, 30);

    /** Whether it says the same, whatever its version. */
    public boolean saysAs(GesturePolicy other) {
        return equals(other.as(version));
    }

    public GesturePolicy as(long newVersion) {
        return new GesturePolicy(
                newVersion,
                promisePoints,
                successorPoints,
                successorDays,
                goodwillPoints,
                goodwillPointsPerCustomer,
                goodwillDays);
    }

    /** What is given for it without anybody's asking; 0: nothing. */
    public long pointsFor(Gesture.Kind kind) {
        return switch (kind) {
            case PROMISE_BROKEN -> promisePoints;
            case SUCCESSOR -> successorPoints;
            case GOODWILL -> 0;
        };
    }

    /** Which rule decides of so many points by an agent. @param already given to the person by agents in the period */
    public Goodwill goodwill(long points, long already) {
        if (points > goodwillPoints) {
            return Goodwill.ABOVE_LIMIT;
        }
        return points + already > goodwillPointsPerCustomer ? Goodwill.ABOVE_LIMIT_OF_PERIOD : Goodwill.WITHIN_LIMITS;
    }

    /** How an agent's gesture is decided. */
    public enum Goodwill {
        WITHIN_LIMITS,
        ABOVE_LIMIT,
        ABOVE_LIMIT_OF_PERIOD
    }
}
