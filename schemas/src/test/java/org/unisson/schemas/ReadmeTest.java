package org.unisson.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of topics that a downstream team reads is the one of the code. */
class ReadmeTest {

    @Test
    void listsEveryTopicWithItsOwnerRetentionAndEvents() throws IOException {
        // Given
        var expected = Topics.ALL.stream().map(ReadmeTest::row).toList();

        // When
        var rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[a-z]+\\.[a-z-]+\\.v\\d+` .*"))
                .map(ReadmeTest::withoutKey)
                .toList();

        // Then
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    private static String row(Topic topic) {
        var events = topic.types().stream()
                .map(type -> "`" + type.getSimpleName() + "`")
                .collect(Collectors.joining(", "));
        var retention = topic.retention().name().toLowerCase(Locale.ROOT);
        return "| `%s` | %s | %s | %s |".formatted(topic.name(), topic.owner(), retention, events);
    }

    private static String withoutKey(String row) {
        return row.replaceFirst("^((?:\\|[^|]*){2})\\|[^|]*", "$1");
    }
}
