package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Sha256;
import org.unisson.inventory.epcis.domain.Action;
import org.unisson.inventory.epcis.domain.ObjectEvent;
import org.unisson.inventory.epcis.domain.Sgln;
import org.unisson.inventory.epcis.domain.TradeItem;
import org.unisson.inventory.epcis.domain.Vocabulary;

/**
 * What tells an event from any other: the Event Hash ID of the Core Business Vocabulary 2.0, chapter 8.9, the same
 * however the event is written. Sensor data, master data, parties and extensions are not brought into the standard's
 * form: an event with any of them is hashed with their JSON behind it, and its hash does not claim to be the standard's.
 */
final class EventIdentity {

    private static final Set<String> COVERED = Set.of(
            "type",
            "eventTime",
            "eventTimeZoneOffset",
            "epcList",
            "quantityList",
            "action",
            "bizStep",
            "disposition",
            "readPoint",
            "bizLocation");
    private static final Set<String> SAYS_NOTHING = Set.of("eventID", "recordTime", "@context", "rdfs:comment");
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true)
            .build();

    private final String hash;
    private final boolean isStandard;

    private EventIdentity(String preHash, boolean isStandard) {
        this.hash = HexFormat.of().formatHex(Sha256.of(preHash.getBytes(StandardCharsets.UTF_8)));
        this.isStandard = isStandard;
    }

    static EventIdentity of(
            JsonNode event,
            OffsetDateTime time,
            String offset,
            Action action,
            String step,
            String disposition,
            Sgln readPoint,
            Sgln bizLocation,
            List<TradeItem.Serialised> items,
            List<ObjectEvent.Quantity> quantities) {
        StringBuilder said = new StringBuilder("eventType=ObjectEvent");
        said.append("eventTime=").append(MILLISECONDS.format(rounded(time.toInstant())));
        said.append("eventTimeZoneOffset=").append(offset);
        list(said, "epcList", items.stream().map(item -> "epc=" + item.uri()).toList());
        list(
                said,
                "quantityList",
                quantities.stream().map(EventIdentity::element).toList());
        said.append("action=").append(action);
        if (step != null) {
            said.append("bizStep=").append(Vocabulary.BIZ_STEP.uri(step));
        }
        if (disposition != null) {
            said.append("disposition=").append(Vocabulary.DISPOSITION.uri(disposition));
        }
        place(said, "readPoint", readPoint);
        place(said, "bizLocation", bizLocation);
        ObjectNode rest = ((ObjectNode) event).deepCopy();
        rest.remove(COVERED);
        rest.remove(SAYS_NOTHING);
        boolean hasTransactions = Transactions.isPlain(rest.path("bizTransactionList"));
        if (hasTransactions) {
            list(said, "bizTransactionList", Transactions.elements(rest.remove("bizTransactionList")));
        }
        return rest.isEmpty()
                ? new EventIdentity(said.toString(), true)
                : new EventIdentity(said.append(json(rest)).toString(), false);
    }

    /** For an event that came without an id. */
    String eventId() {
        return "ni:///sha-256;" + hash + (isStandard ? "?ver=CBV2.0" : "");
    }

    /** Hash of all it says, in hexadecimal digits. */
    String content() {
        return hash;
    }

    /** A document's business transactions in the standard's form. */
    private static final class Transactions {

        private Transactions() {}

        /** Whether each has a type of the vocabulary, and an identifier that is written as it is. */
        static boolean isPlain(JsonNode list) {
            return list.isArray()
                    && list.valueStream()
                            .allMatch(one -> one.path("bizTransaction").isTextual()
                                    && !one.path("bizTransaction").textValue().matches("urn:epc:.*|.*/253/.*")
                                    && one.path("type").asText("po").matches("[a-z_]+")
                                    && one.size() <= 2
                                    && (one.size() == 1 || one.has("type")));
        }

        static List<String> elements(JsonNode list) {
            return list.valueStream()
                    .map(one -> (one.has("type")
                                    ? "type=https://ref.gs1.org/cbv/BTT-"
                                            + one.path("type").textValue()
                                    : "")
                            + "bizTransaction=" + one.path("bizTransaction").textValue())
                    .toList();
        }
    }

    private static String element(ObjectEvent.Quantity quantity) {
        return "quantityElementepcClass=" + quantity.of().uri() + "quantity=" + quantity.pieces();
    }

    private static void list(StringBuilder said, String name, List<String> elements) {
        if (!elements.isEmpty()) {
            said.append(name).append(elements.stream().sorted().collect(Collectors.joining()));
        }
    }

    private static void place(StringBuilder said, String name, Sgln place) {
        if (place != null) {
            said.append(name).append("id=").append(place.uri());
        }
    }

    /** To milliseconds, half up. */
    private static Instant rounded(Instant time) {
        long millis = java.math.BigDecimal.valueOf(time.getNano(), 6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return Instant.ofEpochSecond(time.getEpochSecond()).plusMillis(millis);
    }

    private static String json(ObjectNode rest) {
        try {
            return SORTED.writeValueAsString(rest);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write what was just parsed", impossible);
        }
    }
}
