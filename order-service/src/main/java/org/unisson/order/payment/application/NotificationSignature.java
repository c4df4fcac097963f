package org.unisson.order.payment.application;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a gateway or a carrier signs what it notifies: {@code t=<seconds since 1970>,v1=<hex>} where v1 is HMAC-SHA256, under the shared
 * secret, over the seconds, a dot and the body as it was sent.
 */
public final class NotificationSignature {

    /** The header in which a gateway sends it. */
    public static final String HEADER = "Payment-Signature";

    /** How far the sender's clock, and the way, may be from ours: what is older may be a replay. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private NotificationSignature() {}

    /** The header's value for that body at that instant. */
    public static String sign(String secret, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, seconds, body));
    }

    /** Whether it was signed with that secret, for that body, within five minutes of now. @param header null: not signed */
    public static boolean holds(String header, String secret, byte[] body, Instant now) {
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return false;
        }
        long seconds = Long.parseLong(matcher.group(1));
        byte[] signed = HexFormat.of().parseHex(matcher.group(2));
        boolean inTime =
                Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(WINDOW) <= 0;
        // In constant time: how much of it was right tells nothing.
        return MessageDigest.isEqual(signed, mac(secret, seconds, body)) && inTime;
    }

    private static byte[] mac(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
