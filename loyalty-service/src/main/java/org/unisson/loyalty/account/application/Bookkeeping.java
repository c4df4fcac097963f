package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Books;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Name;

/** Where accounts, purchases and holds are kept. */
public interface Bookkeeping {

    /** Opens the books on what is needed, with every account in them locked until the transaction ends. */
    Uni<Books> open(Transaction tx, Needs needs);

    /** Books with the holds that took points of these customers for others, or of others for them, and their accounts. */
    Uni<Books> openAcross(Transaction tx, Collection<UUID> customers);

    /** Saves what was changed since the books were opened, in a handful of statements whatever their number. */
    Uni<Void> save(Transaction tx, Books books);

    /** Whom the known ones of these purchases belong to. */
    Uni<List<KnownPurchase>> known(Transaction tx, Collection<UUID> purchases);

    /** The account, locked until the transaction ends. */
    Uni<Optional<Account>> lock(Transaction tx, UUID accountId);

    /** Saves one correction with its reason and author. @param movements the last of which it is */
    Uni<Void> saveAdjustment(Transaction tx, Account account, List<Movement> movements, String reason, String author);

    /** Books with accounts of which something is due at that instant, but those that another transaction has locked. */
    Uni<Books> openDue(Transaction tx, Instant now, int atMost);

    /**
     * A purchase as far as needed to open the books on it.
     *
     * @param name under which it earns, or null
     * @param orderId it came from, or null
     */
    record KnownPurchase(UUID purchaseId, Name name, UUID orderId) {}
}
