package org.unisson.customer.reminder.domain;

import java.util.Optional;

/** What a rule says to the facts. */
public sealed interface Finding {

    /** Nothing: the next rule is asked. */
    Finding SILENT = new Silent();

    /** It is too early to tell. */
    Finding NOT_YET = new NotYet();

    /** See {@link #SILENT}. */
    record Silent() implements Finding {}

    /** See {@link #NOT_YET}. */
    record NotYet() implements Finding {}

    /**
     * The decision.
     *
     * @param explanation one English sentence with the facts, without personal data
     * @param evidence id of the fact that decided, if one did
     */
    record Verdict(Reason reason, String explanation, Optional<String> evidence) implements Finding {}

    static Finding verdict(Reason reason, String explanation) {
        return new Verdict(reason, explanation, Optional.empty());
    }

    static Finding verdict(Reason reason, String explanation, Object evidence) {
        return new Verdict(reason, explanation, Optional.of(evidence.toString()));
    }
}
