package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.ProgrammeDocuments.Document;
import org.unisson.loyalty.account.domain.Programme;

/** The terms of now: rates as the service is configured, validity and rules as the programme's document says. */
@ApplicationScoped
public class CurrentProgramme {

    private final ProgrammeConfig config;
    private final ProgrammeDocuments documents;
    private final RuleConditions conditions;
    // A version of the document never changes: what it was compiled to is good for as long as it is the newest.
    private volatile Compiled compiled = new Compiled(0, GoodsRules.NONE);

    CurrentProgramme(ProgrammeConfig config, ProgrammeDocuments documents, RuleConditions conditions) {
        this.config = config;
        this.documents = documents;
        this.conditions = conditions;
    }

    /** Those that a fact is booked under that comes now. */
    public Uni<EarningTerms> current(Transaction tx) {
        return documents.current(tx).map(document -> new EarningTerms(programme(document), rules(document)));
    }

    private Programme programme(Document document) {
        Programme rates = config.programme();
        return new Programme(rates.pointsPerUnit(), rates.pointValue(), document.validity());
    }

    private GoodsRules rules(Document document) {
        Compiled known = compiled;
        if (known.version() != document.version()) {
            known = new Compiled(
                    document.version(),
                    conditions.compile(document.rules(), document.validity().zone()));
            compiled = known;
        }
        return known.rules();
    }

    private record Compiled(long version, GoodsRules rules) {}
}
