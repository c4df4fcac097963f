package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.ServiceLevels;
import org.unisson.customer.registry.application.FindingCustomers;

/** Opens cases. */
@ApplicationScoped
public class OpeningCases {

    /** Most cases of a person that are not over. */
    public static final int MOST_OPEN = 50;

    private final Cases cases;
    private final SavingCases saving;
    private final FindingCustomers finding;
    private final ServiceLevels levels;
    private final Clock clock;

    OpeningCases(Cases cases, SavingCases saving, FindingCustomers finding, CareConfig config, Clock clock) {
        this.cases = cases;
        this.saving = saving;
        this.finding = finding;
        this.levels = config.serviceLevels();
        this.clock = clock;
    }

    /**
     * What is to be opened.
     *
     * @param text more of it, or null
     * @param shown whether the customer may read the text
     * @param by subject of who opens it; null: the customer
     */
    public record Opening(UUID customerId, String subject, String text, boolean shown, String by, Matter matter) {}

    /** Opens it; 403; 422 unknown-customer; 409 too-many-open-cases. */
    public Uni<Case> open(Transaction tx, Opening wanted) {
        return finding.visible(tx, wanted.customerId())
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Problem.unprocessable(
                                        "unknown-customer", "/customerId", "no customer is known by this id")
                                .asException();
                    }
                })
                .chain(() -> cases.lockAndCountOpen(tx, wanted.customerId()))
                .invoke(open -> {
                    if (open >= MOST_OPEN) {
                        throw Problem.conflict(
                                        "too-many-open-cases",
                                        "At most " + MOST_OPEN + " cases of a customer are open.")
                                .asException();
                    }
                })
                .chain(() -> add(tx, wanted));
    }

    private Uni<Case> add(Transaction tx, Opening wanted) {
        Case opened = Case.open(
                Ids.next(),
                wanted.customerId(),
                wanted.subject(),
                wanted.by(),
                wanted.matter(),
                clock.instant(),
                levels);
        CaseEntry entry = new CaseEntry(
                opened.caseId(),
                opened.version(),
                CaseEntry.Kind.OPENED,
                opened.openedAt(),
                wanted.by(),
                wanted.shown(),
                wanted.text(),
                opened.status(),
                null,
                null,
                null);
        return saving.add(tx, opened, entry);
    }
}
