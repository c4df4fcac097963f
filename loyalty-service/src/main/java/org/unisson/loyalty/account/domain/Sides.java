package org.unisson.loyalty.account.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The postings of a movement while it is made: one for each book and lot. */
final class Sides {

    private final Map<Place, Long> points = new LinkedHashMap<>();

    void add(UUID accountId, UUID lotId, Book book, long by) {
        points.merge(new Place(accountId, lotId, book), by, Math::addExact);
    }

    /** What the programme has against all of it; nothing where it sums to zero by itself. */
    List<Posting> against(Book book) {
        long rest = points.values().stream().reduce(0L, Math::addExact);
        List<Posting> all = new ArrayList<>();
        points.forEach((place, sum) -> {
            if (sum != 0) {
                all.add(new Posting(place.accountId(), place.lotId(), place.book(), sum));
            }
        });
        if (rest != 0) {
            all.add(Posting.ofProgramme(book, -rest));
        }
        return all;
    }

    private record Place(UUID accountId, UUID lotId, Book book) {}
}
