package org.unisson.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFilesTest {

    private static final String PIN_KEY = "UNISSON_GIFT_CARD_PIN_KEY";

    @TempDir
    private Path folder;

    @Test
    void eachStackHashesPinsUnderAKeyOfItsOwnAndKeepsIt() throws Exception {
        String key = pinKey("one");

        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(pinKey("one")).isEqualTo(key);
        assertThat(pinKey("other")).isNotEqualTo(key);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home("one").data().resolve("passwords.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noOtherServiceHasIt() {
        assertThat(new StackFiles(home("one"))
                        .environment(ServiceDefinition.named("order-service"), "db", "kafka", "registry"))
                .doesNotContainKey(PIN_KEY);
    }

    private String pinKey(String stack) {
        return new StackFiles(home(stack))
                .environment(ServiceDefinition.named("loyalty-service"), "db", "kafka", "registry")
                .get(PIN_KEY);
    }

    private Home home(String stack) {
        return new Home(folder, folder.resolve(stack));
    }
}
