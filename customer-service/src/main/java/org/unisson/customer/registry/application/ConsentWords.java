package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.registry.domain.Consent;

/** Everything that was ever said of what is allowed: the proof. */
public interface ConsentWords {

    /** What was said, and the customer to whose record it was told. */
    record Word(UUID customerId, Consent consent) {}

    /** Where a word stands among all words of a person, the newest first. @param channel empty: none */
    record Place(Instant since, UUID customerId, String purpose, String channel) {

        private static final Place AFTER_ALL =
                new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1), "", "");

        public static Place of(Word word) {
            Consent consent = word.consent();
            return new Place(
                    consent.since(),
                    word.customerId(),
                    consent.purpose().name(),
                    consent.scope().isWhole() ? "" : consent.scope().channel().name());
        }

        /** As {@link #text} wrote it; empty: before the first. @throws org.unisson.chassis.rest.ProblemException 400 */
        public static Place of(String text) {
            if (text.isEmpty()) {
                return AFTER_ALL;
            }
            String[] parts = text.split(" ", -1);
            try {
                if (parts.length == 4) {
                    return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]), parts[2], parts[3]);
                }
            } catch (DateTimeException | IllegalArgumentException malformed) {
                throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                        .asException();
            }
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }

        public String text() {
            return String.join(" ", since.toString(), customerId.toString(), purpose, channel);
        }
    }

    /** Words of all customers of the person, the newest first, after a place. */
    Uni<List<Word>> before(Transaction tx, UUID customer, Place place, int limit);
}
