package org.unisson.customer.delivery.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.delivery.domain.Consignment;

/** What is known of consignments, and of goods that inventory has looked for elsewhere. */
public interface Consignments {

    /** Name of the handler that follows consignments: its progress tells how fresh what is known of them is. */
    String HANDLER = "customer.consignments";

    /** Locks them until the transaction ends, those that nobody has told of included. */
    Uni<Map<UUID, Consignment>> lock(Transaction tx, SortedSet<UUID> ids);

    /** Writes them; whoever asks holds them. */
    Uni<Void> save(Transaction tx, Collection<Consignment> consignments);

    /** Keeps what was looked for elsewhere, each once; whoever asks holds the consignments. */
    Uni<Void> keep(Transaction tx, List<Resourcing> resourcings);

    /** Takes out what was kept of those consignments that have been told of; whoever asks holds them. */
    Uni<List<Owned>> take(Transaction tx, Collection<UUID> ids);

    /** Goods looked for elsewhere, and whose they are. @param customerId null: a guest's */
    record Owned(Resourcing resourcing, UUID customerId) {}
}
