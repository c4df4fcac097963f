package org.unisson.loyalty.voucher.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.VoucherTerms;

/** Gives vouchers to customers. */
@ApplicationScoped
public class IssueVouchers {

    private final Vouchers vouchers;
    private final VoucherNews news;
    private final Clock clock;

    IssueVouchers(Vouchers vouchers, VoucherNews news, Clock clock) {
        this.vouchers = vouchers;
        this.news = news;
        this.clock = clock;
    }

    /**
     * One to a customer.
     *
     * @param author a token's subject
     * @throws org.unisson.chassis.rest.ProblemException 422 for a customer that is not known here
     */
    public Uni<Voucher.Snapshot> toOne(Transaction tx, UUID customer, VoucherTerms terms, String author) {
        return vouchers.recipients(tx, null, List.of(customer)).chain(recipients -> {
            if (!recipients.unknown().isEmpty()) {
                throw Problem.unprocessable("unknown-customer", "/customerId", "there is no customer " + customer)
                        .asException();
            }
            Change issued = Voucher.issued(customer, null, terms, author, clock.instant());
            return keep(tx, List.of(issued)).replaceWith(issued.after());
        });
    }

    /**
     * One of that batch to each person of these customers who has none of it yet: said again, also with more of them, it
     * gives nobody a second one.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where the batch has other terms
     */
    public Uni<Issued> batch(Transaction tx, UUID batchId, VoucherTerms terms, List<UUID> customers, String author) {
        Instant now = clock.instant();
        return vouchers.keepBatch(tx, batchId, terms, author, now)
                .invoke(first -> requireSame(batchId, first, terms))
                .chain(() -> vouchers.recipients(tx, batchId, customers))
                .chain(recipients -> {
                    List<Change> issued = recipients.wanting().stream()
                            .map(customer -> Voucher.issued(customer, batchId, terms, author, now))
                            .toList();
                    int others = customers.size()
                            - issued.size()
                            - recipients.unknown().size();
                    return keep(tx, issued)
                            .replaceWith(new Issued(batchId, issued.size(), others, recipients.unknown()));
                });
    }

    private Uni<Void> keep(Transaction tx, List<Change> issued) {
        issued.forEach(change -> news.tell(tx, change));
        return vouchers.save(tx, issued);
    }

    private static void requireSame(UUID batchId, VoucherTerms first, VoucherTerms now) {
        if (!first.equals(now)) {
            throw Problem.conflict("voucher-batch-differs", "Batch " + batchId + " was issued on other terms.")
                    .asException();
        }
    }

    /**
     * What became of a batch.
     *
     * @param issued now
     * @param had customers whose person had one already, or gets one under another of these ids
     * @param unknown customers that are not known here
     */
    public record Issued(UUID batchId, int issued, int had, Set<UUID> unknown) {}
}
