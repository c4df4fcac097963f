package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Programme;

/** The terms of now: rates as the service is configured, validity as the programme's document says. */
@ApplicationScoped
public class CurrentProgramme {

    private final ProgrammeConfig config;
    private final ProgrammeDocuments documents;

    CurrentProgramme(ProgrammeConfig config, ProgrammeDocuments documents) {
        this.config = config;
        this.documents = documents;
    }

    /** Those that a fact is booked under that comes now. */
    public Uni<Programme> current(Transaction tx) {
        Programme rates = config.programme();
        return documents
                .current(tx)
                .map(document -> new Programme(rates.pointsPerUnit(), rates.pointValue(), document.validity()));
    }
}
