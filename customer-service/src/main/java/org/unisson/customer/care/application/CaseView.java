package org.unisson.customer.care.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.domain.Repair;

/**
 * A case as shown. What staff decide of it is not for the customer.
 *
 * @param customerId of whom it was told
 * @param dueAt until when we act; absent where we do not have to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID caseId,
        long version,
        UUID customerId,
        String kind,
        String status,
        String subject,
        String priority,
        String assignee,
        String openedBy,
        List<About> about,
        RepairView repair,
        Instant openedAt,
        Instant changedAt,
        Instant dueAt,
        Boolean overdue) {

    /** What it is about. @param line of the purchase or order, if not all of it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record About(String kind, String id, UUID line) {

        public static About of(Reference reference) {
            return new About(reference.kind().name(), reference.id(), reference.line());
        }
    }

    /** How far a repair is. @param step the last @param quote the last, if any @param receiptCode for the goods */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RepairView(String step, Money quote, String receiptCode) {

        static RepairView of(Repair repair) {
            return repair.step() == null
                    ? null
                    : new RepairView(repair.step().name(), repair.quote(), repair.receiptCode());
        }
    }

    public static CaseView of(Case from, boolean forCustomer, Instant now) {
        return new CaseView(
                from.caseId(),
                from.version(),
                from.customerId(),
                from.matter().kind().name(),
                from.status().name(),
                from.subject(),
                forCustomer ? null : from.matter().priority().name(),
                forCustomer ? null : from.matter().assignee(),
                forCustomer ? null : from.openedBy(),
                from.matter().about().stream().map(About::of).toList(),
                RepairView.of(from.repair()),
                from.openedAt(),
                from.changedAt(),
                from.dueAt(),
                forCustomer ? null : from.isOverdue(now));
    }
}
