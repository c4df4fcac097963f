package org.unisson.customer.care.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.ContactChannel;
import org.unisson.customer.care.domain.Direction;
import org.unisson.customer.care.domain.Priority;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.domain.RepairStep;
import org.unisson.customer.care.domain.Status;

/** What clients send about contacts and cases. */
final class CareRequests {

    static final int MOST_REFERENCES = 20;
    static final String LINE = "[^\\p{Cntrl}]{1,200}";
    static final String NOT_A_LINE = "must be 1 to 200 characters on one line";
    static final String NAME = "[^\\p{Cntrl}]{1,64}";
    static final String NOT_A_NAME = "must be 1 to 64 characters on one line";
    static final String TEXT = "[\\P{Cntrl}\\n\\r\\t]{1,4000}";
    static final String NOT_A_TEXT = "must be 1 to 4000 characters, without control characters but line feeds and tabs";

    private CareRequests() {}

    /**
     * What a case or contact is about.
     *
     * @param id UUID of a PURCHASE, ORDER, CONSIGNMENT or RETURN; SKU; or serial number of at most 64 characters
     * @param line of the PURCHASE or ORDER, where it is not about all of it
     */
    record About(
            @NotNull Reference.Kind kind,
            @NotNull @Size(max = 128) String id,
            UUID line) {}

    /**
     * A contact.
     *
     * @param caseId of this customer, or absent
     * @param at when, ISO 8601 with a zone; not in the future
     * @param store GLN, where one was involved
     * @param subject in a few words
     * @param text what was said
     * @param shownToCustomer whether the customer may read it; false where absent
     */
    record NewInteraction(
            @NotNull UUID customerId,
            UUID caseId,
            @NotNull ContactChannel channel,
            @NotNull Direction direction,
            @NotNull Instant at,
            Gln store,

            @NotBlank @Pattern(regexp = LINE, message = NOT_A_LINE)
            String subject,

            @Pattern(regexp = TEXT, message = NOT_A_TEXT) String text,
            Boolean shownToCustomer,
            @Size(max = MOST_REFERENCES) List<@NotNull @Valid About> about) {}

    /**
     * A new case.
     *
     * @param subject in a few words; the customer reads it
     * @param text more of it
     * @param shownToCustomer whether the customer may read the text; false where absent
     * @param priority NORMAL where absent; staff only
     * @param assignee subject of who looks after it; staff only
     */
    record NewCase(
            @NotNull UUID customerId,
            @NotNull CaseKind kind,

            @NotBlank @Pattern(regexp = LINE, message = NOT_A_LINE)
            String subject,

            @Pattern(regexp = TEXT, message = NOT_A_TEXT) String text,
            Boolean shownToCustomer,
            Priority priority,
            @Pattern(regexp = NAME, message = NOT_A_NAME) String assignee,
            @Size(max = MOST_REFERENCES) List<@NotNull @Valid About> about) {}

    /** A note. @param shownToCustomer false where absent */
    record NewNote(
            @NotBlank @Pattern(regexp = TEXT, message = NOT_A_TEXT)
            String text,

            Boolean shownToCustomer) {}

    /** Another status. @param text why @param shownToCustomer whether the customer may read why; false where absent */
    record NewStatus(
            @NotNull Status status,
            @Pattern(regexp = TEXT, message = NOT_A_TEXT) String text,
            Boolean shownToCustomer) {}

    /**
     * A step of a repair.
     *
     * @param amount in minor units: what is quoted, or the quote that is accepted or refused; with no other step
     * @param text what there is to say
     * @param shownToCustomer whether the customer may read the text; false where absent
     */
    record NewStep(
            @NotNull RepairStep step,
            Money amount,
            @Pattern(regexp = TEXT, message = NOT_A_TEXT) String text,
            Boolean shownToCustomer) {}
}
