package org.unisson.schemas.release;

import java.nio.file.Path;

/** Writes today's schemas, each self-contained, into the folder given: what the jar carries beside the documents. */
public final class PackageSchemas {

    private PackageSchemas() {}

    public static void main(String[] args) {
        new SchemaFolder(Path.of(args[0])).write(CurrentSchemas.byName().values());
    }
}
