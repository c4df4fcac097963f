package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * What is written for one reader, and hashed on the way, before it is compressed. What is small stays in memory, the rest
 * of it is a temporary file.
 */
public final class FeedFile {

    private static final int MOST_IN_MEMORY = 256 * 1024;

    private final DeferredFileOutputStream kept;
    private final MessageDigest digest = sha256();
    private final OutputStream out;
    private boolean discarded;

    private FeedFile(boolean compressed) throws IOException {
        this.kept = DeferredFileOutputStream.builder()
                .setThreshold(MOST_IN_MEMORY)
                .setPrefix("feed")
                .get();
        OutputStream raw = new BufferedOutputStream(new Wanted());
        this.out = new DigestOutputStream(compressed ? new GZIPOutputStream(raw) : raw, digest);
    }

    /** What writing it comes to; it is gone where that fails, or nobody wants it any more. */
    static <T> Uni<T> filled(boolean compressed, Function<FeedFile, Uni<T>> writing) {
        FeedFile file = create(compressed);
        return writing.apply(file)
                .onFailure()
                .invoke(file::discard)
                .onCancellation()
                .invoke(file::discard);
    }

    private static FeedFile create(boolean compressed) {
        try {
            return new FeedFile(compressed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written yet", impossible);
        }
    }

    /** Where to write; to be closed when all is written. */
    OutputStream out() {
        return out;
    }

    /** Of what was written. To be asked for once. */
    byte[] hash() {
        return digest.digest();
    }

    /** All of it, where it is small. */
    public Optional<byte[]> inMemory() {
        return kept.isInMemory() ? Optional.of(kept.getData()) : Optional.empty();
    }

    /** Where it is, if it is not in memory; to be deleted by who reads it. */
    public Path path() {
        return kept.getPath();
    }

    /** Nobody will read it. Who is still writing it fails. */
    public synchronized void discard() {
        discarded = true;
        try {
            try {
                kept.close();
            } finally {
                if (!kept.isInMemory()) {
                    Files.deleteIfExists(path());
                }
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    // Whoever no longer wants it leaves at any moment: what is written after that would be a file that nobody deletes.
    private final class Wanted extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            synchronized (FeedFile.this) {
                if (discarded) {
                    throw new IOException("nobody wants the feed any more");
                }
                kept.write(some, from, count);
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (FeedFile.this) {
                kept.close();
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
