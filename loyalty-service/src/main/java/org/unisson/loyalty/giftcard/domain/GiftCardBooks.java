package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The working set of a batch: cards, which are locked, with what belongs to them, and what was changed. */
public final class GiftCardBooks {

    private final Map<UUID, GiftCard> cards = new TreeMap<>();
    private final Map<UUID, Authorisation> authorisations = new LinkedHashMap<>();
    private final Map<UUID, GiftCardOrder> orders = new LinkedHashMap<>();
    private final Map<Spend.Key, Spend> spends = new LinkedHashMap<>();
    private final Set<UUID> forestalled = new HashSet<>();
    private final Set<UUID> given = new HashSet<>();
    private final List<RefundCard> made = new ArrayList<>();
    private final Set<UUID> changedCards = new HashSet<>();
    private final Map<UUID, Authorisation> changedAuthorisations = new TreeMap<>();
    private final Map<UUID, GiftCardOrder> changedOrders = new TreeMap<>();
    private final Map<Spend.Key, Spend> changedSpends = new LinkedHashMap<>();
    private final List<GiftCardEntry> entries = new ArrayList<>();

    public void enter(GiftCard card) {
        cards.put(card.id(), card);
    }

    public void enter(Authorisation authorisation) {
        authorisations.put(authorisation.id(), authorisation);
    }

    public void enter(GiftCardOrder order) {
        orders.put(order.orderId(), order);
    }

    public void enter(Spend spend) {
        spends.put(spend.key(), spend);
    }

    /** The order was cancelled before it could ask. */
    public void enterForestalled(UUID orderId) {
        forestalled.add(orderId);
    }

    /** What is owed for those goods was given before. */
    public void enterGiven(UUID refundId) {
        given.add(refundId);
    }

    Optional<GiftCard> card(UUID id) {
        return Optional.ofNullable(id).map(cards::get);
    }

    Optional<Authorisation> authorisation(UUID id) {
        return Optional.ofNullable(id).map(authorisations::get);
    }

    List<Authorisation> boundTo(UUID orderId) {
        return authorisations.values().stream()
                .filter(one -> one.state() == Authorisation.State.BOUND && orderId.equals(one.orderId()))
                .toList();
    }

    Optional<GiftCardOrder> order(UUID orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    boolean isForestalled(UUID orderId) {
        return forestalled.contains(orderId);
    }

    Optional<Spend> spend(UUID purchaseId, String reference) {
        return Optional.ofNullable(spends.get(new Spend.Key(purchaseId, reference)));
    }

    boolean isGiven(UUID refundId) {
        return given.contains(refundId);
    }

    void given(UUID refundId) {
        given.add(refundId);
    }

    void made(RefundCard card) {
        given.add(card.refundId());
        made.add(card);
    }

    /** Cards that are to be made. */
    public List<RefundCard> made() {
        return List.copyOf(made);
    }

    /** Books what is left on cards that have expired. */
    public void expire(Instant now) {
        List.copyOf(cards.values()).forEach(card -> card.expire(now).ifPresent(entry -> changed(card, entry)));
    }

    void changed(GiftCard card) {
        changedCards.add(card.id());
    }

    void changed(GiftCard card, GiftCardEntry entry) {
        changed(card);
        entries.add(entry);
    }

    void changed(Authorisation authorisation) {
        enter(authorisation);
        changedAuthorisations.put(authorisation.id(), authorisation);
    }

    void changed(GiftCardOrder order) {
        enter(order);
        changedOrders.put(order.orderId(), order);
    }

    void changed(Spend spend) {
        enter(spend);
        changedSpends.put(spend.key(), spend);
    }

    public List<GiftCard> changedCards() {
        return cards.values().stream()
                .filter(card -> changedCards.contains(card.id()))
                .toList();
    }

    public Collection<Authorisation> changedAuthorisations() {
        return changedAuthorisations.values();
    }

    public Collection<GiftCardOrder> changedOrders() {
        return changedOrders.values();
    }

    public Collection<Spend> changedSpends() {
        return changedSpends.values();
    }

    /** In which the entry's card is kept. */
    public String currencyOf(GiftCardEntry entry) {
        return cards.get(entry.giftCardId()).currency();
    }

    public List<GiftCardEntry> entries() {
        return List.copyOf(entries);
    }
}
