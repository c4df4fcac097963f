package org.unisson.loyalty.account.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What loyalty keeps of a purchase: what was paid, under which terms, and what has come back. After every return the
 * points that remain are those of the money that remains, so that partial returns never drift and a full one takes back
 * exactly what was granted.
 */
public final class Purchase {

    private PurchaseFact.Sale sale;
    private final Programme terms;
    private final List<TakenBack> returns;
    private Life life = Life.FOR_EVER;
    private UUID accountId;
    private Money moneyBack;
    private Money pointsBack;
    private Weights weights;
    private UUID family;
    private long carried;

    private Purchase(PurchaseFact.Sale sale, Programme terms, Collection<TakenBack> returns) {
        this.sale = sale;
        this.terms = terms;
        this.returns = new ArrayList<>(returns);
        this.moneyBack = Money.zero(sale.paidWithMoney().currency());
        this.pointsBack = Money.zero(sale.paidWithMoney().currency());
        this.weights = Weights.of(sale);
    }

    /** A purchase just made, under today's terms. */
    static Purchase made(PurchaseFact.Sale sale, Programme terms) {
        return new Purchase(sale, terms, List.of()).living(terms.validity().from(sale.purchasedAt()));
    }

    /** The purchase as it was stored. */
    public static Purchase restore(
            PurchaseFact.Sale sale,
            Programme terms,
            UUID accountId,
            Money moneyBack,
            Money pointsBack,
            Weights weights,
            Collection<TakenBack> returns) {
        Purchase purchase = new Purchase(sale, terms, returns);
        purchase.weights = weights;
        purchase.accountId = accountId;
        purchase.moneyBack = moneyBack;
        purchase.pointsBack = pointsBack;
        return purchase;
    }

    /** The same, among purchases that exchanges have joined. @param family null: none */
    public Purchase joined(UUID family, long carried) {
        this.family = family;
        this.carried = carried;
        return this;
    }

    /** The same, whose points live so. */
    public Purchase living(Life points) {
        this.life = points;
        return this;
    }

    /** Points that it earned before anything came back. */
    public long granted() {
        return points(Weights.of(sale).counted(sale.paidWithMoney()));
    }

    /** Points that it still earns. */
    public long remaining() {
        return granted() - returns.stream().mapToLong(TakenBack::reversed).sum();
    }

    /** What counts for points of what is kept, in hundredths of the minor unit. */
    BigInteger counted() {
        return weights.counted(kept());
    }

    /** Money that did not come back; never less than nothing. */
    Money kept() {
        Money kept = sale.paidWithMoney().minus(moneyBack);
        return kept.isNegative() ? Money.zero(kept.currency()) : kept;
    }

    /** Whether what is kept of both can be rounded together. */
    boolean earnsAs(Purchase other) {
        return terms.pointsPerUnit() == other.terms.pointsPerUnit()
                && kept().currency().equals(other.kept().currency());
    }

    void join(UUID joined) {
        family = joined;
    }

    void carry(long points) {
        carried += points;
    }

    /** It is that customer's, if it was nobody's. @return whether it was */
    boolean claimedBy(UUID customer) {
        boolean anonymous = sale.name().isEmpty();
        if (anonymous) {
            sale = sale.claimedBy(customer);
        }
        return anonymous;
    }

    void creditedTo(Account account) {
        accountId = account.id();
    }

    /** Whether this return was taken already. */
    boolean knows(UUID returnId) {
        return returns.stream().anyMatch(known -> known.returnId().equals(returnId));
    }

    /**
     * Takes a return.
     *
     * @param stillSpent how many of the points spent on it have not been given back in another way
     */
    TakenBack take(PurchaseFact.Return returned, long stillSpent) {
        long refundedBefore = terms.pointsIn(pointsBack);
        moneyBack = moneyBack.plus(returned.refundedMoney());
        pointsBack = pointsBack.plus(returned.refundedPoints());
        Weights before = weights;
        weights = weights.without(returned.lines());
        // Where points paid a part, cents are rounded per tender: the average multiplier of what is left could rise by
        // more than the money falls. A return never gives points, and the last one takes back all that was left.
        long reversed = Math.max(0, remaining() - points(counted()));
        long refunded = terms.pointsIn(pointsBack) - refundedBefore;
        TakenBack taken = new TakenBack(
                returned.returnId(),
                returned.purchaseId(),
                reversed,
                Math.min(refunded, stillSpent),
                returned.returnedAt(),
                before.givenBack(returned.lines()));
        returns.add(taken);
        return taken;
    }

    private long points(BigInteger counted) {
        return terms.pointsFor(counted, sale.paidWithMoney().currency());
    }

    public Weights weights() {
        return weights;
    }

    public PurchaseFact.Sale sale() {
        return sale;
    }

    /** How long what it earned is good: a purchase keeps the terms of its day. */
    public Life life() {
        return life;
    }

    public Programme terms() {
        return terms;
    }

    /** The account that earned, or empty: an anonymous purchase, or one of a customer who has no account yet. */
    public Optional<UUID> accountId() {
        return Optional.ofNullable(accountId);
    }

    /** The purchases that exchanges have joined it with; empty: none. */
    public Optional<UUID> family() {
        return Optional.ofNullable(family);
    }

    /** Points beyond its own that the family earned, or lost, when this one changed. */
    public long carried() {
        return carried;
    }

    public Money moneyBack() {
        return moneyBack;
    }

    public Money pointsBack() {
        return pointsBack;
    }

    public List<TakenBack> returns() {
        return List.copyOf(returns);
    }
}
