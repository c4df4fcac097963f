package org.unisson.inventory.availability.domain;

/**
 * How much of what is available at a place somebody may promise. Services that have the same to work out from
 * {@code ChannelPolicyChanged} come to the same: all are tested with {@code cases/promisable.csv}.
 *
 * @param share per cent of what is available, 1 to 100
 * @param buffer pieces that are kept back, zero or more
 */
public record Portion(int share, long buffer) {

    public static final int ALL = 100;

    public Portion {
        if (share < 1 || share > ALL || buffer < 0) {
            throw new IllegalArgumentException("no portion: " + share + " % and " + buffer + " kept back");
        }
    }

    /**
     * Pieces that may be promised: as many as both allow, the share rounded down to whole pieces. The share is one of
     * what is available now: of what is left when some of it has been promised, it is the same part again.
     *
     * @param available zero or more
     */
    public long of(long available) {
        return Math.max(0, Math.min(available * share / ALL, available - buffer));
    }
}
