package org.unisson.catalog.search.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Products with the terms by which they are found. A product keeps its slot while it is there; in which slot it is does not
 * show in any answer.
 */
final class Slots {

    private static final float NO_WEIGHT = 0;

    private final List<Indexed> products = new ArrayList<>();
    private final Map<UUID, Integer> slots = new HashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final BitSet taken = new BitSet();
    private final BitSet limited = new BitSet();
    private final Dictionary words = new Dictionary();
    private final Dictionary keys = new Dictionary();
    private final Dictionary categories = new Dictionary();

    void put(Indexed product) {
        Integer known = slots.get(product.productId());
        int slot = known == null ? take(product.productId()) : known;
        Indexed before = products.get(slot);
        limited.set(slot, product.isLimited());
        products.set(slot, product.with(properties(slot, before, product), words(slot, before, product)));
    }

    void remove(UUID productId) {
        Integer slot = slots.remove(productId);
        if (slot != null) {
            Indexed product = products.set(slot, null);
            clear(slot, product.words());
            clear(slot, product.properties());
            taken.clear(slot);
            limited.clear(slot);
            free.push(slot);
        }
    }

    Indexed at(int slot) {
        return products.get(slot);
    }

    /** Null where it is not there. */
    Integer of(UUID productId) {
        return slots.get(productId);
    }

    /** The first instant after that one at which an entry of an assortment begins or ends, or null. */
    Long nextChange(long micros) {
        Long next = null;
        for (int slot = limited.nextSetBit(0); slot >= 0; slot = limited.nextSetBit(slot + 1)) {
            Long change = products.get(slot).nextChange(micros);
            next = next == null || change != null && change < next ? change : next;
        }
        return next;
    }

    BitSet all() {
        return (BitSet) taken.clone();
    }

    int end() {
        return products.size();
    }

    Dictionary words() {
        return words;
    }

    Dictionary keys() {
        return keys;
    }

    Dictionary categories() {
        return categories;
    }

    private int take(UUID productId) {
        int slot;
        if (free.isEmpty()) {
            slot = products.size();
            products.add(null);
        } else {
            slot = free.pop();
        }
        slots.put(productId, slot);
        taken.set(slot);
        return slot;
    }

    // Most changes are of prices: what is found by words is then left alone.
    private Words words(int slot, Indexed before, Indexed product) {
        Words now = product.words();
        if (before != null) {
            if (before.words().isSame(now)) {
                return before.words();
            }
            clear(slot, before.words());
        }
        String[] shared = new String[now.lexemes().length];
        for (int number = 0; number < shared.length; number++) {
            shared[number] = words.put(now.lexemes()[number], slot, now.weight(number));
        }
        return new Words(shared, now.ends(), now.places());
    }

    private Properties properties(int slot, Indexed before, Indexed product) {
        Properties now = product.properties();
        if (before != null) {
            if (before.properties().equals(now)) {
                return before.properties();
            }
            clear(slot, before.properties());
        }
        return new Properties(shared(keys, now.keys(), slot), shared(categories, now.categories(), slot));
    }

    private static List<String> shared(Dictionary dictionary, List<String> terms, int slot) {
        return terms.stream().map(term -> dictionary.put(term, slot, NO_WEIGHT)).toList();
    }

    private void clear(int slot, Words gone) {
        Arrays.stream(gone.lexemes()).forEach(lexeme -> words.remove(lexeme, slot));
    }

    private void clear(int slot, Properties gone) {
        gone.keys().forEach(key -> keys.remove(key, slot));
        gone.categories().forEach(category -> categories.remove(category, slot));
    }
}
