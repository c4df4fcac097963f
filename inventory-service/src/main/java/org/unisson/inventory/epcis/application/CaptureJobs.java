package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.epcis.persistence.CaptureStore;

/** Capture jobs of the last 30 days. */
@ApplicationScoped
public class CaptureJobs {

    private final Transactions transactions;
    private final CaptureStore captures;

    CaptureJobs(Transactions transactions, CaptureStore captures) {
        this.transactions = transactions;
        this.captures = captures;
    }

    public Uni<Optional<CaptureJob>> byId(UUID id) {
        return transactions.read(tx -> captures.find(tx, id));
    }
}
