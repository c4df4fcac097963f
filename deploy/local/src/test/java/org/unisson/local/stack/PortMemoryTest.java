package org.unisson.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void aPortIsTheSameNextTime() {
        int first = memory().port("kafka");

        assertThat(memory().port("kafka")).isEqualTo(first);
    }

    @Test
    void namesDoNotShareAPort() {
        assertThat(memory().port("kafka")).isNotEqualTo(memory().port("postgresql"));
    }

    @Test
    void aTakenPortIsReplacedForGood() throws IOException {
        int first = memory().port("kafka");
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            int second = memory().port("kafka");

            assertThat(second).isNotEqualTo(taken.getLocalPort());
            assertThat(memory().port("kafka")).isEqualTo(second);
        }
    }

    @Test
    void aGivenPortIsRemembered() {
        int free = new PortMemory(folder.resolve("other.properties")).port("any");

        memory().given("order-service", free);

        assertThat(memory().port("order-service")).isEqualTo(free);
    }

    @Test
    void aGivenPortThatIsTakenIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> memory().given("order-service", taken.getLocalPort()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("order-service");
        }
    }

    private PortMemory memory() {
        return new PortMemory(folder.resolve("ports.properties"));
    }
}
