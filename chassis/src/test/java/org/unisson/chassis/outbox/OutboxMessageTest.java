package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OutboxMessageTest {

    @RepeatedTest(200)
    void anyMessageIsReadAsItWasWritten(RepetitionInfo repetition) {
        OutboxMessage written = anyMessage(new Random(repetition.getCurrentRepetition()));

        OutboxMessage read = OutboxMessage.decode(ByteBuffer.wrap(written.encode()));

        assertThat(read).isEqualTo(written);
        assertThat(read.headers().keySet())
                .containsExactlyElementsOf(written.headers().keySet());
    }

    @RepeatedTest(20)
    void anyTruncationIsRefused(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] content = anyMessage(random).encode();
        int cut = random.nextInt(content.length);

        assertThatIllegalArgumentException().isThrownBy(() -> OutboxMessage.decode(ByteBuffer.wrap(content, 0, cut)));
    }

    @Test
    void bytesLeftOverAreRefused() {
        byte[] content = new OutboxMessage("t.v1", "k", Map.of(), new byte[3]).encode();
        ByteBuffer longer = ByteBuffer.allocate(content.length + 1).put(content).rewind();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxMessage.decode(longer))
                .withMessageContaining("left over");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] content = new OutboxMessage("t.v1", "k", Map.of(), new byte[3]).encode();
        content[0] = 9;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxMessage.decode(ByteBuffer.wrap(content)))
                .withMessageContaining("version 9");
    }

    @Test
    void aTombstoneIsNotAnEmptyValue() {
        OutboxMessage tombstone = new OutboxMessage("t.v1", "k", Map.of(), null);
        OutboxMessage empty = new OutboxMessage("t.v1", "k", Map.of(), new byte[0]);

        assertThat(OutboxMessage.decode(ByteBuffer.wrap(tombstone.encode())).value())
                .isNull();
        assertThat(OutboxMessage.decode(ByteBuffer.wrap(empty.encode())).value())
                .isEmpty();
    }

    private static OutboxMessage anyMessage(Random random) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            headers.put("h" + i + text(random, 20), text(random, 300));
        }
        byte[] value = random.nextInt(10) == 0 ? null : new byte[random.nextInt(100_000)];
        if (value != null) {
            random.nextBytes(value);
        }
        return new OutboxMessage("t" + text(random, 60), text(random, 200), headers, value);
    }

    private static String text(Random random, int longest) {
        return random.ints(random.nextInt(longest + 1), 0x20, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
