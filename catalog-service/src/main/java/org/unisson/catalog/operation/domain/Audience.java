package org.unisson.catalog.operation.domain;

import java.util.List;
import java.util.Objects;

/**
 * For whom an operation is: customers of one of the segments, or on its list of invitations. Neither: for everyone.
 *
 * @param segments at most 50, each of 1 to 100 characters
 * @param invited whether those on the list of invitations are in it
 */
public record Audience(List<String> segments, Boolean invited) {

    /** Everyone. */
    public static final Audience EVERYONE = new Audience(List.of(), false);

    public Audience {
        segments = segments == null ? List.of() : segments;
        invited = invited != null && invited;
        if (segments.size() > 50
                || segments.stream()
                        .anyMatch(segment -> segment == null
                                || segment.isBlank()
                                || segment.length() > 100
                                || segment.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("segments: at most 50, each of 1 to 100 characters");
        }
        segments =
                segments.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    public boolean isEveryone() {
        return segments.isEmpty() && !invited;
    }
}
