package org.unisson.inventory.stock.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Pieces;

/** Documents that the ledger has booked. */
@ApplicationScoped
public class BookedReferences {

    private static final String BOOKED = """
            select asked.id, booked.quantity, booked.quality_control, booked.damaged
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                as asked (id, reference, location, sku, reason)
            join stock_movement booked on booked.reference = asked.reference and booked.location = asked.location
                and booked.sku = asked.sku and booked.reason = asked.reason""";

    /**
     * What was booked for those of these movements whose reference has been booked before, by the
     * movement's id. Their places are locked: nobody books one of them meanwhile.
     */
    public Uni<Map<UUID, Pieces>> pieces(Transaction tx, List<Movement> movements) {
        List<Movement> referring = movements.stream()
                .filter(movement -> movement.reference() != null)
                .toList();
        if (referring.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(
                        BOOKED,
                        referring.stream().map(Movement::id).toArray(UUID[]::new),
                        column(referring, Movement::reference),
                        column(
                                referring,
                                movement -> movement.place().location().number()),
                        column(referring, movement -> movement.place().sku().code()),
                        column(referring, movement -> movement.reason().name()))
                .map(rows -> {
                    Map<UUID, Pieces> booked = new TreeMap<>();
                    rows.forEach(row ->
                            booked.put(row.getUUID(0), new Pieces(row.getLong(1), row.getLong(2), row.getLong(3))));
                    return booked;
                });
    }

    private static String[] column(List<Movement> movements, Function<Movement, String> value) {
        return movements.stream().map(value).toArray(String[]::new);
    }
}
