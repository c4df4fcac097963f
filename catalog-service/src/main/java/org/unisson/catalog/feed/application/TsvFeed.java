package org.unisson.catalog.feed.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.feed.domain.FeedItem;
import org.unisson.catalog.feed.domain.FeedSettings;

/** A line each, columns separated by tabs; several values of one column by commas. */
final class TsvFeed implements FeedWriter {

    private final OutputStream out;
    private final String shipping;

    TsvFeed(OutputStream out, FeedSettings settings) throws IOException {
        this.out = out;
        FeedSettings.Shipping costs = settings.shipping();
        this.shipping =
                costs == null ? "" : costs.country() + "::" + costs.service() + ":" + FeedItem.written(costs.price());
        List<String> header = new ArrayList<>(FeedItem.FIELDS);
        header.add("shipping");
        line(header);
    }

    @Override
    public void write(FeedItem item) throws IOException {
        List<String> columns = new ArrayList<>();
        for (String name : FeedItem.FIELDS) {
            columns.add(String.join(",", item.fields().getOrDefault(name, List.of())));
        }
        columns.add(shipping);
        line(columns);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void line(List<String> columns) throws IOException {
        List<String> written = columns.stream()
                .map(text -> text.replaceAll("\\p{Cntrl}+", " "))
                .toList();
        out.write((String.join("\t", written) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
