package org.unisson.loyalty.account.application;

import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.unisson.loyalty.account.domain.Name;

/**
 * What a batch needs to see.
 *
 * @param names of cards and customers; locked, so that nobody opens or merges their accounts meanwhile
 * @param purchases to be seen with their returns
 * @param orders whose holds are locked
 * @param setOffs of exchanged goods; locked first, so that of both sides the second sees the first
 * @param spenders customers who may spend the points of all that are one person with them
 * @param customers whose waiting purchases are to be seen if they have no account yet
 */
public record Needs(
        SortedSet<Name> names,
        Set<UUID> purchases,
        Set<UUID> orders,
        Set<UUID> customers,
        Set<UUID> setOffs,
        Set<UUID> spenders) {

    public Needs(SortedSet<Name> names, Set<UUID> purchases, Set<UUID> orders, Set<UUID> customers, Set<UUID> setOffs) {
        this(names, purchases, orders, customers, setOffs, Set.of());
    }

    public Needs(SortedSet<Name> names, Set<UUID> purchases, Set<UUID> orders, Set<UUID> customers) {
        this(names, purchases, orders, customers, Set.of());
    }
}
