package org.unisson.customer.registry.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Rejection;
import org.unisson.customer.registry.application.RegisteringCustomers;
import org.unisson.customer.registry.application.RegisteringCustomers.Candidate;
import org.unisson.customer.registry.application.RegisteringCustomers.Result;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.Registration;

/** Registers a batch: what cannot be read is rejected at once, the rest is registered together. */
@ApplicationScoped
class CustomerBatch {

    private final Transactions transactions;
    private final RegisteringCustomers registering;
    private final Bodies bodies;

    CustomerBatch(Transactions transactions, RegisteringCustomers registering, Bodies bodies) {
        this.transactions = transactions;
        this.registering = registering;
        this.bodies = bodies;
    }

    Uni<BatchAnswer> register(List<BatchBody.Item> items) {
        List<Rejection> rejected = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Reading reading = new Reading();
            Optional<Candidate> candidate = read(reading, items.get(i));
            Optional<Problem> problem = reading.problem();
            if (problem.isPresent()) {
                rejected.add(new Rejection(i, key(items.get(i)), problem.get()));
            } else {
                indexes.add(i);
                candidates.add(candidate.orElseThrow());
            }
        }
        Uni<List<Result>> results = candidates.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transactions.run(tx -> registering.register(tx, candidates));
        return results.map(all -> answer(items, indexes, all, rejected));
    }

    private Optional<Candidate> read(Reading reading, BatchBody.Item item) {
        if (item == null) {
            reading.require(false, "/", "is null");
            return Optional.empty();
        }
        Optional<Reference> reference = bodies.reference(reading, item.reference());
        Registration registration = bodies.registration(reading, item.customer());
        return Optional.of(new Candidate(reference, registration));
    }

    private static BatchAnswer answer(
            List<BatchBody.Item> items, List<Integer> indexes, List<Result> results, List<Rejection> rejected) {
        List<BatchAnswer.Known> known = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < results.size(); i++) {
            int index = indexes.get(i);
            switch (results.get(i)) {
                case Result.Taken taken -> {
                    known.add(new BatchAnswer.Known(index, taken.customer().id()));
                    accepted += taken.changed() ? 1 : 0;
                }
                case Result.Refused refused ->
                    rejected.add(new Rejection(index, key(items.get(index)), refused.problem()));
            }
        }
        rejected.sort(Comparator.comparing(Rejection::index));
        return new BatchAnswer(accepted, known.size() - accepted, rejected, known);
    }

    private static String key(BatchBody.Item item) {
        return item == null || item.reference() == null
                ? null
                : item.reference().source() + "/" + item.reference().id();
    }
}
