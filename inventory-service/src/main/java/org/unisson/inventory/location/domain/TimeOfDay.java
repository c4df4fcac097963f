package org.unisson.inventory.location.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Local times as minutes of the day, written HH:mm; the end of the day is 24:00. */
public final class TimeOfDay {

    /** How they are written. */
    public static final String PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    private TimeOfDay() {}

    /**
     * When the clock of a zone first shows that minute of that day. What it skips is the instant at which it skips it, so
     * that later minutes never come earlier, and a span that is skipped as a whole lasts no time.
     */
    public static Instant at(LocalDate day, int minute, ZoneId zone) {
        LocalDateTime shown = day.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition transition = zone.getRules().getTransition(shown);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : shown.atZone(zone).toInstant();
    }

    /** The minute of a text that has the pattern. */
    public static int minute(String text) {
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    public static String shown(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
