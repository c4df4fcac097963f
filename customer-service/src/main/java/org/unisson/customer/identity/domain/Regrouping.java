package org.unisson.customer.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What changes when customers come to be other persons.
 *
 * @param joined customers that came to another person
 * @param left customers that left one that goes on without them
 */
public record Regrouping(List<Joined> joined, List<Left> left) {

    /** Customers that are of this person now, and were other persons. @param members all of the person */
    public record Joined(UUID person, SortedSet<UUID> members, SortedSet<UUID> moved) {}

    /** Customers that were of one person and are of another. @param members all of the person they are now */
    public record Left(UUID former, UUID person, SortedSet<UUID> members, SortedSet<UUID> moved) {}

    /** From whom each was to whom each is; both name all customers of each person that they name. */
    public static Regrouping between(Map<UUID, UUID> before, Map<UUID, UUID> after) {
        Map<UUID, SortedSet<UUID>> persons = groups(after);
        Map<UUID, SortedSet<UUID>> former = groups(before);
        List<Joined> joined = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        persons.forEach((person, members) -> {
            SortedSet<UUID> came = new TreeSet<>(Age.ORDER);
            Map<UUID, SortedSet<UUID>> parted = new TreeMap<>(Age.ORDER);
            for (UUID member : members) {
                UUID was = before.getOrDefault(member, member);
                if (was.equals(person)) {
                    continue;
                }
                // Of its former person somebody is elsewhere now: that one was split, not swallowed.
                if (members.containsAll(former.getOrDefault(was, new TreeSet<>(Age.ORDER)))) {
                    came.add(member);
                } else {
                    parted.computeIfAbsent(was, w -> new TreeSet<>(Age.ORDER)).add(member);
                }
            }
            if (!came.isEmpty()) {
                joined.add(new Joined(person, members, came));
            }
            parted.forEach((was, moved) -> left.add(new Left(was, person, members, moved)));
        });
        return new Regrouping(joined, left);
    }

    public boolean isNone() {
        return joined.isEmpty() && left.isEmpty();
    }

    private static Map<UUID, SortedSet<UUID>> groups(Map<UUID, UUID> persons) {
        Map<UUID, SortedSet<UUID>> groups = new LinkedHashMap<>();
        Collection<UUID> customers = persons.keySet().stream().sorted(Age.ORDER).toList();
        customers.forEach(customer -> groups.computeIfAbsent(persons.get(customer), person -> new TreeSet<>(Age.ORDER))
                .add(customer));
        return groups;
    }
}
