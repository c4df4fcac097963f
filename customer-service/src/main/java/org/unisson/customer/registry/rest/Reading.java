package org.unisson.customer.registry.rest;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;

/** Reads fields one by one and collects all that is wrong, never quoting a value: it may be personal. */
public final class Reading {

    private final List<Violation> violations = new ArrayList<>();

    /** The value, or null where it is missing, blank or wrong. */
    public <T> T optional(String pointer, String text, Function<String, T> parser) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException wrong) {
            violations.add(new Violation(pointer, wrong.getMessage()));
            return null;
        }
    }

    /** The value, or null, noting that, where it is missing or wrong. */
    public <T> T required(String pointer, String text, Function<String, T> parser) {
        if (text == null || text.isBlank()) {
            violations.add(new Violation(pointer, "is required"));
            return null;
        }
        return optional(pointer, text, parser);
    }

    /** Null where it was not given, empty where it was emptied. */
    <T> Optional<T> patch(String pointer, Optional<String> given, Function<String, T> parser) {
        return given == null ? null : Optional.ofNullable(optional(pointer, given.orElse(null), parser));
    }

    /** The values; a missing list is an empty one. */
    <T> List<T> list(String pointer, List<String> texts, int most, Function<String, T> parser) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > most) {
            violations.add(new Violation(pointer, "has at most " + most + " entries"));
            return List.of();
        }
        return IntStream.range(0, texts.size())
                .mapToObj(i -> required(pointer + "/" + i, texts.get(i), parser))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    public void require(boolean holds, String pointer, String message) {
        if (!holds) {
            violations.add(new Violation(pointer, message));
        }
    }

    /** 400 with everything that was wrong, if anything was. */
    public Optional<Problem> problem() {
        return violations.isEmpty() ? Optional.empty() : Optional.of(Problem.invalid(violations));
    }

    public static Function<String, String> text(int longest) {
        return text -> {
            if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("is at most " + longest + " characters without control characters");
            }
            return text;
        };
    }

    static String language(String tag) {
        try {
            return text(35).apply(
                            new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("is not a BCP 47 language tag", malformed);
        }
    }
}
