package org.unisson.chassis.events;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads records into the generated classes as the service itself sees them. Avro on its own looks them up in the loader
 * that loaded Avro, which is another one while a service is tested or live-coded. A writer's newer or older schema is
 * resolved to the one generated here.
 */
public class OwnClassesDatumProvider<T> extends DefaultAvroDatumProvider<T> {

    private final SpecificData model = new SpecificData(OwnClassesDatumProvider.class.getClassLoader());
    private final Map<String, Schema> own = new ConcurrentHashMap<>();

    public OwnClassesDatumProvider() {
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        model.addLogicalTypeConversion(new Conversions.UUIDConversion());
    }

    @Override
    public DatumReader<T> createDatumReader(Schema written) {
        Schema expected = own.computeIfAbsent(written.getFullName(), OwnClassesDatumProvider::generated);
        return new SpecificDatumReader<>(written, expected, model);
    }

    private static Schema generated(String name) {
        try {
            Class<? extends SpecificRecord> type = Class.forName(
                            name, true, OwnClassesDatumProvider.class.getClassLoader())
                    .asSubclass(SpecificRecord.class);
            return type.getDeclaredConstructor().newInstance().getSchema();
        } catch (ClassNotFoundException unknown) {
            throw new MalformedEventException("this service does not know the record " + name, unknown);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make a " + name, broken);
        }
    }
}
