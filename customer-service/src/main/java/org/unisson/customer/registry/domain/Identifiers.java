package org.unisson.customer.registry.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one source recognises a customer by: at most 20 cards and 50 devices.
 *
 * @param email or null
 * @param phone or null
 */
public record Identifiers(Email email, Phone phone, SortedSet<Card> cards, SortedSet<Device> devices) {

    /** Most cards of one customer. */
    public static final int MOST_CARDS = 20;

    /** Most devices of one customer. */
    public static final int MOST_DEVICES = 50;

    /** None. */
    public static final Identifiers NONE =
            new Identifiers(null, null, Collections.emptySortedSet(), Collections.emptySortedSet());

    public Identifiers {
        cards = Collections.unmodifiableSortedSet(new TreeSet<>(cards));
        devices = Collections.unmodifiableSortedSet(new TreeSet<>(devices));
        if (cards.size() > MOST_CARDS) {
            throw new TooManyException(Identifier.Kind.CARD, MOST_CARDS);
        }
        if (devices.size() > MOST_DEVICES) {
            throw new TooManyException(Identifier.Kind.DEVICE, MOST_DEVICES);
        }
    }

    /** Those that may say who somebody is. */
    public Stream<Identifier> telling() {
        Stream<Identifier> addresses = Stream.concat(
                Optional.<Identifier>ofNullable(email).stream(), Optional.<Identifier>ofNullable(phone).stream());
        return Stream.concat(addresses, cards.stream());
    }

    /** These, and what else was told: cards and devices add up. */
    Identifiers with(Email newEmail, Phone newPhone, Collection<Card> moreCards, Collection<Device> moreDevices) {
        return new Identifiers(newEmail, newPhone, union(cards, moreCards), union(devices, moreDevices));
    }

    /** Without these cards and devices. */
    Identifiers without(Collection<Card> noCards, Collection<Device> noDevices) {
        SortedSet<Card> fewerCards = new TreeSet<>(cards);
        fewerCards.removeAll(noCards);
        SortedSet<Device> fewerDevices = new TreeSet<>(devices);
        fewerDevices.removeAll(noDevices);
        return new Identifiers(email, phone, fewerCards, fewerDevices);
    }

    private static <T extends Comparable<T>> SortedSet<T> union(SortedSet<T> some, Collection<T> more) {
        SortedSet<T> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }
}
