package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Step;

/** The order that consignments are of, and what follows for it and its sale from what happens to them. */
public interface OrderOfConsignments {

    /** Locks it until the transaction ends. @throws org.unisson.chassis.rest.ProblemException 404 where there is none */
    Uni<Locked> lock(Transaction tx, UUID orderId);

    /** Writes what follows. @param all of its consignments as they are now */
    Uni<Void> follow(Transaction tx, UUID orderId, List<Consequence> consequences, List<Consignment> all);

    /** Gives back what was paid for pieces that will never leave. @param location where they were to come from */
    Uni<Void> refund(Transaction tx, UUID orderId, Gln location, Map<UUID, Long> pieces);

    /** Writes down what became of an edit that inventory was asked for. */
    Uni<Void> edited(Transaction tx, UUID orderId, Edited edited);

    /**
     * Cancels it where it is still undecided, because its goods are gone. @return whether it was undecided
     */
    Uni<Boolean> giveUpUndecided(Transaction tx, UUID orderId);

    /** An order that is held. @param origin what its events are tied together by */
    record Locked(UUID orderId, String channel, Origin origin) {}

    /** What a message did to a consignment. */
    record Consequence(Step step, Consignment before, Consignment after) {}

    /**
     * What became of an edit.
     *
     * @param whole lines of which all is handed out so now, or nothing, where it stays
     * @param some pieces by line that are handed out so now, where others keep their way
     * @param now how; null: as before, for inventory could not
     * @param by who had asked for it
     */
    record Edited(Set<UUID> whole, Map<UUID, Long> some, Fulfilment now, String by) {

        static Edited kept(Set<UUID> lineIds, String by) {
            return new Edited(lineIds, Map.of(), null, by);
        }
    }
}
