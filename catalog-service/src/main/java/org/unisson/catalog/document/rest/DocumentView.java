package org.unisson.catalog.document.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.unisson.catalog.document.domain.Document;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Versions;

/** A document as answered: what it says, with its id and version beside. */
public record DocumentView<C>(String id, @JsonUnwrapped C content, long version, Instant changedAt) {

    /** The document alone, with its version as ETag. */
    public static <C> Response answer(Document<C> document) {
        return Response.ok(of(document))
                .header(HttpHeaders.ETAG, Versions.etag(document.version()))
                .build();
    }

    public static <C> Page<DocumentView<C>> page(Page<Document<C>> page) {
        return new Page<>(page.items().stream().map(DocumentView::of).toList(), page.next());
    }

    private static <C> DocumentView<C> of(Document<C> document) {
        return new DocumentView<>(document.id(), document.content(), document.version(), document.changedAt());
    }
}
