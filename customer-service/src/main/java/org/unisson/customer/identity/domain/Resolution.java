package org.unisson.customer.identity.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who is who.
 *
 * @param persons the person of each customer, named by its oldest customer
 * @param links why: as many as join the customers of each person, and no more
 */
public record Resolution(Map<UUID, UUID> persons, List<Match> links) {}
