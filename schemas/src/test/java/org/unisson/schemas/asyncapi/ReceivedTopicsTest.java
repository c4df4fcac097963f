package org.unisson.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** A document says that a service receives what its configuration subscribes to: nothing less, nothing more. */
class ReceivedTopicsTest {

    static Stream<String> services() {
        return Topics.ALL.stream().map(Topic::owner).distinct();
    }

    @ParameterizedTest
    @MethodSource("services")
    void documentNamesWhatTheServiceSubscribesTo(String service) {
        assertThat(Agreement.received(new Documents(), Path.of("src", "main", "asyncapi", service + ".yaml"), service))
                .isEqualTo(IncomingChannels.of(service))
                .isNotEmpty();
    }

    @Test
    void aChannelOfOneTopicAndOfSeveralAreBothRead() {
        Properties configuration = new Properties();
        configuration.setProperty("mp.messaging.incoming.one.topic", "${unisson.topic-prefix:}a.v1");
        configuration.setProperty(
                "mp.messaging.incoming.more.topics", "${unisson.topic-prefix:}b.v1, ${unisson.topic-prefix:}c.v1");
        configuration.setProperty("mp.messaging.incoming.more.group.id", "${unisson.topic-prefix:}service.more");

        assertThat(IncomingChannels.topics(configuration)).containsExactly("a.v1", "b.v1", "c.v1");
    }

    @Test
    void aTopicWithoutThePrefixIsRefused() {
        Properties configuration = new Properties();
        configuration.setProperty("mp.messaging.incoming.one.topic", "a.v1");

        assertThatThrownBy(() -> IncomingChannels.topics(configuration)).hasMessageContaining("a.v1");
    }
}
