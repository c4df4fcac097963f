package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A consent as told.
 *
 * @param purpose capital letters, for example MARKETING
 * @param source where it was said, at most 64 characters
 * @param channel EMAIL, SMS, PUSH, POST or PHONE; left out: all of the purpose
 * @param text name and version of the text that was shown or read out, at most 128 characters; may be left out
 * @param evidence how to find what was signed, clicked or recorded, at most 256 characters; may be left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentBody(
        String purpose, Boolean granted, String source, String channel, String text, String evidence) {

    @Override
    public String toString() {
        return "a consent";
    }
}
