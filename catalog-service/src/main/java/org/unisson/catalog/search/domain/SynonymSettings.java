package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.Objects;

/**
 * Words that mean the same to whoever looks for one of them.
 *
 * @param words 2 to 20, of 1 to 50 characters each
 */
public record SynonymSettings(List<String> words) {

    private static final int MOST = 20;
    private static final int LONGEST = 50;

    public SynonymSettings {
        if (words == null
                || words.size() < 2
                || words.size() > MOST
                || words.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("words: 2 to " + MOST + " are required");
        }
        if (words.stream().anyMatch(word -> word.isBlank() || word.length() > LONGEST || word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("words: each has 1 to " + LONGEST + " characters");
        }
        words = List.copyOf(words);
    }
}
