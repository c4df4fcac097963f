package org.unisson.catalog.feed.application;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPOutputStream;

/** A file that is written for one reader, and whose content is hashed on the way, before it is compressed. */
final class FeedFile {

    private final Path path;
    private final OutputStream raw;
    private final MessageDigest digest = sha256();
    private final OutputStream out;

    private FeedFile(Path path, boolean compressed) throws IOException {
        this.path = path;
        this.raw = new BufferedOutputStream(Files.newOutputStream(path));
        this.out = new DigestOutputStream(compressed ? new GZIPOutputStream(raw) : raw, digest);
    }

    static FeedFile create(boolean compressed) throws IOException {
        Path path = Files.createTempFile("feed", null);
        try {
            return new FeedFile(path, compressed);
        } catch (IOException full) {
            Files.deleteIfExists(path);
            throw full;
        }
    }

    Path path() {
        return path;
    }

    /** Where to write; to be closed when all is written. */
    OutputStream out() {
        return out;
    }

    /** Of what was written. To be asked for once. */
    byte[] hash() {
        return digest.digest();
    }

    /** Nobody will read it. */
    void discard() {
        try {
            try {
                raw.close();
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
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
