package org.unisson.schemas.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** A folder of self-contained schemas, one file per record: {@code <service>/<Record>.avsc}. */
public final class SchemaFolder {

    private final Path root;

    public SchemaFolder(Path root) {
        this.root = root;
    }

    /** Writes each schema, nested records included, over what is there. */
    public void write(Collection<Schema> schemas) {
        try {
            for (var schema : schemas) {
                var file = root.resolve(fileOf(schema));
                Files.createDirectories(file.getParent());
                Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The schemas of the folder by full name. Each file is parsed alone, so that one that needs another is refused.
     *
     * @throws IllegalStateException when a file is not where its record's name puts it
     */
    public SortedMap<String, Schema> read() {
        var byName = new TreeMap<String, Schema>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                var schema = new Schema.Parser().parse(file.toFile());
                if (!root.resolve(fileOf(schema)).equals(file)) {
                    throw new IllegalStateException(file + " holds " + schema.getFullName());
                }
                byName.put(schema.getFullName(), schema);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byName;
    }

    private static String fileOf(Schema schema) {
        var service = schema.getNamespace().split("\\.")[2];
        return service + "/" + schema.getName() + ".avsc";
    }
}
