package org.unisson.bench;

import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was measured on a machine whose processors are shared. A measurement during which others took more than a little
 * of them says more of the others: it is taken again, a few times, and the least disturbed counts.
 *
 * @param taken by others meanwhile, per cent of the processors
 */
public record Undisturbed<T>(T outcome, double taken) {

    private static final double LITTLE = 1;
    private static final int MOST_ATTEMPTS = 4;

    public static <T> Undisturbed<T> of(Supplier<T> measurement) {
        return of(measurement, calm -> true);
    }

    /** @param calm whether something else that is shared, such as the disk, has left the measurement alone */
    public static <T> Undisturbed<T> of(Supplier<T> measurement, Predicate<T> calm) {
        return of(measurement, calm, () -> new Stolen()::percent);
    }

    /** @param meter begins to count what others take; asked for it when the measurement is over */
    static <T> Undisturbed<T> of(Supplier<T> measurement, Predicate<T> calm, Supplier<DoubleSupplier> meter) {
        Undisturbed<T> best = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && (best == null || best.isDisturbed(calm)); attempt++) {
            DoubleSupplier taken = meter.get();
            T outcome = measurement.get();
            Undisturbed<T> latest = new Undisturbed<>(outcome, taken.getAsDouble());
            best = best == null || latest.isBetterThan(best, calm) ? latest : best;
        }
        return best;
    }

    private boolean isDisturbed(Predicate<T> calm) {
        return taken > LITTLE || !calm.test(outcome);
    }

    private boolean isBetterThan(Undisturbed<T> other, Predicate<T> calm) {
        boolean isCalm = calm.test(outcome);
        return isCalm == calm.test(other.outcome) ? taken < other.taken : isCalm;
    }
}
