package org.unisson.order.receipt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ClaimCodeTest {

    private static final byte[] SECRET = new byte[32];

    private final UUID purchase = UUID.randomUUID();

    @Test
    void aCodeIsTheFirstEightyBitsOfTheHmac() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        byte[] expected = mac.doFinal(purchase.toString().getBytes(StandardCharsets.US_ASCII));

        String text = ClaimCode.of(SECRET, purchase).text();

        String bits = text.chars()
                .mapToObj(digit -> bits("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit), 5))
                .collect(Collectors.joining());
        assertThat(bits)
                .isEqualTo(IntStream.range(0, 10)
                        .mapToObj(index -> bits(expected[index] & 0xff, 8))
                        .collect(Collectors.joining()));
    }

    @Test
    void itIsReadAsPeopleTypeIt() {
        ClaimCode code = ClaimCode.of(SECRET, purchase);
        String typed = code.printed().toLowerCase().replace('0', 'o').replace('1', 'l');

        assertThat(code.printed()).matches("(.{4}-){3}.{4}");
        assertThat(ClaimCode.read(" " + typed + "\n")).contains(code);
        assertThat(ClaimCode.read(typed.replace("-", " "))).contains(code);
    }

    @Test
    void whatCanBeNoCodeIsNone() {
        assertThat(Stream.of("", "ABC", "U".repeat(16), "0".repeat(17), "é".repeat(16))
                        .map(ClaimCode::read))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void purchasesAndSecretsHaveCodesOfTheirOwn() {
        byte[] other = SECRET.clone();
        other[31] = 1;

        assertThat(ClaimCode.of(other, purchase)).isNotEqualTo(ClaimCode.of(SECRET, purchase));
        assertThat(ClaimCode.of(SECRET, UUID.randomUUID())).isNotEqualTo(ClaimCode.of(SECRET, purchase));
    }

    private static String bits(int value, int count) {
        return String.format("%" + count + "s", Integer.toBinaryString(value)).replace(' ', '0');
    }
}
