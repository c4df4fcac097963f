package org.unisson.catalog.search.domain;

import java.util.Arrays;

/**
 * The words of a product as PostgreSQL has stemmed them, with the places where they stand.
 *
 * @param lexemes in order, each once
 * @param ends for each of them the end of its places
 * @param places one after the other: the position, and the weight in the two highest bits (0 for D to 3 for A)
 */
public record Words(String[] lexemes, int[] ends, char[] places) {

    private static final int WEIGHT_SHIFT = 14;
    private static final int POSITION = (1 << WEIGHT_SHIFT) - 1;
    private static final float[] WEIGHTS = {0.1f, 0.2f, 0.4f, 1f};

    // The sum of 1/i² over all i: what a word weighs at most, however often it stands there, is its weight.
    private static final float SQUARES = 1.64493406685f;

    /** A place as it is kept. @param weight 0 for D to 3 for A */
    static char place(int position, int weight) {
        return (char) (weight << WEIGHT_SHIFT | Math.min(position, POSITION));
    }

    /** How much the word of that number says of the product: as {@code ts_rank} weighs it, from 0 to 1. */
    float weight(int number) {
        float sum = 0;
        float heaviest = 0;
        int heaviestAt = 1;
        int start = start(number);
        for (int i = start; i < ends[number]; i++) {
            float weight = WEIGHTS[places[i] >> WEIGHT_SHIFT];
            int nth = i - start + 1;
            sum += weight / (nth * nth);
            if (weight > heaviest) {
                heaviest = weight;
                heaviestAt = nth;
            }
        }
        return (heaviest + sum - heaviest / (heaviestAt * heaviestAt)) / SQUARES;
    }

    /** Positions of the word, in order; none where it is not there. */
    int[] positions(String lexeme) {
        int number = Arrays.binarySearch(lexemes, lexeme);
        if (number < 0) {
            return new int[0];
        }
        int start = start(number);
        int[] positions = new int[ends[number] - start];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = places[start + i] & POSITION;
        }
        return positions;
    }

    boolean isSame(Words other) {
        return Arrays.equals(lexemes, other.lexemes)
                && Arrays.equals(ends, other.ends)
                && Arrays.equals(places, other.places);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
