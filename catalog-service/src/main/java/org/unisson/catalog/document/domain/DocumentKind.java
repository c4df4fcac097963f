package org.unisson.catalog.document.domain;

/**
 * A kind of documents.
 *
 * @param name as stored, and in words
 * @param content what each of them says
 */
public record DocumentKind<C>(String name, Class<C> content) {

    /** Ids of documents. */
    public static final String ID = "[a-z0-9][a-z0-9._-]{0,199}";

    /** What an id is, in words. */
    public static final String ID_IN_WORDS = "1 to 200 lower-case letters, digits, dots, dashes or underscores";
}
