package org.unisson.bench;

import java.util.function.DoubleSupplier;
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
        return of(measurement, () -> new Stolen()::percent);
    }

    /** @param meter begins to count what others take; asked for it when the measurement is over */
    static <T> Undisturbed<T> of(Supplier<T> measurement, Supplier<DoubleSupplier> meter) {
        Undisturbed<T> best = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && (best == null || best.taken > LITTLE); attempt++) {
            DoubleSupplier taken = meter.get();
            T outcome = measurement.get();
            Undisturbed<T> latest = new Undisturbed<>(outcome, taken.getAsDouble());
            best = best == null || latest.taken < best.taken ? latest : best;
        }
        return best;
    }
}
