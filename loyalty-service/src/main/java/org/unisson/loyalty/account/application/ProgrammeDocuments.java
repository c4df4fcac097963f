package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Rule;
import org.unisson.loyalty.account.domain.Validity;

/** Where the programme's document is kept, with all that it was before. */
public interface ProgrammeDocuments {

    /** The newest; the one that the programme begins with where none was saved. */
    Uni<Document> current(Transaction tx);

    /** Keeps the next version. @return empty where another transaction has made that version meanwhile */
    Uni<Optional<Document>> add(Transaction tx, Document next, String author, Instant at);

    /** The document. @param version 0 as long as none was saved */
    record Document(long version, Validity validity, List<Rule> rules) {

        /** Points are good at once and for ever, and all goods earn as they were sold. */
        public static final Document FIRST = new Document(0, Validity.FOR_EVER, List.of());

        public Document {
            rules = List.copyOf(rules);
        }

        boolean saysAs(Document other) {
            return validity.equals(other.validity) && rules.equals(other.rules);
        }

        Document after(Document before) {
            return new Document(before.version + 1, validity, rules);
        }
    }
}
