package org.unisson.customer.registry.domain;

/**
 * What shows that a consent was given or withdrawn, beside where and when. Each may be unknown: null.
 *
 * @param text name and version of the text that was shown or read out, at most 128 characters
 * @param evidence how to find what was signed, clicked or recorded, at most 256 characters
 * @param notedBy subject of whoever noted it here
 */
public record Proof(String text, String evidence, String notedBy) {

    /** Nothing more is known. */
    public static final Proof NONE = new Proof(null, null, null);
}
