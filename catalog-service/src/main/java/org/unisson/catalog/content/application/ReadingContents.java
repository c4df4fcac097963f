package org.unisson.catalog.content.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.catalog.content.domain.Content;
import org.unisson.catalog.content.persistence.Contents;
import org.unisson.catalog.page.domain.Question;
import org.unisson.chassis.rest.Problem;

/** What channels tell of products, besides price and stock. */
@ApplicationScoped
public class ReadingContents {

    private final Contents contents;
    private final Clock clock;

    ReadingContents(Contents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    /** Fails with 404 where there is no such product that who asks may see. */
    public Uni<Content> of(UUID productId, Question question) {
        return contents.of(productId, question, clock.instant())
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("product", productId).asException()));
    }
}
