package org.unisson.inventory.reservation.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.Reservation.Handled;
import org.unisson.inventory.reservation.domain.Reservation.Undelivered;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/** The lines of a reservation and the book they are set aside in: what is changed in the one is changed in the other. */
final class ReservedLines {

    private record LineAt(UUID line, Place place) {}

    private ReservedLines() {}

    static void hold(List<ReservedLine> lines, StockBook book) {
        lines.forEach(line -> book.at(line.place()).hold(line.quantity()));
    }

    static void release(List<ReservedLine> lines, StockBook book) {
        lines.forEach(line -> book.at(line.place()).release(line.quantity()));
    }

    /** Sets aside again what the one has more than the other, which came of it. */
    static void owe(List<ReservedLine> before, List<ReservedLine> after, StockBook book) {
        for (int index = 0; index < before.size(); index++) {
            ReservedLine line = before.get(index);
            book.at(line.place()).owe(line.quantity() - after.get(index).quantity());
        }
    }

    /** With nothing set aside any more; the book is not asked. */
    static List<ReservedLine> emptied(List<ReservedLine> lines) {
        return lines.stream().map(line -> line.without(line.quantity(), 0)).toList();
    }

    /** What is not there any more to set all of them aside. */
    static List<Shortage> missing(List<ReservedLine> lines, StockBook book) {
        Map<Place, Long> wanted = new TreeMap<>();
        lines.forEach(line -> wanted.merge(line.place(), line.quantity(), Long::sum));
        return wanted.entrySet().stream()
                .filter(want -> book.at(want.getKey()).available() < want.getValue())
                .map(want -> new Shortage(
                        want.getKey().sku(),
                        want.getValue(),
                        book.at(want.getKey()).available(),
                        Shortage.Reason.OUT_OF_STOCK))
                .toList();
    }

    /** With at least what is owed, whether it is there or not. */
    static List<ReservedLine> atLeast(List<ReservedLine> lines, List<Owed> owed, StockBook book) {
        Map<LineAt, Long> wanted = new LinkedHashMap<>();
        owed.forEach(one -> wanted.merge(new LineAt(one.lineId(), one.place()), one.pieces(), Long::sum));
        List<ReservedLine> after = new ArrayList<>();
        for (ReservedLine line : lines) {
            Long asked = wanted.remove(new LineAt(line.lineId(), line.place()));
            long more = Math.max(0, (asked == null ? 0 : asked) - line.quantity());
            book.at(line.place()).owe(more);
            after.add(line.with(more));
        }
        wanted.forEach((key, pieces) -> {
            book.at(key.place()).owe(pieces);
            after.add(ReservedLine.restored(key.line(), key.place(), pieces));
        });
        return after;
    }

    /** Without the pieces that need no longer be set aside. */
    static List<ReservedLine> handled(List<ReservedLine> lines, List<Handled> news, StockBook book) {
        List<ReservedLine> after = new ArrayList<>(lines);
        for (Handled handled : news) {
            for (int index = 0; index < after.size(); index++) {
                ReservedLine line = after.get(index);
                if (line.lineId().equals(handled.lineId()) && line.place().equals(handled.place())) {
                    long pieces = Math.min(line.quantity(), handled.pieces());
                    book.at(line.place()).release(pieces);
                    after.set(index, line.without(pieces, Math.min(pieces, handled.left())));
                }
            }
        }
        return after;
    }

    /** Without the pieces that had left and do not reach the customer; the book has heard of them as of movements. */
    static List<ReservedLine> undelivered(List<ReservedLine> lines, List<Undelivered> news) {
        Map<LineAt, Long> pieces = new HashMap<>();
        news.forEach(one -> pieces.merge(new LineAt(one.lineId(), one.place()), one.pieces(), Long::sum));
        return lines.stream()
                .map(line -> line.undelivered(pieces.getOrDefault(new LineAt(line.lineId(), line.place()), 0L)))
                .toList();
    }

    /** The same, from the first lines as much as they have. */
    static List<ReservedLine> undelivered(List<ReservedLine> lines, Map<Sku, Long> pieces) {
        Map<Sku, Long> left = new HashMap<>(pieces);
        List<ReservedLine> after = new ArrayList<>();
        for (ReservedLine line : lines) {
            long gone = Math.min(line.taken(), left.getOrDefault(line.place().sku(), 0L));
            left.merge(line.place().sku(), -gone, Long::sum);
            after.add(line.undelivered(gone));
        }
        return after;
    }

    /** With what was found elsewhere. */
    static List<ReservedLine> replaced(List<ReservedLine> lines, List<Allocation> elsewhere, StockBook book) {
        List<ReservedLine> after = new ArrayList<>(lines);
        for (Allocation allocation : elsewhere) {
            book.at(allocation.place()).hold(allocation.quantity());
            ReservedLine news = ReservedLine.of(allocation);
            int known = IntStream.range(0, after.size())
                    .filter(index -> after.get(index).lineId().equals(news.lineId())
                            && after.get(index).place().equals(news.place()))
                    .findFirst()
                    .orElse(-1);
            if (known < 0) {
                after.add(news);
            } else {
                after.set(known, after.get(known).and(news));
            }
        }
        return after;
    }
}
