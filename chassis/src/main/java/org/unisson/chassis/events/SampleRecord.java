package org.unisson.chassis.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** An empty but valid record of a type: encoding it registers the type's schema. It is never sent. */
final class SampleRecord {

    private SampleRecord() {}

    static SpecificRecord of(Class<? extends SpecificRecord> type) {
        try {
            SpecificRecord record = type.getDeclaredConstructor().newInstance();
            for (Schema.Field field : record.getSchema().getFields()) {
                record.put(field.pos(), value(field.schema(), type.getClassLoader()));
            }
            return record;
        } catch (ReflectiveOperationException noSuchRecord) {
            throw new IllegalStateException("cannot make a " + type.getName(), noSuchRecord);
        }
    }

    // Avro's own cache of classes is one per process, and knows classes of one loader only.
    private static SpecificRecord of(Schema schema, ClassLoader loader) {
        try {
            return of(Class.forName(schema.getFullName(), true, loader).asSubclass(SpecificRecord.class));
        } catch (ClassNotFoundException notGenerated) {
            throw new IllegalStateException("there is no class for " + schema.getFullName(), notGenerated);
        }
    }

    private static Object value(Schema schema, ClassLoader loader) {
        LogicalType logical = schema.getLogicalType();
        String meaning = logical == null ? "" : logical.getName();
        return switch (schema.getType()) {
            case RECORD -> of(schema, loader);
            case UNION -> schema.isNullable() ? null : value(schema.getTypes().getFirst(), loader);
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
