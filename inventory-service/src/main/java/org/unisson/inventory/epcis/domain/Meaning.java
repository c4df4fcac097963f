package org.unisson.inventory.epcis.domain;

/** What action, business step and disposition of an event say together of what it names. */
public enum Meaning {
    SHOWN,
    BACK_ROOM,
    QUALITY_CONTROL,
    DAMAGED,
    LEAVING,
    SOLD,
    RETURNED,
    DESTROYED,
    UNTAGGED,
    /** It was seen, and that is all. */
    SEEN;

    /** @param bizStep, disposition words of the Core Business Vocabulary, URIs of others, or null */
    public static Meaning of(Action action, String bizStep, String disposition) {
        String step = bizStep == null ? "" : bizStep;
        String state = disposition == null ? "" : disposition;
        if (state.equals("retail_sold")) {
            return SOLD;
        }
        if (action == Action.DELETE) {
            return step.equals("destroying") ? DESTROYED : UNTAGGED;
        }
        if (step.equals("shipping")) {
            return LEAVING;
        }
        return switch (state) {
            case "damaged" -> DAMAGED;
            case "returned" -> RETURNED;
            case "sellable_accessible" -> SHOWN;
            case "sellable_not_accessible" -> BACK_ROOM;
            default ->
                switch (step) {
                    case "inspecting" -> QUALITY_CONTROL;
                    case "stocking" -> SHOWN;
                    case "receiving", "storing" -> BACK_ROOM;
                    default -> SEEN;
                };
        };
    }

    /** Whether goods that nobody has told of come into the book by it, given a step that brings them. */
    boolean admits() {
        return switch (this) {
            case SHOWN, BACK_ROOM, QUALITY_CONTROL, DAMAGED, SEEN -> true;
            case LEAVING, SOLD, RETURNED, DESTROYED, UNTAGGED -> false;
        };
    }
}
