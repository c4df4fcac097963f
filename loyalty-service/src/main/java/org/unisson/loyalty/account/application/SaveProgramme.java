package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.loyalty.account.application.ProgrammeDocuments.Document;

/** Changes the terms of what is earned from now on; points that are there keep theirs. */
@ApplicationScoped
public class SaveProgramme {

    private final ProgrammeDocuments documents;
    private final RuleConditions conditions;
    private final Clock clock;

    SaveProgramme(ProgrammeDocuments documents, RuleConditions conditions, Clock clock) {
        this.documents = documents;
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * Saves the next version; the same again makes none.
     *
     * @param wanted whatever its version
     * @param ifMatch the version that was edited, as an ETag; null: whatever is there
     * @throws org.unisson.chassis.rest.ProblemException 422 where a rule's condition is not valid; 412 where ifMatch
     *     is not the current version, or is not any more
     */
    public Uni<Document> save(Transaction tx, Document wanted, String ifMatch, String author) {
        conditions.compile(wanted.rules(), wanted.validity().zone());
        return documents.current(tx).chain(current -> {
            Versions.requireMatch(ifMatch, current.version());
            if (current.version() > 0 && current.saysAs(wanted)) {
                return Uni.createFrom().item(current);
            }
            Document next = wanted.after(current);
            return documents
                    .add(tx, next, author, clock.instant())
                    .map(added -> added.orElseThrow(() -> Problem.changedMeanwhile(
                                    "Version " + next.version() + " was saved by somebody else at the same moment.")
                            .asException()));
        });
    }
}
