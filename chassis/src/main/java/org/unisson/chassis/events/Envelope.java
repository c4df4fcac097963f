package org.unisson.chassis.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 in Kafka binary mode: the names of the headers, and how they are written and read. */
public final class Envelope {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String SEQUENCE = "ce_sequence";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String TRACE_PARENT = "traceparent";
    public static final String CONTENT_TYPE = "content-type";
    public static final String AVRO = "application/avro";

    private Envelope() {}

    /** The headers of an event that a service publishes. */
    public static Map<String, String> of(Event event, String service, Origin origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, event.id().toString());
        headers.put(SOURCE, service);
        headers.put(TYPE, event.payload().getSchema().getFullName());
        headers.put(TIME, event.time().toString());
        headers.put(SUBJECT, event.key());
        headers.put(SEQUENCE, Long.toString(event.version()));
        headers.put(CONTENT_TYPE, AVRO);
        putIfKnown(headers, CORRELATION_ID, origin.correlationId());
        putIfKnown(headers, CAUSATION_ID, origin.causationId());
        putIfKnown(headers, TRACE_PARENT, origin.traceParent());
        return headers;
    }

    /** Kafka headers as text; the last one wins where a name repeats. */
    public static Map<String, String> read(Headers headers) {
        Map<String, String> text = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return text;
    }

    /** Version of the aggregate. @throws MalformedEventException where it is missing or no number */
    public static long sequence(Map<String, String> headers) {
        String sequence = required(headers, SEQUENCE);
        try {
            return Long.parseLong(sequence);
        } catch (NumberFormatException notANumber) {
            throw new MalformedEventException(SEQUENCE + " is no number: " + sequence, notANumber);
        }
    }

    /** When it happened. @throws MalformedEventException where it is missing or no instant */
    public static Instant time(Map<String, String> headers) {
        String time = required(headers, TIME);
        try {
            return Instant.parse(time);
        } catch (java.time.format.DateTimeParseException notAnInstant) {
            throw new MalformedEventException(TIME + " is no instant: " + time, notAnInstant);
        }
    }

    /** A header that must be there. @throws MalformedEventException where it is not */
    public static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new MalformedEventException("the header " + name + " is missing", null);
        }
        return value;
    }

    private static void putIfKnown(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
