package org.unisson.catalog.feed.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.unisson.catalog.feed.domain.FeedLine;

/** A line each, columns separated by tabs. */
final class TsvFeed implements FeedWriter {

    private final OutputStream out;

    TsvFeed(OutputStream out) throws IOException {
        this.out = out;
        line(FeedLine.NAMES);
    }

    @Override
    public void write(FeedLine line) throws IOException {
        line(line.columns());
    }

    @Override
    public void end() throws IOException {
        out.close();
    }

    private void line(List<String> columns) throws IOException {
        out.write((String.join("\t", columns) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
