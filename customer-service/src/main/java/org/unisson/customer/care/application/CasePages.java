package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseKind;

/** Reads cases. */
public interface CasePages {

    /**
     * Which cases of those that are not over.
     *
     * @param assignee null: whoever's
     * @param kind null: all
     * @param overdue only those that were to be acted on earlier than now
     */
    record Filter(String assignee, CaseKind kind, boolean overdue) {}

    /** The cases of the person that a customer is, the newest first. */
    Uni<Page<Case>> ofCustomer(Transaction tx, UUID customerId, int limit, String cursor);

    /** Of these, the newest that are not over. */
    Uni<List<Case>> openOf(Transaction tx, UUID customerId, int limit);

    /** Cases that are not over: those on us first, the one due soonest first of all. */
    Uni<Page<Case>> open(Transaction tx, Filter filter, int limit, String cursor);

    /** The case for whose goods a receipt was given. */
    Uni<Optional<Case>> ofReceipt(Transaction tx, String receiptCode);

    /**
     * What happened, in order of time: its entries, and what is on the timeline of that person of what the case is
     * about. What a customer said who is another person now, is not told.
     *
     * @param forCustomer only what the customer may read
     */
    Uni<Page<CaseMoment>> timeline(Transaction tx, Case of, boolean forCustomer, int limit, String cursor);
}
