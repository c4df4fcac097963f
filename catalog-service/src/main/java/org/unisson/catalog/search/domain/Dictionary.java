package org.unisson.catalog.search.domain;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** In which slots of the index each term stands. */
final class Dictionary {

    private final Map<String, Postings> postings = new HashMap<>();

    /** The slot has the term. @return the one copy of it that all products share */
    String put(String term, int slot, float weight) {
        Postings all = postings.computeIfAbsent(term, Postings::new);
        all.put(slot, weight);
        return all.term();
    }

    void remove(String term, int slot) {
        Postings all = of(term);
        all.remove(slot);
        if (all.isEmpty()) {
            postings.remove(term);
        }
    }

    Postings of(String term) {
        return postings.getOrDefault(term, Postings.NONE);
    }

    /** The slots that have one of the terms. */
    BitSet any(Collection<String> terms) {
        BitSet slots = new BitSet();
        terms.forEach(term -> of(term).addTo(slots));
        return slots;
    }
}
