package org.unisson.catalog.search.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unisson.catalog.search.domain.Asked.Both;
import org.unisson.catalog.search.domain.Asked.Either;
import org.unisson.catalog.search.domain.Asked.Followed;
import org.unisson.catalog.search.domain.Asked.Nothing;
import org.unisson.catalog.search.domain.Asked.Without;
import org.unisson.catalog.search.domain.Asked.Word;

/** Where words stand in a product that are to follow each other. */
final class Spans {

    private Spans() {}

    /** From one position to another, both included. */
    private record Span(int from, int to) {}

    static boolean isIn(Followed followed, Words words) {
        return !of(followed, words).isEmpty();
    }

    private static List<Span> of(Asked asked, Words words) {
        return switch (asked) {
            case Word word ->
                Arrays.stream(words.positions(word.lexeme()))
                        .mapToObj(position -> new Span(position, position))
                        .toList();
            case Either either -> {
                List<Span> spans = new ArrayList<>(of(either.left(), words));
                spans.addAll(of(either.right(), words));
                yield spans;
            }
            case Both both -> {
                List<Span> right = of(both.right(), words);
                yield of(both.left(), words).stream()
                        .filter(span -> right.stream().anyMatch(other -> other.to() == span.to()))
                        .toList();
            }
            case Followed followed -> followed(followed, words);
            // Nobody can write that something is followed by what is not there.
            case Without without -> List.of();
            case Nothing nothing -> List.of();
        };
    }

    private static List<Span> followed(Followed followed, Words words) {
        List<Span> right = of(followed.right(), words);
        List<Span> spans = new ArrayList<>();
        for (Span left : of(followed.left(), words)) {
            for (Span next : right) {
                if (left.to() + followed.distance() == next.from()) {
                    spans.add(new Span(left.from(), next.to()));
                }
            }
        }
        return spans;
    }
}
