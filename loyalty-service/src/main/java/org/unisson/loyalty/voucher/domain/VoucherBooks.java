package org.unisson.loyalty.voucher.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a batch sees of vouchers, and what it changes. Every voucher in it is locked until the transaction ends. */
public final class VoucherBooks {

    private final Map<UUID, Voucher> vouchers = new LinkedHashMap<>();
    private final Map<UUID, VoucherOrder> orders = new HashMap<>();
    private final Map<Redemption.Key, Redemption> redemptions = new LinkedHashMap<>();
    private final Map<UUID, UUID> persons = new HashMap<>();
    private final Map<UUID, UUID> buyers = new HashMap<>();
    private final Map<UUID, Set<UUID>> offersFor = new HashMap<>();
    private final Set<UUID> changedOrders = new HashSet<>();
    private final Set<Redemption.Key> changedRedemptions = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();

    public void enter(Voucher voucher) {
        vouchers.put(voucher.id(), voucher);
    }

    public void enter(VoucherOrder order) {
        orders.put(order.orderId(), order);
    }

    public void enter(Redemption redemption) {
        redemptions.put(redemption.key(), redemption);
    }

    /** Enters whose a customer is. */
    public void enterPerson(UUID customerId, UUID personId) {
        persons.put(customerId, personId);
    }

    /** Enters who has bought, where that is known. */
    public void enterBuyer(UUID purchaseId, UUID customerId) {
        buyers.put(purchaseId, customerId);
    }

    /** Enters a voucher of that buyer that is an offer for something in the purchase. */
    public void enterOfferFor(UUID purchaseId, UUID voucherId) {
        offersFor.computeIfAbsent(purchaseId, ignored -> new HashSet<>()).add(voucherId);
    }

    /** Customers of whom it has to be known whose they are. */
    public Set<UUID> customers() {
        Set<UUID> customers = new HashSet<>(buyers.values());
        vouchers.values().forEach(voucher -> customers.add(voucher.customerId()));
        return customers;
    }

    Optional<Voucher> voucher(UUID id) {
        return Optional.ofNullable(vouchers.get(id));
    }

    /** Those that the order keeps. */
    List<Voucher> keptFor(UUID orderId) {
        return vouchers.values().stream()
                .filter(voucher -> voucher.lock() != null && voucher.lock().id().equals(orderId))
                .toList();
    }

    Optional<VoucherOrder> order(UUID orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    Optional<Redemption> redemption(UUID purchaseId, UUID voucherId) {
        return Optional.ofNullable(redemptions.get(new Redemption.Key(purchaseId, voucherId)));
    }

    Collection<Redemption> redemptions() {
        return List.copyOf(redemptions.values());
    }

    Optional<UUID> buyer(UUID purchaseId) {
        return Optional.ofNullable(buyers.get(purchaseId));
    }

    Set<UUID> offersFor(UUID purchaseId) {
        return offersFor.getOrDefault(purchaseId, Set.of());
    }

    boolean areOne(UUID one, UUID other) {
        return one.equals(other) || persons.getOrDefault(one, one).equals(persons.getOrDefault(other, other));
    }

    void changed(Change change) {
        changes.add(change);
    }

    void changed(VoucherOrder order) {
        orders.put(order.orderId(), order);
        changedOrders.add(order.orderId());
    }

    void changed(Redemption redemption) {
        redemptions.put(redemption.key(), redemption);
        changedRedemptions.add(redemption.key());
    }

    /** In the order in which they were made. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<VoucherOrder> changedOrders() {
        return changedOrders.stream().map(orders::get).toList();
    }

    public List<Redemption> changedRedemptions() {
        return changedRedemptions.stream().map(redemptions::get).toList();
    }
}
