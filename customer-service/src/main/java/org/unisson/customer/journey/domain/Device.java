package org.unisson.customer.journey.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is known of a device: who has been known on it, and who signed in and out when. What it told of nobody is somebody's
 * by this alone, worked out at reading: the order in which it came to be known decides nothing, nor does repetition.
 *
 * @param customers who was ever named together with it
 * @param signs in any order; of a shared device it is enough to know a person's own and the first of others after each, of
 *     any other the last
 */
public record Device(String visitor, Set<UUID> customers, List<Sign> signs) {

    /** How the names of devices begin that stand in a store for everybody: kiosks, mirrors, tablets of sellers. */
    public static final String EVERYBODYS = "shared:";

    public Device {
        customers = Set.copyOf(customers);
        signs = List.copyOf(signs);
    }

    /**
     * When what it told of nobody is that person's. On a device of one person: always, also before it was known whose it
     * is, but not from a last sign-out on. On one of several: only while they are signed in. No device says that two are
     * one person: that is decided elsewhere, and read here.
     *
     * @param person all customers that are that person
     */
    public List<Stretch> of(Set<UUID> person) {
        if (customers.stream().noneMatch(person::contains)) {
            return List.of();
        }
        return isShared(person) ? signedIn(person) : own();
    }

    private boolean isShared(Set<UUID> person) {
        return visitor.startsWith(EVERYBODYS) || !person.containsAll(customers);
    }

    private List<Stretch> own() {
        Map.Entry<Instant, Moment> last = moments().lastEntry();
        boolean open = last == null || !last.getValue().in().isEmpty();
        return List.of(new Stretch(visitor, Instant.MIN, open ? Instant.MAX : last.getKey()));
    }

    private List<Stretch> signedIn(Set<UUID> person) {
        List<Stretch> stretches = new ArrayList<>();
        Instant since = null;
        for (Map.Entry<Instant, Moment> at : moments().entrySet()) {
            boolean theirs = !at.getValue().in().isEmpty()
                    && person.containsAll(at.getValue().in());
            if (since != null && !theirs) {
                stretches.add(new Stretch(visitor, since, at.getKey()));
                since = null;
            } else if (since == null && theirs) {
                since = at.getKey();
            }
        }
        if (since != null) {
            stretches.add(new Stretch(visitor, since, Instant.MAX));
        }
        return stretches;
    }

    // Of one instant, signing out comes before signing in; and where several sign in at once, nobody knows who stays.
    private TreeMap<Instant, Moment> moments() {
        TreeMap<Instant, Moment> moments = new TreeMap<>();
        for (Sign sign : signs) {
            Moment moment = moments.computeIfAbsent(sign.at(), at -> new Moment(new ArrayList<>()));
            if (sign.customerId() != null) {
                moment.in().add(sign.customerId());
            }
        }
        return moments;
    }

    private record Moment(List<UUID> in) {}
}
