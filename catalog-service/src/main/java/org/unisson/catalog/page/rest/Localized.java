package org.unisson.catalog.page.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.page.domain.Language;

/** Answers that are written in a language, and say so. */
public final class Localized {

    private Localized() {}

    public static Response answer(Object body, Language language) {
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
