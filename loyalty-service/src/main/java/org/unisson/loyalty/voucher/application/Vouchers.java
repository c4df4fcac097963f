package org.unisson.loyalty.voucher.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.VoucherBooks;
import org.unisson.loyalty.voucher.domain.VoucherOrder;
import org.unisson.loyalty.voucher.domain.VoucherTerms;

/** Where vouchers are kept. */
public interface Vouchers {

    /** Opens the books on what is needed, with every voucher in them locked until the transaction ends. */
    Uni<VoucherBooks> open(Transaction tx, VoucherNeeds needs);

    /** Opens the books on vouchers of these customers that others have spent, and of others that these have. */
    Uni<VoucherBooks> openAcross(Transaction tx, Collection<UUID> customers);

    /** Saves what was changed since the books were opened. */
    Uni<Void> save(Transaction tx, VoucherBooks books);

    /** Saves changes in their order, those of new vouchers too. */
    Uni<Void> save(Transaction tx, List<Change> changes);

    /** The voucher, locked until the transaction ends. */
    Uni<Optional<Voucher>> lock(Transaction tx, UUID voucherId);

    /** Vouchers for which the clock has brought something, locked; passes over those that others hold. */
    Uni<List<Voucher>> due(Transaction tx, Instant now, int atMost);

    /** Keeps a batch's terms, and locks it until the transaction ends. @return those that it has: of the first time */
    Uni<VoucherTerms> keepBatch(Transaction tx, UUID batchId, VoucherTerms terms, String author, Instant now);

    /**
     * Of these customers, in their order: those whose person has none of that batch yet, one of each person, and those whom
     * loyalty does not know.
     */
    Uni<Recipients> recipients(Transaction tx, UUID batchId, List<UUID> customers);

    /** How all vouchers stand, with an id above the one given, in their order. */
    Uni<List<Change>> lastChanges(Transaction tx, UUID after, int limit);

    /** Decisions since an instant that have events of their own, with an id above the one given, in their order. */
    Uni<List<VoucherOrder>> decisions(Transaction tx, Instant since, UUID after, int limit);

    /** @param wanting who are to get one @param unknown who are no customers here */
    record Recipients(List<UUID> wanting, Set<UUID> unknown) {}
}
