package org.unisson.customer.identity.domain;

import java.util.Collection;
import java.util.Set;

/**
 * All that decides who of some customers is who.
 *
 * @param customers what is known of each
 * @param links why some of them are one person now
 * @param together what people said: these are one person
 * @param apart what people said: these are not
 */
public record Evidence(Collection<Traits> customers, Collection<Match> links, Set<Pair> together, Set<Pair> apart) {}
