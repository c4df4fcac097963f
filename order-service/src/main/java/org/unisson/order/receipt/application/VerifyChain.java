package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.order.receipt.domain.ChainBreak;
import org.unisson.order.receipt.domain.ChainBreak.Kind;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.ReceiptChain;
import org.unisson.order.receipt.domain.ReceiptChain.Head;

/** Looks whether the receipts of a till are those that it handed in. */
@ApplicationScoped
public class VerifyChain {

    /** Most receipts that one call looks at. */
    public static final int MOST = 5_000;

    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Chains chains;

    VerifyChain(Transactions transactions, Chains chains) {
        this.transactions = transactions;
        this.chains = chains;
    }

    /**
     * What was found.
     *
     * @param from position of the first receipt that was looked at
     * @param verified how many receipts hold
     * @param intact whether all that was looked at holds
     * @param firstBreak the first that does not
     * @param end position of the till's last receipt
     * @param link of the last receipt that holds, hexadecimal: whoever keeps it elsewhere can prove later that nothing
     *     before it has changed
     * @param next where to go on; absent at the end
     */
    public record Report(
            Gln store,
            String till,
            long from,
            long verified,
            boolean intact,
            ChainBreak firstBreak,
            long end,
            String link,
            Long next) {}

    /** Looks at the receipts after that position, at most {@link #MOST}. Empty where the till has handed in none. */
    public Uni<Optional<Report>> verify(Gln store, String till, long after) {
        return transactions.read(tx -> chains.head(tx, store, till).chain(end -> {
            if (end.position() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Walk walk = new Walk(store, till, after, end);
            return start(tx, walk).chain(() -> go(tx, walk)).map(done -> Optional.of(walk.report()));
        }));
    }

    /** The link before the first one to look at is taken as it stands; an earlier call has looked at it. */
    private Uni<Void> start(Transaction tx, Walk walk) {
        if (walk.after == 0) {
            return Uni.createFrom().voidItem();
        }
        return chains.links(tx, walk.store, walk.till, walk.after - 1, 1)
                .invoke(walk::beginAt)
                .replaceWithVoid();
    }

    private Uni<Void> go(Transaction tx, Walk walk) {
        if (walk.isOver()) {
            return Uni.createFrom().voidItem();
        }
        return chains.links(tx, walk.store, walk.till, walk.chain.head().position(), CHUNK)
                .invoke(walk::look)
                .chain(() -> go(tx, walk));
    }

    /** A walk along a chain. */
    private static final class Walk {

        private final Gln store;
        private final String till;
        private final long after;
        private final Head end;
        private ReceiptChain chain = new ReceiptChain(Head.none());
        private ChainBreak found;

        Walk(Gln store, String till, long after, Head end) {
            this.store = store;
            this.till = till;
            this.after = Math.min(after, end.position());
            this.end = end;
        }

        void beginAt(List<Chains.Link> links) {
            if (links.isEmpty() || links.getFirst().end().position() != after) {
                found = new ChainBreak(after, null, Kind.LINK_MISSING);
            } else {
                chain = new ReceiptChain(links.getFirst().end());
            }
        }

        boolean isOver() {
            return found != null || chain.head().position() >= Math.min(end.position(), after + MOST);
        }

        void look(List<Chains.Link> links) {
            if (links.isEmpty()) {
                found = new ChainBreak(chain.head().position() + 1, null, Kind.LINK_MISSING);
            }
            for (Chains.Link link : links) {
                if (!isOver()) {
                    Head before = chain.head();
                    Kind wrong = wrongWith(link);
                    if (wrong != null) {
                        chain = new ReceiptChain(before);
                        found = new ChainBreak(
                                before.position() + 1, wrong == Kind.LINK_MISSING ? null : link.number(), wrong);
                    }
                }
            }
        }

        private Kind wrongWith(Chains.Link link) {
            if (link.end().position() != chain.head().position() + 1) {
                return Kind.LINK_MISSING;
            }
            if (link.storedHash() == null) {
                return Kind.SALE_MISSING;
            }
            if (!ContentHash.same(link.storedHash(), link.fiscalHash())) {
                return Kind.CONTENT_CHANGED;
            }
            Head next = chain.append(link.fiscalHash());
            if (!next.same(link.end())) {
                return Kind.LINK_CHANGED;
            }
            return next.position() == end.position() && !next.same(end) ? Kind.END_CHANGED : null;
        }

        Report report() {
            long reached = chain.head().position();
            return new Report(
                    store,
                    till,
                    after + 1,
                    reached - Math.min(after, reached),
                    found == null,
                    found,
                    end.position(),
                    HexFormat.of().formatHex(chain.head().link()),
                    found == null && reached < end.position() ? reached : null);
        }
    }
}
