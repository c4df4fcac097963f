package org.unisson.customer.segment.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.conditions.ConditionLanguage.Condition;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.segment.application.FactsOfPersons.Known;
import org.unisson.customer.segment.domain.Rule;
import org.unisson.customer.segment.domain.Stay;

/**
 * Puts persons into the segments whose conditions they meet and out of the others, and tells of each change. Every customer
 * of a person is in the person's segments: whoever knows only one of its ids needs to know nothing of persons.
 */
@ApplicationScoped
class MovingMembers {

    private final Stays stays;
    private final SegmentConditions conditions;
    private final ObjectMapper json;

    MovingMembers(Stays stays, SegmentConditions conditions, ObjectMapper json) {
        this.stays = stays;
        this.conditions = conditions;
        this.json = json;
    }

    /** To be called by one at a time. */
    Uni<Void> move(Transaction tx, List<Known> persons, List<Rule> rules, Instant now) {
        List<UUID> customers =
                persons.stream().flatMap(person -> person.members().stream()).toList();
        if (customers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Instant> looks = new HashMap<>();
        persons.forEach(person -> person.members()
                .forEach(customer -> looks.put(
                        customer,
                        customer.equals(person.personId()) ? person.facts().changesAt() : null)));
        return stays.current(tx, customers)
                .map(current -> compared(persons, rules, current, now))
                .chain(changes -> write(tx, changes, now))
                .chain(() -> stays.look(tx, looks));
    }

    private Changes compared(List<Known> persons, List<Rule> rules, List<Stay> current, Instant now) {
        Map<UUID, Map<String, Stay>> were = new HashMap<>();
        current.forEach(stay ->
                were.computeIfAbsent(stay.customerId(), c -> new TreeMap<>()).put(stay.segmentId(), stay));
        Changes changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::segmentId, Function.identity()));
        for (Known person : persons) {
            Map<String, Object> variables = person.facts().variables();
            Map<String, Rule> met = new TreeMap<>();
            rules.stream()
                    .filter(rule -> conditions.compile(rule.condition()).isMet(variables))
                    .forEach(rule -> met.put(rule.segmentId(), rule));
            for (UUID customer : person.members()) {
                Map<String, Stay> was = were.getOrDefault(customer, Map.of());
                met.forEach((id, rule) -> {
                    if (was.containsKey(id)) {
                        changes.kept().add(was.get(id));
                    } else {
                        changes.begun().add(begun(customer, rule, variables, now));
                    }
                });
                was.forEach((id, stay) -> {
                    if (!met.containsKey(id)) {
                        changes.ended().add(ended(stay, byId.get(id), variables, now));
                    }
                });
            }
        }
        return changes;
    }

    private Stay begun(UUID customer, Rule rule, Map<String, Object> variables, Instant now) {
        return new Stay(
                Ids.next(), rule.segmentId(), customer, rule.version(), now, asked(rule, variables), null, null, null);
    }

    private Stay ended(Stay stay, Rule rule, Map<String, Object> variables, Instant now) {
        return rule == null ? stay.left(now, null, null) : stay.left(now, rule.version(), asked(rule, variables));
    }

    private Uni<Void> write(Transaction tx, Changes changes, Instant now) {
        Map<UUID, List<Stay>> told = new TreeMap<>();
        changes.begun().forEach(stay -> told.computeIfAbsent(stay.customerId(), c -> new ArrayList<>())
                .add(stay));
        changes.ended().forEach(stay -> told.computeIfAbsent(stay.customerId(), c -> new ArrayList<>())
                .add(stay));
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        changes.kept().stream()
                .filter(stay -> told.containsKey(stay.customerId()))
                .forEach(stay -> told.get(stay.customerId()).add(stay));
        return stays.end(tx, changes.ended())
                .chain(() -> stays.begin(tx, changes.begun()))
                .chain(() -> stays.renumber(tx, told.keySet(), now))
                .invoke(versions -> told.forEach((customer, changed) ->
                        tx.emit(SegmentEvents.of(customer, versions.get(customer), changed, now))))
                .replaceWithVoid();
    }

    /** The variables that the rule names, those that are known. */
    private String asked(Rule rule, Map<String, Object> variables) {
        Condition condition = conditions.compile(rule.condition());
        Map<String, Object> asked = new TreeMap<>();
        condition.variables().stream()
                .filter(variables::containsKey)
                .forEach(name -> asked.put(name, variables.get(name)));
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write texts and numbers", impossible);
        }
    }

    private record Changes(List<Stay> kept, List<Stay> begun, List<Stay> ended) {}
}
