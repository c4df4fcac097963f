package org.unisson.customer.care.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.customer.care.domain.Case;

/**
 * What a change of a case answers. Kept for repetitions, and so without what anybody said.
 *
 * @param dueAt until when we act; absent where we do not have to
 * @param receiptCode for goods that are repaired, if any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseState(UUID caseId, long version, String status, Instant dueAt, String receiptCode) {

    static CaseState of(Case changed) {
        return new CaseState(
                changed.caseId(),
                changed.version(),
                changed.status().name(),
                changed.dueAt(),
                changed.repair().receiptCode());
    }
}
