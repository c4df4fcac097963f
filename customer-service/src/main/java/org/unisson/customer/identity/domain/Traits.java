package org.unisson.customer.identity.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells who a customer is, as one source knows it.
 *
 * @param customerId the customer
 * @param label names the customer independently of when it came here, so that the order of arrival decides nothing
 * @param givenName folded; empty where unknown
 * @param familyName folded; empty where unknown
 * @param birthDate or null
 * @param street folded; empty where unknown
 * @param postcode folded; empty where unknown
 */
public record Traits(
        UUID customerId,
        String label,
        String givenName,
        String familyName,
        LocalDate birthDate,
        String street,
        String postcode,
        SortedSet<Key> keys) {

    private static final String BLOCK = "~";

    public Traits {
        givenName = Folded.of(givenName);
        familyName = Folded.of(familyName);
        street = Folded.of(street);
        postcode = Folded.of(postcode);
        keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }

    /** What two customers have in common that makes it worth to compare them, beside their keys. */
    public Set<String> blockingKeys() {
        Set<String> blocks = new TreeSet<>();
        if (birthDate != null && !familyName.isEmpty()) {
            blocks.add(BLOCK + "FAMILY+BIRTH:" + start(familyName) + "|" + birthDate);
        }
        // Somebody may have written the given name first.
        if (birthDate != null && !givenName.isEmpty()) {
            blocks.add(BLOCK + "FAMILY+BIRTH:" + start(givenName) + "|" + birthDate);
        }
        if (!postcode.isEmpty() && !familyName.isEmpty() && !givenName.isEmpty()) {
            blocks.add(BLOCK + "POSTCODE+NAMES:" + postcode + "|"
                    + Stream.of(start(familyName), start(givenName)).sorted().collect(Collectors.joining("|")));
        }
        return blocks;
    }

    /** Whether the text is a blocking key, and not a key. */
    public static boolean isBlockingKey(String text) {
        return text.startsWith(BLOCK);
    }

    /** The keys of a kind. */
    Set<Key> keys(Key.Kind kind) {
        return keys.stream().filter(key -> key.kind() == kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Both names in one, whichever was written first; empty where both are unknown. */
    String fullName() {
        return givenName.compareTo(familyName) <= 0 ? givenName + "|" + familyName : familyName + "|" + givenName;
    }

    boolean isNameless() {
        return givenName.isEmpty() && familyName.isEmpty();
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "traits of " + customerId;
    }

    private static String start(String name) {
        return name.substring(0, Math.min(3, name.length()));
    }
}
