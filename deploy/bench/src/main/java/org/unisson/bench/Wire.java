package org.unisson.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.unisson.local.stack.StackException;

/**
 * One connection that is kept open, one request after the other. As lean as a load generator can be: it shares its cores
 * with what it measures.
 */
public final class Wire implements AutoCloseable {

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int BUFFER = 16_384;
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final int LINE_END = 2;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String constant;
    private final byte[] buffer = new byte[BUFFER];

    public Wire(URI service, String bearer) {
        try {
            socket = new Socket(service.getHost(), service.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        constant = " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer " + bearer
                + "\r\nContent-Type: application/json\r\n";
    }

    /** Sends it and reads the whole answer. @return its status */
    public int send(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (method + " " + path + constant + headers + "Content-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        try {
            out.write(request);
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the head as it comes, then as much as its length says, or its chunks. */
    private int answer() throws IOException {
        int from = 0;
        int there = 0;
        int head = -1;
        while (head < 0) {
            if (there == buffer.length) {
                throw new StackException("An answer with a head of more than " + buffer.length + " bytes.");
            }
            there += read(buffer, there);
            head = endOfHead(from, there);
            from = Math.max(0, there - END_OF_HEAD.length + 1);
        }
        String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        if (text.toLowerCase(Locale.ROOT).contains(CHUNKED)) {
            skipChunks(new SequenceInputStream(new ByteArrayInputStream(buffer, head, there - head), in));
        } else {
            in.skipNBytes(Math.max(0, head + length(text) - there));
        }
        return Integer.parseInt(text.substring(STATUS, STATUS + STATUS_DIGITS));
    }

    private static void skipChunks(InputStream body) throws IOException {
        for (int size = chunkSize(body); size > 0; size = chunkSize(body)) {
            body.skipNBytes(size + LINE_END);
        }
        // The services send no trailers.
        body.skipNBytes(LINE_END);
    }

    private static int chunkSize(InputStream body) throws IOException {
        int size = 0;
        for (int digit = body.read(); digit != '\n'; digit = body.read()) {
            if (digit < 0) {
                throw new EOFException("the service has closed the connection");
            }
            if (digit != '\r') {
                size = size * HEXADECIMAL + Character.digit(digit, HEXADECIMAL);
            }
        }
        return size;
    }

    private int read(byte[] into, int at) throws IOException {
        int count = in.read(into, at, into.length - at);
        if (count < 0) {
            throw new IOException("the service has closed the connection");
        }
        return count;
    }

    /** The first byte after the head; negative where it has not come yet. */
    private int endOfHead(int from, int to) {
        for (int at = from; at + END_OF_HEAD.length <= to; at++) {
            if (Arrays.equals(buffer, at, at + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return at + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private static long length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int begin = at + LENGTH.length();
        return Long.parseLong(lower.substring(begin, lower.indexOf('\r', begin)).trim());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
