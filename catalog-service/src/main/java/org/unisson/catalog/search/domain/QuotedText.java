package org.unisson.catalog.search.domain;

/** A text of PostgreSQL's full text search, read from its beginning to its end. */
final class QuotedText {

    private static final char QUOTE = '\'';
    private static final char BACKSLASH = '\\';

    private final String text;
    private int at;

    QuotedText(String text) {
        this.text = text;
    }

    /** Whether anything follows. */
    boolean skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length();
    }

    /** Takes the character where it is the next one. */
    boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    /** A lexeme in quotes, in which quotes and backslashes stand twice. */
    String quoted() {
        require(QUOTE);
        StringBuilder lexeme = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == QUOTE && !take(QUOTE)) {
                return lexeme.toString();
            }
            if (next == BACKSLASH && at < text.length()) {
                next = text.charAt(at++);
            }
            lexeme.append(next);
        }
        throw unexpected();
    }

    int number() {
        int begin = at;
        int number = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        if (at == begin) {
            throw unexpected();
        }
        return number;
    }

    void require(char wanted) {
        if (!take(wanted)) {
            throw unexpected();
        }
    }

    IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected at " + at + ": " + text);
    }
}
