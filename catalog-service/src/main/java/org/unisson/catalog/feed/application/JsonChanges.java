package org.unisson.catalog.feed.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.catalog.feed.domain.FeedLine;

/** What has changed in a feed, as JSON: items as they now are, under the names of the columns; then SKUs that have left. */
final class JsonChanges {

    private final JsonGenerator json;

    JsonChanges(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("items");
    }

    void put(FeedLine line) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < FeedLine.NAMES.size(); i++) {
            if (!line.columns().get(i).isEmpty()) {
                json.writeStringField(FeedLine.NAMES.get(i), line.columns().get(i));
            }
        }
        json.writeEndObject();
    }

    /** No item follows. */
    void endItems() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("removed");
    }

    void removed(List<String> skus) throws IOException {
        for (String sku : skus) {
            json.writeString(sku);
        }
    }

    /** Ends it, and closes what it was written to. */
    void end(Instant asOf, FeedCursor cursor) throws IOException {
        json.writeEndArray();
        json.writeStringField("asOf", asOf.toString());
        json.writeStringField("cursor", cursor.toString());
        json.writeEndObject();
        json.close();
    }
}
