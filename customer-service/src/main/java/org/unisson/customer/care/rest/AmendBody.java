package org.unisson.customer.care.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.Priority;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.rest.CareRequests.About;

/**
 * What staff decide anew: a field that is left out stays, a null assignee is nobody, a list takes the place of the list. A
 * class with fields, since only so Jackson tells a missing field (null) from one that is null (empty).
 */
public class AmendBody {

    public CaseKind kind;
    public Priority priority;

    public Optional<@Pattern(regexp = CareRequests.NAME, message = CareRequests.NOT_A_NAME) String> assignee;

    @Size(max = CareRequests.MOST_REFERENCES)
    public List<@NotNull @Valid About> about;

    /** With what was not left out. @param read what it is about now */
    Matter over(Matter known, List<Reference> read) {
        return new Matter(
                kind == null ? known.kind() : kind,
                priority == null ? known.priority() : priority,
                assignee == null ? known.assignee() : assignee.orElse(null),
                about == null ? known.about() : read);
    }
}
