package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.persistence.Documents;
import org.unisson.catalog.review.domain.ReviewRules;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;

/** What is decided of reviews without anybody looking, which is configuration. */
@ApplicationScoped
public class ConfiguringReviewRules {

    /** There is one set of rules. */
    public static final String ID = "reviews";

    private static final DocumentKind<ReviewRules> RULES = new DocumentKind<>("review-rules", ReviewRules.class);

    private final ConfiguringDocuments configuring;
    private final Documents documents;

    ConfiguringReviewRules(ConfiguringDocuments configuring, Documents documents) {
        this.configuring = configuring;
        this.documents = documents;
    }

    public Uni<Outcome> configure(ReviewRules rules, String ifMatch) {
        return configuring.configure(RULES, ID, rules, ifMatch);
    }

    /** Fails with 404 where nothing has been configured. */
    public Uni<Document<ReviewRules>> read() {
        return configuring.one(RULES, ID);
    }

    /** Those in force. */
    Uni<ReviewRules> inForce(Transaction tx) {
        return documents.find(tx, RULES, List.of(ID)).map(found -> Optional.ofNullable(found.get(ID))
                .map(Document::content)
                .orElse(ReviewRules.USUAL));
    }
}
