package org.unisson.customer.registry.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.application.RegisteringCustomers.Result;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.TooManyException;

/** Takes registrations one after the other against what is known; the same customer may come more than once. */
final class RegistrationBatch {

    private final Map<UUID, Held> known;
    private final Set<Gln> attachable;
    private final Map<UUID, SourceRecord> current = new LinkedHashMap<>();
    private final Set<UUID> refused = new LinkedHashSet<>();
    private final List<Result> results = new ArrayList<>();

    RegistrationBatch(Map<UUID, Held> known, Set<Gln> attachable) {
        this.known = known;
        this.attachable = attachable;
        known.forEach((id, held) -> current.put(id, held.record()));
    }

    void take(UUID id, Registration told, Instant now) {
        SourceRecord before = current.get(id);
        try {
            SourceRecord after = before == null ? SourceRecord.register(id, told, now) : before.learn(told, now);
            boolean attachedAnew = before == null || !before.attachment().equals(after.attachment());
            Optional<Problem> refusal = attachedAnew ? Refusals.unknownStore(after, attachable) : Optional.empty();
            if (refusal.isPresent()) {
                refuse(id, refusal.get());
                return;
            }
            current.put(id, after);
            results.add(new Result.Taken(after, !after.equals(before)));
        } catch (TooManyException tooMany) {
            refuse(id, Refusals.tooMany(tooMany));
        }
    }

    List<Change> changes() {
        return current.values().stream()
                .map(after -> new Change(Optional.ofNullable(known.get(after.id())), after))
                .toList();
    }

    /** Customers that were to be made and are not. */
    Set<UUID> withdrawn() {
        Set<UUID> withdrawn = new LinkedHashSet<>(refused);
        withdrawn.removeAll(current.keySet());
        return withdrawn;
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    private void refuse(UUID id, Problem problem) {
        refused.add(id);
        results.add(new Result.Refused(problem));
    }
}
