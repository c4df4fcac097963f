package org.unisson.inventory.sourcing.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.sourcing.domain.Decision;
import org.unisson.inventory.sourcing.persistence.SourcingRecords;

/** Keeps with a reservation why its lines come from where they come from. */
@ApplicationScoped
public class KeepDecisions {

    private final SourcingRecords records;
    private final ObjectMapper json;

    KeepDecisions(SourcingRecords records, ObjectMapper json) {
        this.records = records;
        this.json = json;
    }

    /** Why there was something to decide. */
    public enum Cause {
        /** The order was placed. */
        PLACED,
        /** A consignment's location could not hand out what was set aside there. */
        RESOURCED
    }

    /** What was decided for an order. @param version of its reservation after it */
    public record Decided(UUID orderId, long version, Cause cause, List<Decision> decisions) {}

    /** Once per reservation and version; the reservations are there already. */
    public Uni<Void> keep(Transaction tx, List<Decided> decided, Instant now) {
        return records.add(
                tx,
                decided.stream()
                        .map(one -> new SourcingRecords.Kept(
                                one.orderId(), one.version(), one.cause().name(), write(one.decisions())))
                        .toList(),
                now);
    }

    private String write(List<Decision> decisions) {
        try {
            return json.writeValueAsString(decisions.stream()
                    .map(decision -> DecisionView.of(decision, UUID::toString))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a decision", impossible);
        }
    }
}
