package org.unisson.demo.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStateTest {

    @Test
    void remembersWhatIsDone(@TempDir Path folder) {
        Path file = folder.resolve("imports/some.done");
        ImportState first = ImportState.in(file);
        assertThat(first.isEmpty()).isTrue();

        first.finished("receipts/0", "token");
        first.finished("channel", null);

        ImportState next = ImportState.in(file);
        assertThat(next.result("receipts/0")).contains("token");
        assertThat(next.result("channel")).contains("");
        assertThat(next.result("receipts/1")).isEmpty();
    }

    @Test
    void lineThatWasBeingWrittenDoesNotCount(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("some.done");
        Files.writeString(file, "receipts/0\ttoken\nreceipts/1\ttok");

        ImportState state = ImportState.in(file);
        state.finished("receipts/2", "other");

        ImportState next = ImportState.in(file);
        assertThat(next.result("receipts/0")).contains("token");
        assertThat(next.result("receipts/1")).isEmpty();
        assertThat(next.result("receipts/2")).contains("other");
    }

    @Test
    void everyDifferenceIsFoundAlsoWhereOneSideKnowsNothing() {
        Comparison comparison = new Comparison(
                "pieces", "pieces", Map.of("a", 1L, "b", 2L, "zero", 0L), () -> Map.of("a", 1L, "c", 3L));

        Comparison.Result result = comparison.compare();

        assertThat(result.differences()).containsOnlyKeys("b", "c");
        assertThat(result.isEqual()).isFalse();
    }
}
