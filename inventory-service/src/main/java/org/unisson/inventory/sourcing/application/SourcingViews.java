package org.unisson.inventory.sourcing.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;

/** Why reserved lines come from where they come from, as it was kept. */
@ApplicationScoped
public class SourcingViews {

    private static final int MOST_SHOWN = 100;

    private static final String OF_ORDER = """
            select s.version, s.decided_at, s.cause, s.decisions::text
            from reservation r left join reservation_sourcing s using (order_id)
            where r.order_id = $1 order by s.version limit $2""";

    private final Transactions transactions;
    private final ObjectMapper json;

    SourcingViews(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** Empty where there is no reservation; the first 100 plans. */
    public Uni<Optional<History>> of(UUID orderId) {
        return transactions.read(tx -> tx.sql(OF_ORDER, orderId, MOST_SHOWN)).map(rows -> {
            List<Planned> plans = new ArrayList<>();
            rows.forEach(row -> {
                if (row.getLong(0) != null) {
                    plans.add(new Planned(
                            row.getLong(0),
                            row.getOffsetDateTime(1).toInstant(),
                            row.getString(2),
                            read(row.getString(3))));
                }
            });
            return rows.size() == 0 ? Optional.empty() : Optional.of(new History(orderId, plans));
        });
    }

    private List<DecisionView> read(String decisions) {
        try {
            return json.readValue(decisions, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read a decision that was kept", broken);
        }
    }

    /** All plans of an order, the oldest first; none where it was placed before they were kept. */
    public record History(UUID orderId, List<Planned> plans) {}

    /**
     * A plan.
     *
     * @param version of the reservation after it
     * @param cause why there was something to decide: PLACED
     */
    public record Planned(long version, Instant decidedAt, String cause, List<DecisionView> decisions) {}
}
