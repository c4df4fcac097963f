package org.unisson.customer.identity.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is on record, as {@link Gathering} asks for it.
 *
 * @param customers those asked for, and all that are one person with them
 * @param carriers who has the keys and blocking keys asked for: of each at most one more than it takes to be nobody's
 * @param traits of all these customers
 */
public record Known(Set<UUID> customers, Map<String, Set<UUID>> carriers, Collection<Traits> traits) {}
