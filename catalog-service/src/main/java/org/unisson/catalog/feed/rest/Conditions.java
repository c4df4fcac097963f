package org.unisson.catalog.feed.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** What somebody has already, by the headers of conditional requests (RFC 9110, 13.1). */
public class Conditions {

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    String tags;

    @HeaderParam(HttpHeaders.IF_MODIFIED_SINCE)
    String date;

    /** Whether they have it. @param modified the whole second since which it is so */
    boolean areMetBy(String tag, Instant modified) {
        // Where tags are named, the date does not count.
        return tags == null
                ? instant().map(known -> !modified.isAfter(known)).orElse(false)
                : Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals(tag) || known.equals("W/" + tag) || known.equals("*"));
    }

    // What is no date is no condition.
    private Optional<Instant> instant() {
        try {
            return Optional.ofNullable(date)
                    .map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
