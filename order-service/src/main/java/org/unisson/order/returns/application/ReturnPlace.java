package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.reference.application.KnownReferences;

/** Where and through what goods come back: it must exist, whether it is open and active or not. */
@ApplicationScoped
class ReturnPlace {

    private final KnownReferences references;

    ReturnPlace(KnownReferences references) {
        this.references = references;
    }

    /** Refuses (422) an unknown location or channel. */
    Uni<Void> require(Transaction tx, String channel, Gln location) {
        return references
                .locations(tx, Set.of(location))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable("unknown-location", "/location", "there is no location " + location)
                                .asException();
                    }
                })
                .chain(() -> requireChannel(tx, channel));
    }

    /** Refuses (422) an unknown channel. */
    Uni<Void> requireChannel(Transaction tx, String channel) {
        return references
                .channels(tx, List.of(channel))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable("unknown-channel", "/channel", "there is no channel " + channel)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
