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
import org.unisson.customer.registry.application.RegisteringCustomers.Result;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.TooManyException;

/** Takes registrations one after the other against what is known; the same customer may come more than once. */
final class RegistrationBatch {

    private final Map<UUID, GoldenRecord> known;
    private final Map<Identifier, UUID> owners;
    private final Set<Gln> attachable;
    private final Map<UUID, GoldenRecord> current = new LinkedHashMap<>();
    private final Set<UUID> refused = new LinkedHashSet<>();
    private final List<Result> results = new ArrayList<>();

    RegistrationBatch(Map<UUID, GoldenRecord> known, Map<Identifier, UUID> owners, Set<Gln> attachable) {
        this.known = known;
        this.owners = owners;
        this.attachable = attachable;
        current.putAll(known);
    }

    void take(UUID id, Registration told, Instant now) {
        GoldenRecord before = current.get(id);
        try {
            GoldenRecord after = before == null ? GoldenRecord.register(id, told, now) : before.learn(told, now);
            Optional<Problem> refusal = refusal(before, after);
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

    private Optional<Problem> refusal(GoldenRecord before, GoldenRecord after) {
        boolean attachedAnew = before == null || !before.attachment().equals(after.attachment());
        return Refusals.taken(after, owners)
                .or(() -> attachedAnew ? Refusals.unknownStore(after, attachable) : Optional.empty());
    }

    private void refuse(UUID id, Problem problem) {
        refused.add(id);
        results.add(new Result.Refused(problem));
    }
}
