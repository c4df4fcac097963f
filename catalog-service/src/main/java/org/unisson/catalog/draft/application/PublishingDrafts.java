package org.unisson.catalog.draft.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.draft.persistence.Drafts;
import org.unisson.catalog.product.application.StoringProducts;
import org.unisson.catalog.product.application.StoringProducts.Saying;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Versions;

/** Drafts become what is published, at once or at an instant. */
@ApplicationScoped
public class PublishingDrafts {

    private final Drafts drafts;
    private final StoringProducts storing;
    private final Clock clock;

    PublishingDrafts(Drafts drafts, StoringProducts storing, Clock clock) {
        this.drafts = drafts;
        this.storing = storing;
        this.clock = clock;
    }

    /**
     * Publishes the draft; fails with 404 where there is none, 412 where it or what it is based on has changed, and
     * as writing the product at once would.
     *
     * @param ifMatch version of the draft as an ETag, or null
     * @return the version that is published now
     */
    public Uni<Long> publish(Transaction tx, UUID productId, String ifMatch, String author) {
        return mine(tx, productId, ifMatch)
                .chain(draft -> publish(tx, draft, author))
                .map(Outcome::version);
    }

    /** Has it published at that instant, or, where null, when somebody says so. Fails as {@link #publish} does. */
    public Uni<Draft> schedule(Transaction tx, UUID productId, String ifMatch, Instant at, String author) {
        return mine(tx, productId, ifMatch)
                .map(draft -> draft.publishedAt(at, author, clock.instant()))
                .call(draft -> drafts.save(tx, draft));
    }

    /** Publishes the draft, which then is none any more; a refusal leaves it. The caller is the only writer. */
    Uni<Outcome> publish(Transaction tx, Draft draft, String author) {
        // Based on what was published when it was written: what somebody has published since is not lost.
        Saying saying = new Saying(draft.productId(), draft.content(), Versions.etag(draft.basedOn()));
        return storing.store(tx, List.of(saying), author).map(List::getFirst).call(outcome -> switch (outcome) {
            case Outcome.Refused refused -> Uni.createFrom().voidItem();
            case Outcome.Written written -> drafts.remove(tx, draft.productId());
            case Outcome.Unchanged same -> drafts.remove(tx, draft.productId());
        });
    }

    private Uni<Draft> mine(Transaction tx, UUID productId, String ifMatch) {
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> drafts.find(tx, productId))
                .map(found -> found.orElseThrow(() -> WritingDrafts.none(productId)))
                .invoke(draft -> Versions.requireMatch(ifMatch, draft.version()));
    }
}
