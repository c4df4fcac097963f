package org.unisson.order.carrier.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.carrier.application.Carrier;
import org.unisson.order.carrier.domain.ParcelWord;

/**
 * A carrier that carries nothing, with a book of its own as a real one has. To a postcode that ends with {@code 99} it
 * books and does not answer the first time, as a connection that breaks.
 */
@ApplicationScoped
class SandboxCarrier implements Carrier {

    private static final String SILENT = "99";

    private static final String OPEN = """
            insert into sandbox_parcel (reference, tracking_number, status, made_at) values ($1, $2, 'BOOKED', $3)
            on conflict (reference) do nothing returning 1""";

    private static final String REFUSE = """
            insert into sandbox_parcel (reference, status, made_at) values ($1, 'CANCELLED', $2)
            on conflict (reference) do update set status = 'CANCELLED'""";

    private static final String FIND = "select tracking_number, status from sandbox_parcel where reference = $1";

    private static final String TRACK =
            "select state, since from sandbox_parcel where tracking_number = $1 and state is not null";

    private final Transactions transactions;
    private final OwnContext contexts;
    private final Clock clock;

    SandboxCarrier(Transactions transactions, OwnContext contexts, Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Uni<Booking> book(Wanted wanted) {
        String reference = wanted.reference().toString();
        return remotely(tx -> tx.sql(OPEN, reference, number(wanted.reference()), Times.toDatabase(clock.instant()))
                        .map(rows -> rows.size() == 1)
                        .chain(isNew -> tx.sql(FIND, reference).map(rows -> {
                            var row = rows.iterator().next();
                            if (row.getString(1).equals("CANCELLED")) {
                                throw new IllegalStateException("cancelled before it was booked: " + reference);
                            }
                            return new Answer(isNew, new Booking(row.getString(0), null));
                        })))
                .chain(answer -> answer.isNew() && wanted.to().postcode().endsWith(SILENT)
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(answer.booking()));
    }

    @Override
    public Uni<Void> cancel(UUID reference) {
        return remotely(tx -> tx.sql(REFUSE, reference.toString(), Times.toDatabase(clock.instant())))
                .replaceWithVoid();
    }

    @Override
    public Uni<ParcelWord> track(String trackingNumber) {
        return remotely(tx -> tx.sql(TRACK, trackingNumber).map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            var row = rows.iterator().next();
            return new ParcelWord(
                    ParcelWord.State.valueOf(row.getString(0)), Times.fromDatabase(row.getOffsetDateTime(1)));
        }));
    }

    private record Answer(boolean isNew, Booking booking) {}

    /** In a transaction that shares nothing with the caller's. */
    private <T> Uni<T> remotely(Function<Transaction, Uni<T>> work) {
        return contexts.run(() -> transactions.run(work));
    }

    private static String number(UUID reference) {
        return "SB" + reference.toString().replace("-", "").substring(12).toUpperCase(Locale.ROOT);
    }
}
