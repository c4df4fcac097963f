package org.unisson.schemas.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** Every released version with its schemas by full name. */
final class Releases {

    private Releases() {}

    static SortedMap<String, Map<String, Schema>> in(Path releases) {
        var byVersion = new TreeMap<String, Map<String, Schema>>();
        if (!Files.exists(releases)) {
            return byVersion;
        }
        try (var versions = Files.list(releases)) {
            versions.filter(Files::isDirectory)
                    .forEach(version ->
                            byVersion.put(version.getFileName().toString(), new SchemaFolder(version).read()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byVersion;
    }
}
