package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.care.application.CasePages.Filter;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;

/** Finds cases for whoever may see their customers. */
@ApplicationScoped
public class FindingCases {

    private final Transactions transactions;
    private final Cases cases;
    private final CasePages pages;
    private final FindingCustomers customers;
    private final CustomerAccess access;

    FindingCases(
            Transactions transactions,
            Cases cases,
            CasePages pages,
            FindingCustomers customers,
            CustomerAccess access) {
        this.transactions = transactions;
        this.cases = cases;
        this.pages = pages;
        this.customers = customers;
        this.access = access;
    }

    /** 404 where there is none; 403 where its customer is not the caller's to see. */
    public Uni<Case> byId(UUID caseId) {
        return transactions.read(tx -> visible(tx, caseId));
    }

    /** The same, as it went: to a shopper only what is shown to them. */
    public Uni<Page<CaseMoment>> timeline(UUID caseId, int limit, String cursor) {
        boolean forCustomer = access.isOnlyShopper();
        return transactions
                .read(tx -> visible(tx, caseId).chain(found -> pages.timeline(tx, found, forCustomer, limit, cursor)))
                .map(page -> forCustomer
                        ? new Page<>(
                                page.items().stream()
                                        .map(CaseMoment::forCustomer)
                                        .toList(),
                                page.next())
                        : page);
    }

    /** Those of the person that a customer is; 404, 403. */
    public Uni<Page<Case>> ofCustomer(UUID customerId, int limit, String cursor) {
        return customers
                .byId(customerId)
                .chain(found -> transactions.read(tx -> pages.ofCustomer(tx, customerId, limit, cursor)));
    }

    /** The one with that receipt, if the caller may see its customer. */
    public Uni<Page<Case>> ofReceipt(String receiptCode) {
        return transactions.read(tx -> pages.ofReceipt(tx, receiptCode)
                .call(found -> found.isPresent()
                        ? customers.visible(tx, found.get().customerId())
                        : Uni.createFrom().voidItem())
                .map(found -> new Page<>(found.stream().toList(), null)));
    }

    /** Those that are not over, of all customers; 403 for who sees only some. */
    public Uni<Page<Case>> open(Filter filter, int limit, String cursor) {
        access.requireAllCustomers();
        return transactions.read(tx -> pages.open(tx, filter, limit, cursor));
    }

    private Uni<Case> visible(Transaction tx, UUID caseId) {
        return cases.find(tx, caseId)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("case", caseId).asException()))
                .call(found -> customers.visible(tx, found.customerId()));
    }
}
