package org.unisson.catalog.search.domain;

import java.util.List;

/**
 * What matches everything but prices.
 *
 * @param termsVersion of the terms that were in force for the statement; 0 where nothing was found
 * @param capped whether there may be more than were looked at
 */
public record Candidates(long termsVersion, boolean capped, List<Candidate> products) {}
