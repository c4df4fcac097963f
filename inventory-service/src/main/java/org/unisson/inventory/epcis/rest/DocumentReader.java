package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.epcis.application.Fault;
import org.unisson.inventory.epcis.application.Submission;
import org.unisson.inventory.epcis.domain.ObjectEvent;

/** Reads an EPCISDocument: refuses one that is none, and sorts good events from others. */
final class DocumentReader {

    static final int MOST_EVENTS = 1_000;

    private DocumentReader() {}

    /** 400 for what is no EPCISDocument, 413 for one of too many events. */
    static Submission read(
            JsonNode document, Submission.Behaviour behaviour, String by, Predicate<Gln> isAllowed, Instant now) {
        requireDocument(document);
        JsonNode list = document.path("epcisBody").path("eventList");
        List<ObjectEvent> events = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            JsonNode event = list.get(index);
            try {
                events.add(EventReader.read(index, event, now));
            } catch (ProblemException refused) {
                faults.add(Fault.of(index, EventReader.idOf(event), refused.problem()));
            }
        }
        return new Submission(Ids.next(), by, behaviour, list.size(), events, faults, isAllowed);
    }

    private static void requireDocument(JsonNode document) {
        List<Violation> wrong = new ArrayList<>();
        require(wrong, document.has("@context"), "/@context", "is missing");
        require(
                wrong,
                document.path("type").asText().matches("(epcis:)?EPCISDocument"),
                "/type",
                "is not EPCISDocument");
        require(wrong, document.path("schemaVersion").asText().matches("2(\\.0.*)?"), "/schemaVersion", "is not 2.0");
        require(
                wrong,
                isMoment(document.path("creationDate").asText()),
                "/creationDate",
                "is no moment like 2026-11-22T09:30:00+01:00");
        JsonNode events = document.path("epcisBody").path("eventList");
        require(wrong, events.isArray(), "/epcisBody/eventList", "is no list");
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).asException();
        }
        if (events.size() > MOST_EVENTS) {
            throw Problem.of(
                            413,
                            "too-large",
                            "Too much at once",
                            "Nothing was captured; a document has at most " + MOST_EVENTS + " events.")
                    .asException();
        }
    }

    private static void require(List<Violation> wrong, boolean isGood, String pointer, String message) {
        if (!isGood) {
            wrong.add(new Violation(pointer, message));
        }
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
