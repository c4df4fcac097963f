package org.unisson.inventory.location.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.unisson.inventory.location.domain.Calendar;
import org.unisson.inventory.location.domain.Span;

/** Calendars as they are kept: times are minutes of the day. */
final class CalendarJson {

    private CalendarJson() {}

    static String write(Calendar calendar) {
        JsonObject hours = new JsonObject();
        calendar.hours().forEach((day, spans) -> {
            JsonArray times = new JsonArray();
            spans.forEach(span -> times.add(new JsonArray().add(span.from()).add(span.to())));
            hours.put(day.name(), times);
        });
        return new JsonObject()
                .put("hours", hours)
                .put(
                        "closedOn",
                        new JsonArray(calendar.closedOn().stream()
                                .map(LocalDate::toString)
                                .toList()))
                .put("cutOff", calendar.cutOff())
                .put("transitDays", calendar.transitDays())
                .put("pickupLead", calendar.pickupLead())
                .encode();
    }

    static Calendar read(String text) {
        JsonObject json = new JsonObject(text);
        JsonObject hours = json.getJsonObject("hours");
        TreeMap<DayOfWeek, List<Span>> open = new TreeMap<>();
        hours.fieldNames().forEach(day -> open.put(DayOfWeek.valueOf(day), spans(hours.getJsonArray(day))));
        TreeSet<LocalDate> closedOn = new TreeSet<>();
        json.getJsonArray("closedOn").forEach(day -> closedOn.add(LocalDate.parse(day.toString())));
        return new Calendar(
                open,
                closedOn,
                json.getInteger("cutOff"),
                json.getInteger("transitDays"),
                json.getInteger("pickupLead"));
    }

    private static List<Span> spans(JsonArray times) {
        return IntStream.range(0, times.size())
                .mapToObj(times::getJsonArray)
                .map(span -> new Span(span.getInteger(0), span.getInteger(1)))
                .toList();
    }
}
