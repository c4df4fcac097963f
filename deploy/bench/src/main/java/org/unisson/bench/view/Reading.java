package org.unisson.bench.view;

import java.util.UUID;

/** What is asked of a customer. */
enum Reading {
    VIEW("the view", "/view"),
    TIMELINE("a page of the timeline", "/timeline"),
    JOURNEYS("four journeys", "/journeys");

    private final String text;
    private final String part;

    Reading(String text, String part) {
        this.text = text;
        this.part = part;
    }

    String path(UUID customer) {
        return "/customers/" + customer + part;
    }

    @Override
    public String toString() {
        return text;
    }
}
