package org.unisson.catalog.imports.application;

import java.io.IOException;

/** The products of a file, one after the other. */
@FunctionalInterface
interface ItemSource {

    /** The next one; null at the end. @throws IOException where the rest cannot be read */
    ImportItem next() throws IOException;
}
