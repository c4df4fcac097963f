package org.unisson.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Which customers are one person, in a service that follows it. */
@QuarkusTest
@ChassisTest
class PersonsIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Persons persons;

    @Test
    void whoWasNeverToldOfIsAPersonOfOne() {
        UUID nobody = Ids.next();

        assertThat(membersOf(nobody, "")).containsExactly(nobody);
    }

    @Test
    void aShopperReachesWhatBelongsToAnyOfThePersonAndNoMoreOnceTheyParted() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        UUID third = Ids.next();
        UUID stranger = Ids.next();

        String merged = persons.merge(one, other, third);
        for (UUID asking : List.of(one, other, third)) {
            for (UUID owner : List.of(one, other, third)) {
                assertThat(status(asking, owner, merged)).isEqualTo(200);
            }
            assertThat(status(asking, stranger, merged)).isEqualTo(403);
            assertThat(status(stranger, asking, merged)).isEqualTo(403);
        }
        for (UUID owner : List.of(one, other, stranger)) {
            given().header("Authorization", "Bearer " + environment.customerToken(third))
                    .get("/probe/customers/" + owner + "/slowly")
                    .then()
                    .statusCode(owner == stranger ? 403 : 200);
        }

        String parted = persons.part(one, other);
        assertThat(status(one, other, parted)).isEqualTo(403);
        assertThat(status(other, one, parted)).isEqualTo(403);
        assertThat(status(third, other, parted)).isEqualTo(403);
        assertThat(status(other, other, parted)).isEqualTo(200);
        assertThat(status(third, one, parted)).isEqualTo(200);
    }

    @Test
    void whomTheOwnerForgetsIsAPersonOfOne() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        membersOf(one, persons.merge(one, other));

        Event gone = Persons.parted(other, 2, one);
        sender.send(tombstone(gone));

        assertThat(membersOf(one, token(List.of(gone)))).containsExactly(one);
        assertThat(membersOf(other, "")).containsExactly(other);
    }

    /** Whatever comes twice, late, or mixed up: in the end it is as the newest of each customer says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inTheEndEachIsWhoseTheNewestSays(long seed) {
        Random random = new Random(seed);
        List<UUID> customers = Stream.generate(Ids::next).limit(12).toList();
        List<Event> history = new ArrayList<>();
        Map<UUID, UUID> newest = new HashMap<>();
        List<Event> last = new ArrayList<>();
        for (UUID customer : customers.subList(3, customers.size())) {
            int changes = 1 + random.nextInt(6);
            for (int version = 1; version <= changes; version++) {
                UUID person = customers.get(random.nextInt(3));
                boolean leaves = random.nextInt(3) == 0;
                history.add(
                        leaves ? Persons.parted(customer, version, person) : Persons.merged(customer, version, person));
                newest.put(customer, leaves ? customer : person);
            }
            last.add(history.getLast());
        }
        List<Event> told = new ArrayList<>(history);
        history.stream().filter(event -> random.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, random);

        told.forEach(sender::send);

        String token = token(last);
        for (UUID customer : customers) {
            UUID person = newest.getOrDefault(customer, customer);
            Set<UUID> members = new HashSet<>(List.of(customer, person));
            newest.forEach((other, whose) -> {
                if (whose.equals(person)) {
                    members.add(other);
                }
            });
            assertThat(membersOf(customer, token)).containsExactlyInAnyOrderElementsOf(members);
        }
    }

    private List<UUID> membersOf(UUID customer, String token) {
        var request = given().header("Authorization", "Bearer " + environment.token("agent"));
        if (!token.isEmpty()) {
            request.header("Causal-Token", token);
        }
        var answer = request.get("/probe/persons/" + customer);
        assertThat(answer.header("Causal-Status")).isIn(null, "satisfied");
        return answer.jsonPath().getList("$", UUID.class);
    }

    private int status(UUID asking, UUID owner, String token) {
        return given().header("Authorization", "Bearer " + environment.customerToken(asking))
                .header("Causal-Token", token)
                .get("/probe/customers/" + owner)
                .statusCode();
    }

    private ProducerRecord<String, byte[]> tombstone(Event event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(environment.topic(Topics.IDENTITIES), event.key(), null);
        Envelope.of(event, "customer-service", new Origin(Ids.next().toString(), null, null))
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String token(List<Event> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event.topic().name())
                .append(' ')
                .append(event.key())
                .append(' ')
                .append(event.version())
                .append('\n'));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
