package org.unisson.catalog.search.domain;

import java.util.Collection;

/** The words that are looked for, as PostgreSQL has understood them: stems, with their synonyms. */
public sealed interface Asked {

    /** A word that is to be there. */
    record Word(String lexeme) implements Asked {}

    /** Both are to be there. */
    record Both(Asked left, Asked right) implements Asked {}

    /** One of them is to be there. */
    record Either(Asked left, Asked right) implements Asked {}

    /** It must not be there. */
    record Without(Asked what) implements Asked {}

    /** The one stands so many words before the other. */
    record Followed(Asked left, Asked right, int distance) implements Asked {}

    /** Nothing that anything could match, as where only words were typed that say nothing. */
    record Nothing() implements Asked {}

    /** Adds each word to the collection. */
    default void lexemes(Collection<String> all) {
        switch (this) {
            case Word word -> all.add(word.lexeme());
            case Both both -> {
                both.left().lexemes(all);
                both.right().lexemes(all);
            }
            case Either either -> {
                either.left().lexemes(all);
                either.right().lexemes(all);
            }
            case Followed followed -> {
                followed.left().lexemes(all);
                followed.right().lexemes(all);
            }
            case Without without -> without.what().lexemes(all);
            case Nothing nothing -> {}
        }
    }
}
