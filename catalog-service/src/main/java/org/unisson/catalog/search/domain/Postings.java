package org.unisson.catalog.search.domain;

import java.util.Arrays;
import java.util.BitSet;

/** In which slots of the index a term stands, in order, and how much it weighs in each. */
final class Postings {

    static final Postings NONE = new Postings("");

    private static final int FIRST_ROOM = 1;

    // An eighth: most terms stand in few products, and room that is not used is memory.
    private static final int GROWTH = 3;

    private final String term;
    private int[] slots = new int[FIRST_ROOM];
    private float[] weights = new float[FIRST_ROOM];
    private int size;

    Postings(String term) {
        this.term = term;
    }

    /** The one copy of it that all products share. */
    String term() {
        return term;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void put(int slot, float weight) {
        int at = Arrays.binarySearch(slots, 0, size, slot);
        if (at >= 0) {
            weights[at] = weight;
            return;
        }
        if (size == slots.length) {
            int room = size + (size >> GROWTH) + 1;
            slots = Arrays.copyOf(slots, room);
            weights = Arrays.copyOf(weights, room);
        }
        int place = -at - 1;
        System.arraycopy(slots, place, slots, place + 1, size - place);
        System.arraycopy(weights, place, weights, place + 1, size - place);
        slots[place] = slot;
        weights[place] = weight;
        size++;
    }

    void remove(int slot) {
        int at = Arrays.binarySearch(slots, 0, size, slot);
        if (at >= 0) {
            System.arraycopy(slots, at + 1, slots, at, size - at - 1);
            System.arraycopy(weights, at + 1, weights, at, size - at - 1);
            size--;
        }
    }

    /** Adds the slots to the set. */
    void addTo(BitSet set) {
        for (int i = 0; i < size; i++) {
            set.set(slots[i]);
        }
    }

    /** Adds what it weighs in each slot to the sums. */
    void addTo(float[] sums) {
        for (int i = 0; i < size; i++) {
            sums[slots[i]] += weights[i];
        }
    }
}
