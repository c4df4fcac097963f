package org.unisson.customer.care.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.unisson.customer.care.domain.Matter;

/** What staff have decided anew of a case, in words. */
final class Amendments {

    private Amendments() {}

    static String between(Matter before, Matter after) {
        List<String> words = new ArrayList<>();
        if (before.kind() != after.kind()) {
            words.add(before.kind() + " is now " + after.kind());
        }
        if (before.priority() != after.priority()) {
            words.add("priority " + after.priority());
        }
        if (!Objects.equals(before.assignee(), after.assignee())) {
            words.add(after.assignee() == null ? "assigned to nobody" : "assigned to " + after.assignee());
        }
        if (!before.about().equals(after.about())) {
            words.add(
                    after.about().isEmpty()
                            ? "about nothing"
                            : "about "
                                    + String.join(
                                            ", ",
                                            after.about().stream()
                                                    .map(reference -> reference.text())
                                                    .toList()));
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }
}
