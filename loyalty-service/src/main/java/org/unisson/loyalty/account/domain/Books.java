package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Ids;

/**
 * The accounts, purchases and holds that a batch is about, opened together, changed in memory and saved together. It
 * remembers what was changed.
 */
public final class Books {

    private final Map<Name, Holder> names = new TreeMap<>();
    private final Map<UUID, Account> accounts = new TreeMap<>();
    private final Map<UUID, Purchase> purchases = new LinkedHashMap<>();
    private final Map<UUID, Hold> holds = new LinkedHashMap<>();
    private final Set<Name> renamed = new LinkedHashSet<>();
    private final Set<UUID> touchedPurchases = new LinkedHashSet<>();
    private final Set<UUID> touchedHolds = new LinkedHashSet<>();
    private final Map<UUID, SetOff> setOffs = new LinkedHashMap<>();
    private final Set<UUID> touchedSetOffs = new LinkedHashSet<>();
    private final Map<UUID, UUID> newFamilies = new TreeMap<>();
    private final List<TakenBack> newReturns = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<UUID, Set<UUID>> fellows = new HashMap<>();

    /** Enters what is stored under a name. */
    public void enter(Name name, Holder holder) {
        names.put(name, holder);
    }

    public void enter(Account account) {
        accounts.put(account.id(), account);
    }

    public void enter(Purchase purchase) {
        purchases.put(purchase.sale().purchaseId(), purchase);
    }

    public void enter(SetOff setOff) {
        setOffs.put(setOff.setOffId(), setOff);
    }

    public void enter(Hold hold) {
        holds.put(hold.orderId(), hold);
    }

    /** Enters all that are one person; whoever is not entered is one by themselves. */
    public void enterPerson(Set<UUID> members) {
        Set<UUID> all = Set.copyOf(members);
        all.forEach(member -> fellows.put(member, all));
    }

    /** The accounts of all that are one person with the customer; none of them may have one. */
    Collection<Account> accountsOfPerson(UUID customerId) {
        return fellows.getOrDefault(customerId, Set.of(customerId)).stream()
                .flatMap(member -> account(Name.ofCustomer(member)).stream())
                .toList();
    }

    Collection<Hold> holds() {
        return List.copyOf(holds.values());
    }

    Optional<Account> account(Name name) {
        return Optional.ofNullable(names.get(name)).map(Holder::accountId).map(accounts::get);
    }

    Account account(UUID accountId) {
        Account account = accounts.get(accountId);
        return account.mergedInto() == null ? account : accounts.get(account.mergedInto());
    }

    Holder holder(Name name) {
        return names.getOrDefault(name, Holder.NOBODY);
    }

    Account open() {
        Account account = Account.open(Ids.next());
        accounts.put(account.id(), account);
        return account;
    }

    void rename(Name name, Holder holder) {
        names.put(name, holder);
        renamed.add(name);
    }

    Optional<Purchase> purchase(UUID purchaseId) {
        return Optional.ofNullable(purchases.get(purchaseId));
    }

    /** Purchases of a customer that wait for an account, in the order in which they were made known. */
    List<Purchase> pendingOf(UUID customerId) {
        return purchases.values().stream()
                .filter(purchase -> purchase.accountId().isEmpty()
                        && purchase.sale().card() == null
                        && customerId.equals(purchase.sale().customerId()))
                .toList();
    }

    void touched(Purchase purchase) {
        purchases.put(purchase.sale().purchaseId(), purchase);
        touchedPurchases.add(purchase.sale().purchaseId());
    }

    SetOff setOff(UUID setOffId) {
        return setOffs.getOrDefault(setOffId, SetOff.unknown(setOffId));
    }

    void touched(SetOff setOff) {
        setOffs.put(setOff.setOffId(), setOff);
        touchedSetOffs.add(setOff.setOffId());
    }

    /** The purchase and those that exchanges have joined it with. */
    List<Purchase> family(Purchase purchase) {
        return purchase.family()
                .map(family -> purchases.values().stream()
                        .filter(member -> member.family().filter(family::equals).isPresent())
                        .toList())
                .orElse(List.of(purchase));
    }

    void joined(Purchase purchase, UUID family) {
        purchase.join(family);
        newFamilies.put(purchase.sale().purchaseId(), family);
    }

    void took(TakenBack taken) {
        newReturns.add(taken);
    }

    Optional<Hold> hold(UUID orderId) {
        return Optional.ofNullable(holds.get(orderId));
    }

    void touched(Hold hold) {
        holds.put(hold.orderId(), hold);
        touchedHolds.add(hold.orderId());
    }

    List<Movement> moved(List<Movement> more) {
        movements.addAll(more);
        return more;
    }

    /** Books what the clock has brought to the accounts that are entered. */
    public List<Movement> due(Instant now) {
        return moved(accounts.values().stream()
                .flatMap(account -> account.due(now).stream())
                .toList());
    }

    /** Every movement since the books were opened, in order. */
    public List<Movement> movements() {
        return List.copyOf(movements);
    }

    /** Accounts in the order of their ids. */
    public Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    public Map<Name, Holder> renamed() {
        Map<Name, Holder> changed = new TreeMap<>();
        renamed.forEach(name -> changed.put(name, names.get(name)));
        return changed;
    }

    public List<Purchase> changedPurchases() {
        return touchedPurchases.stream().map(purchases::get).toList();
    }

    public List<Hold> changedHolds() {
        return touchedHolds.stream().map(holds::get).toList();
    }

    /** Families of the purchases that are entered. */
    public Set<UUID> families() {
        return purchases.values().stream()
                .flatMap(purchase -> purchase.family().stream())
                .collect(Collectors.toSet());
    }

    /** Accounts that the purchases entered have earned on. */
    public Set<UUID> earners() {
        return purchases.values().stream()
                .flatMap(purchase -> purchase.accountId().stream())
                .collect(Collectors.toSet());
    }

    public List<SetOff> changedSetOffs() {
        return touchedSetOffs.stream().map(setOffs::get).toList();
    }

    /** Purchases that were joined with others, and their family. */
    public Map<UUID, UUID> newFamilies() {
        return Map.copyOf(newFamilies);
    }

    public List<TakenBack> newReturns() {
        return List.copyOf(newReturns);
    }
}
