package org.unisson.inventory.location.domain;

/** Local times as minutes of the day, written HH:mm; the end of the day is 24:00. */
public final class TimeOfDay {

    /** How they are written. */
    public static final String PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    private TimeOfDay() {}

    /** The minute of a text that has the pattern. */
    public static int minute(String text) {
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    public static String shown(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
