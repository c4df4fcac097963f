package org.unisson.chassis.persons;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a part of a service keeps of persons. Every table that names a customer, or says something of one, is named by one
 * of the service's beans of this type: what is handed out to the person is the sum of them.
 */
public interface PersonalData {

    /** What is handed out to the person. */
    List<Part> parts();

    /** Tables that name persons, and of which nothing is handed out, each with the reason. */
    Map<String, String> keptBack();

    /**
     * Things of one kind.
     *
     * @param name in an export, such as {@code orders}: never changed once it is released
     * @param tables from which they are read
     * @param items statement with the columns {@code key} (text, unique, in which order they are handed out) and
     *     {@code item} (jsonb); {@code $1} are the ids of all customers of the person. Times as timestamptz, amounts in
     *     minor units beside their currency; what is null is left out
     */
    record Part(String name, Set<String> tables, String items) {

        public Part {
            tables = Set.copyOf(tables);
        }
    }
}
