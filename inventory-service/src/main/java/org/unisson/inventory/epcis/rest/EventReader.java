package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.values.Quantity;
import org.unisson.inventory.epcis.domain.Action;
import org.unisson.inventory.epcis.domain.ObjectEvent;
import org.unisson.inventory.epcis.domain.Sgln;
import org.unisson.inventory.epcis.domain.TradeItem;
import org.unisson.inventory.epcis.domain.TradeItems;
import org.unisson.inventory.epcis.domain.Vocabulary;

/** Reads one event of a document. Source of the form: EPCIS 2.0 JSON/JSON-LD, schema of ObjectEvent. */
final class EventReader {

    private static final int MOST_EPCS = 10_000;
    private static final Pattern OFFSET = Pattern.compile("[+-]((0\\d|1[0-3]):[0-5]\\d|14:00)");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Map<String, Action> ACTIONS =
            Stream.of(Action.values()).collect(Collectors.toMap(Action::name, Function.identity()));

    private final int index;
    private final JsonNode event;
    private final Instant now;
    private final Fields fields;

    private EventReader(int index, JsonNode event, Instant now) {
        this.index = index;
        this.event = event;
        this.now = now;
        this.fields = new Fields("/epcisBody/eventList/" + index);
    }

    /**
     * The event at that position.
     *
     * @throws org.unisson.chassis.rest.ProblemException 400, naming each place that is wrong
     */
    static ObjectEvent read(int index, JsonNode event, Instant now) {
        return new EventReader(index, event, now).read();
    }

    /** The id it came with, if it can be read; null otherwise. */
    static String idOf(JsonNode event) {
        JsonNode id = event.path("eventID");
        return id.isTextual() && id.textValue().matches("[\\x21-\\x7e]{1,256}") ? id.textValue() : null;
    }

    private ObjectEvent read() {
        fields.text(event, "type", true, EventReader::requireObjectEvent);
        // Nothing else says anything where it is no ObjectEvent.
        fields.requireGood();
        if (event.has("errorDeclaration")) {
            fields.refuse("/errorDeclaration", "is not taken: correct the stock by a count or a movement");
        }
        String eventId = fields.text(event, "eventID", false, Function.identity());
        OffsetDateTime time = fields.text(event, "eventTime", true, EventReader::time);
        String offset = fields.text(event, "eventTimeZoneOffset", true, EventReader::offset);
        Action action = fields.text(event, "action", true, EventReader::action);
        String step = fields.text(event, "bizStep", false, Vocabulary.BIZ_STEP::word);
        String disposition = fields.text(event, "disposition", false, Vocabulary.DISPOSITION::word);
        Sgln readPoint = place("readPoint");
        Sgln bizLocation = place("bizLocation");
        List<TradeItem.Serialised> items = items();
        List<ObjectEvent.Quantity> quantities = quantities();
        if (time != null && time.toInstant().isAfter(now.plus(Moments.CLOCKS_DIFFER_BY))) {
            fields.refuse("/eventTime", "is in the future");
        }
        if (!event.has("readPoint") && !event.has("bizLocation")) {
            fields.refuse("/bizLocation", "is missing, and so is readPoint: one says where it was");
        }
        if (!event.has("epcList") && !event.has("quantityList")) {
            fields.refuse("/epcList", "is missing, and so is quantityList: one says what it was");
        }
        fields.requireGood();
        EventIdentity identity = EventIdentity.of(
                event, time, offset, action, step, disposition, readPoint, bizLocation, items, quantities);
        return new ObjectEvent(
                index,
                eventId == null ? identity.eventId() : eventId,
                identity.content(),
                time.toInstant().truncatedTo(ChronoUnit.MICROS),
                action,
                step,
                disposition,
                readPoint,
                bizLocation,
                items,
                quantities);
    }

    private Sgln place(String field) {
        return event.has(field) ? fields.read(event.path(field).path("id"), "/" + field + "/id", Sgln::ofUri) : null;
    }

    private List<TradeItem.Serialised> items() {
        List<TradeItem.Serialised> items = new ArrayList<>();
        List<JsonNode> epcs = fields.list(event, "epcList", MOST_EPCS);
        for (int position = 0; position < epcs.size(); position++) {
            items.add(fields.read(epcs.get(position), "/epcList/" + position, TradeItems::serialised));
        }
        return items;
    }

    private List<ObjectEvent.Quantity> quantities() {
        List<ObjectEvent.Quantity> quantities = new ArrayList<>();
        List<JsonNode> elements = fields.list(event, "quantityList", MOST_EPCS);
        for (int position = 0; position < elements.size(); position++) {
            String at = "/quantityList/" + position;
            JsonNode element = elements.get(position);
            TradeItem.OfClass of = fields.read(element.path("epcClass"), at + "/epcClass", TradeItems::ofClass);
            quantities.add(new ObjectEvent.Quantity(of, pieces(element, at)));
        }
        return quantities;
    }

    private long pieces(JsonNode element, String at) {
        JsonNode quantity = element.path("quantity");
        if (element.has("uom")) {
            fields.refuse(at + "/uom", "is not taken: stock is kept in pieces");
        }
        if (!isWhole(quantity) || quantity.longValue() < 1 || quantity.longValue() > Quantity.MAX) {
            fields.refuse(at + "/quantity", "is a whole number of pieces from 1 to " + Quantity.MAX);
            return 0;
        }
        return quantity.longValue();
    }

    // 1e400 is read as infinite: it has no decimal value to look at.
    private static boolean isWhole(JsonNode quantity) {
        return quantity.isIntegralNumber()
                ? quantity.canConvertToLong()
                : quantity.isNumber()
                        && quantity.doubleValue() == Math.rint(quantity.doubleValue())
                        && Math.abs(quantity.doubleValue()) <= Quantity.MAX;
    }

    private static String requireObjectEvent(String type) {
        if (!type.equals("ObjectEvent") && !type.equals("epcis:ObjectEvent")) {
            throw new IllegalArgumentException("is not ObjectEvent: others are not captured");
        }
        return type;
    }

    private static OffsetDateTime time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.toInstant().isBefore(EARLIEST)) {
                throw new IllegalArgumentException("is before " + EARLIEST);
            }
            return time;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("is no moment like 2026-11-22T09:30:00+01:00", malformed);
        }
    }

    private static String offset(String text) {
        if (!OFFSET.matcher(text).matches()) {
            throw new IllegalArgumentException("is no offset like +01:00");
        }
        return text;
    }

    private static Action action(String text) {
        Action action = ACTIONS.get(text);
        if (action == null) {
            throw new IllegalArgumentException("is ADD, OBSERVE or DELETE");
        }
        return action;
    }
}
