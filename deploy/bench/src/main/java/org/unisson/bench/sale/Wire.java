package org.unisson.bench.sale;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.unisson.local.stack.StackException;

/**
 * One connection that is kept open, one request after the other. As lean as a load generator can be: it shares its cores
 * with what it measures.
 */
final class Wire implements AutoCloseable {

    private static final int CARRIAGE_RETURN = '\r';
    private static final int NEW_LINE = '\n';
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String constant;
    private final StringBuilder line = new StringBuilder();

    Wire(URI service, String bearer) {
        try {
            socket = new Socket(service.getHost(), service.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        constant = " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer " + bearer
                + "\r\nContent-Type: application/json\r\n";
    }

    /** Sends it and reads the whole answer. @return its status */
    int send(String method, String path, String headers, String body) {
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

    private int answer() throws IOException {
        int status = Integer.parseInt(nextLine().split(" ", 3)[1]);
        long length = 0;
        for (String header = nextLine(); !header.isEmpty(); header = nextLine()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).trim());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new StackException("An answer of unknown length: this load generator reads none.");
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String nextLine() throws IOException {
        line.setLength(0);
        for (int next = in.read(); next != NEW_LINE; next = in.read()) {
            if (next < 0) {
                throw new IOException("the service has closed the connection");
            }
            if (next != CARRIAGE_RETURN) {
                line.append((char) next);
            }
        }
        return line.toString();
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
