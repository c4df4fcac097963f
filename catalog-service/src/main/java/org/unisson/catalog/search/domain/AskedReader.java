package org.unisson.catalog.search.domain;

import org.unisson.catalog.search.domain.Asked.Both;
import org.unisson.catalog.search.domain.Asked.Either;
import org.unisson.catalog.search.domain.Asked.Followed;
import org.unisson.catalog.search.domain.Asked.Nothing;
import org.unisson.catalog.search.domain.Asked.Without;
import org.unisson.catalog.search.domain.Asked.Word;

/**
 * Reads what PostgreSQL writes of a {@code tsquery}: {@code 'bott' & !'cuir' | 't' <-> 'shirt'}. What is written tightest
 * binds first: not, followed by, and, or.
 */
public final class AskedReader {

    private final QuotedText text;

    private AskedReader(String written) {
        text = new QuotedText(written);
    }

    /** @throws IllegalArgumentException where it is no such text */
    public static Asked read(String written) {
        AskedReader reader = new AskedReader(written);
        if (!reader.text.skipSpaces()) {
            return new Nothing();
        }
        Asked asked = reader.either();
        if (reader.text.skipSpaces()) {
            throw reader.text.unexpected();
        }
        return asked;
    }

    private Asked either() {
        Asked left = both();
        while (takes('|')) {
            left = new Either(left, both());
        }
        return left;
    }

    private Asked both() {
        Asked left = followed();
        while (takes('&')) {
            left = new Both(left, followed());
        }
        return left;
    }

    private Asked followed() {
        Asked left = one();
        while (takes('<')) {
            int distance = text.take('-') ? 1 : text.number();
            text.require('>');
            left = new Followed(left, one(), distance);
        }
        return left;
    }

    private Asked one() {
        if (takes('!')) {
            return new Without(one());
        }
        if (takes('(')) {
            Asked inside = either();
            text.skipSpaces();
            text.require(')');
            return inside;
        }
        return new Word(text.quoted());
    }

    private boolean takes(char wanted) {
        text.skipSpaces();
        return text.take(wanted);
    }
}
