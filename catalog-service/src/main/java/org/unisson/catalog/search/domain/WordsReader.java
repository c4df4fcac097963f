package org.unisson.catalog.search.domain;

import java.util.Map;
import java.util.TreeMap;

/** Reads what PostgreSQL writes of a {@code tsvector}: {@code 'bott':1A,4 'l''été':2B}. */
public final class WordsReader {

    private static final String WEIGHTS = "DCBA";

    private final QuotedText text;
    private final Map<String, char[]> found = new TreeMap<>();

    private WordsReader(String written) {
        text = new QuotedText(written);
    }

    /** @throws IllegalArgumentException where it is no such text */
    public static Words read(String written) {
        return new WordsReader(written).words();
    }

    private Words words() {
        int count = 0;
        while (text.skipSpaces()) {
            String lexeme = text.quoted();
            char[] places = places();
            found.put(lexeme, places);
            count += places.length;
        }
        int[] ends = new int[found.size()];
        char[] places = new char[count];
        int word = 0;
        int end = 0;
        for (char[] each : found.values()) {
            System.arraycopy(each, 0, places, end, each.length);
            end += each.length;
            ends[word++] = end;
        }
        return new Words(found.keySet().toArray(String[]::new), ends, places);
    }

    private char[] places() {
        StringBuilder places = new StringBuilder();
        boolean more = text.take(':');
        while (more) {
            int position = text.number();
            int weight = 0;
            for (int w = 1; w < WEIGHTS.length(); w++) {
                if (text.take(WEIGHTS.charAt(w))) {
                    weight = w;
                }
            }
            places.append(Words.place(position, weight));
            more = text.take(',');
        }
        return places.toString().toCharArray();
    }
}
