package org.unisson.catalog.completeness.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.channel.persistence.Channels;
import org.unisson.catalog.completeness.domain.Completeness;
import org.unisson.catalog.completeness.domain.Requirements;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.draft.persistence.Drafts;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.persistence.Products;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Channels say what they want of products, and products are held against it. */
@ApplicationScoped
public class JudgingCompleteness {

    private static final DocumentKind<Requirements> REQUIREMENTS =
            new DocumentKind<>("channel-requirements", Requirements.class);

    private final ConfiguringDocuments documents;
    private final Channels channels;
    private final Products products;
    private final Drafts drafts;
    private final Transactions transactions;

    JudgingCompleteness(
            ConfiguringDocuments documents,
            Channels channels,
            Products products,
            Drafts drafts,
            Transactions transactions) {
        this.documents = documents;
        this.channels = channels;
        this.products = products;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    /** Gives the channel these requirements; fails with 404 where there is no such channel. */
    public Uni<Outcome> require(String channelId, Requirements requirements, String ifMatch) {
        return documents.configure(
                REQUIREMENTS, channelId, requirements, ifMatch, (tx, before, after) -> channels.find(tx, channelId)
                        .invoke(found -> found.orElseThrow(
                                () -> Problem.notFound("channel", channelId).asException()))
                        .replaceWithVoid());
    }

    /** What the channel wants; fails with 404 where it wants nothing. */
    public Uni<Document<Requirements>> requirements(String channelId) {
        return documents.one(REQUIREMENTS, channelId);
    }

    /** How complete the product is for the channel: its draft, or what is published. Fails with 404 as those do. */
    public Uni<Completeness> of(UUID productId, String channelId, boolean draft) {
        return requirements(channelId)
                .chain(wanted -> content(productId, draft).map(content -> Completeness.of(content, wanted.content())));
    }

    private Uni<ProductContent> content(UUID productId, boolean draft) {
        return transactions
                .read(tx -> draft
                        ? drafts.find(tx, productId).map(found -> found.map(Draft::content))
                        : products.find(tx, List.of(productId)).map(found -> Optional.ofNullable(found.get(productId))
                                .map(Product::content)))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound(draft ? "draft of product" : "product", productId)
                                .asException()));
    }
}
