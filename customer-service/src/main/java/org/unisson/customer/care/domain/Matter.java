package org.unisson.customer.care.domain;

import java.util.List;

/**
 * What staff decide of a case.
 *
 * @param assignee subject of who looks after it; null: nobody yet
 */
public record Matter(CaseKind kind, Priority priority, String assignee, List<Reference> about) {

    public Matter {
        about = List.copyOf(about);
    }
}
