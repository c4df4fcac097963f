package org.unisson.scenarios.random;

import java.util.List;
import java.util.Random;

/** What is drawn by lot in a world. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int place() {
        return random.nextInt(World.PLACES);
    }

    int sku() {
        return random.nextInt(World.SKUS);
    }

    String of(String[] names) {
        return names[random.nextInt(names.length)];
    }

    /** Rather a late one than an early one: much is under way at once. */
    <T> T recent(List<T> all) {
        int last = all.size() - 1;
        return all.get(random.nextInt(3) == 0 ? random.nextInt(all.size()) : Math.max(0, last - random.nextInt(10)));
    }
}
