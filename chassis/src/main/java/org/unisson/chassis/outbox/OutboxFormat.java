package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Version 1 of the outbox's binary form: the version byte, then topic, key, header count, header names and values,
 * and the value. Lengths are unsigned base-128 integers; the value's length is one more than its size, 0 being a
 * tombstone.
 */
final class OutboxFormat {

    private static final byte VERSION = 1;

    private OutboxFormat() {}

    static byte[] encode(OutboxMessage message) {
        int valueSize = message.value() == null ? 0 : message.value().length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(valueSize + 512);
        out.write(VERSION);
        writeText(out, message.topic());
        writeText(out, message.key());
        writeLength(out, message.headers().size());
        message.headers().forEach((name, value) -> {
            writeText(out, name);
            writeText(out, value);
        });
        if (message.value() == null) {
            writeLength(out, 0);
        } else {
            writeLength(out, valueSize + 1);
            out.writeBytes(message.value());
        }
        return out.toByteArray();
    }

    static OutboxMessage decode(ByteBuffer content) {
        ByteBuffer in = content.slice();
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("Unknown version " + version + " of an outbox message");
            }
            String topic = readText(in);
            String key = readText(in);
            Map<String, String> headers = readHeaders(in);
            int length = readLength(in);
            byte[] value = length == 0 ? null : readBytes(in, length - 1);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes left over after an outbox message");
            }
            return new OutboxMessage(topic, key, headers, value);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("Truncated outbox message of " + content.remaining() + " bytes", e);
        }
    }

    private static Map<String, String> readHeaders(ByteBuffer in) {
        int count = readLength(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(readText(in), readText(in));
        }
        return headers;
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        writeLength(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static String readText(ByteBuffer in) {
        return new String(readBytes(in, readLength(in)), UTF_8);
    }

    private static byte[] readBytes(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        int rest = length;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int readLength(ByteBuffer in) {
        int length = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            byte next = in.get();
            length |= (next & 0x7F) << shift;
            if (next >= 0 && length >= 0) {
                return length;
            }
        }
        throw new IllegalArgumentException("Impossible length in an outbox message");
    }
}
