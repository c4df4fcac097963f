package org.unisson.chassis.values;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Content in one form only, to be hashed. Texts are written with their length, numbers with eight bytes, absent values
 * as the empty text, so that no two contents run together. The form is kept in hashes that are stored: it never changes.
 */
public final class CanonicalContent {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** A value by its text; null is the empty one. */
    public CanonicalContent text(Object value) {
        return write(() -> out.writeUTF(value == null ? "" : value.toString()));
    }

    public CanonicalContent number(long value) {
        return write(() -> out.writeLong(value));
    }

    /** How many of something follow: four bytes. */
    public CanonicalContent count(int value) {
        return write(() -> out.writeInt(value));
    }

    public CanonicalContent flag(boolean value) {
        return write(() -> out.writeBoolean(value));
    }

    public CanonicalContent money(Money amount) {
        return number(amount.minor()).text(amount.currency());
    }

    /** SHA-256 of all of it: 32 bytes. */
    public byte[] hash() {
        return Sha256.of(bytes.toByteArray());
    }

    private CanonicalContent write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
