package org.unisson.chassis.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** An empty but valid record of a type: encoding it registers the type's schema. It is never sent. */
final class SampleRecord {

    private SampleRecord() {}

    static SpecificRecord of(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private static Object value(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String meaning = logical == null ? "" : logical.getName();
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case UNION -> schema.isNullable() ? null : value(schema.getTypes().getFirst());
            case ARRAY -> List.of();
            case MAP -> Map.of();
            case STRING -> meaning.equals("uuid") ? new UUID(0, 0) : "";
            case LONG -> meaning.equals("timestamp-micros") ? Instant.EPOCH : (Object) 0L;
            case INT -> 0;
            case DOUBLE -> 0.0;
            case FLOAT -> 0.0f;
            case BOOLEAN -> false;
            case ENUM, FIXED, BYTES, NULL ->
                throw new IllegalStateException("our contracts do not use " + schema.getType());
        };
    }
}
