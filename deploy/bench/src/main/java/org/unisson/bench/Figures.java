package org.unisson.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The distributions of a measurement, in microseconds. */
final class Figures {

    /** What is measured, in the order of the table. */
    enum Kind {
        /** From inventory's answer, when the change is certain, until a poll of catalog without a token shows it. */
        VISIBLE("answered → readable in catalog"),
        /** The same from the moment the change was sent: what a person would feel. */
        FROM_REQUEST("sent → readable in catalog"),
        /** How long a single read takes that brings the change's causal token, and so must see it. */
        CAUSAL_READ("causal read in catalog"),
        /** The first leg: until a consumer of the topic has the record; zero where that is before the answer. */
        ON_TOPIC("answered → record on the topic"),
        /** The second leg. */
        TOPIC_TO_VISIBLE("record on the topic → readable"),
        /** How long inventory took to answer. */
        COMMAND("change in inventory answered");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 5;

    private final String name;
    private final Map<Kind, Histogram> histograms = new LinkedHashMap<>();
    private double changesPerSecond;
    private double load;

    Figures(String name) {
        this.name = name;
        for (Kind kind : Kind.values()) {
            histograms.put(kind, new Histogram(LONGEST_MICROS, DIGITS));
        }
    }

    /** Notes a duration; one that lies before its beginning, by whatever thread was first, counts as none. */
    void record(Kind kind, long nanos) {
        histograms.get(kind).recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000)));
    }

    /** Notes what the machine went through meanwhile. */
    void under(double changes, double systemLoad) {
        changesPerSecond = changes;
        load = systemLoad;
    }

    String name() {
        return name;
    }

    double changesPerSecond() {
        return changesPerSecond;
    }

    double load() {
        return load;
    }

    Histogram of(Kind kind) {
        return histograms.get(kind);
    }
}
