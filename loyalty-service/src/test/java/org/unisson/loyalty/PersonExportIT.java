package org.unisson.loyalty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persons.PersonalData;
import org.unisson.chassis.testing.PersonalTables;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.testing.OnTheStack;

/** A person is handed out what is kept of them, and nobody else is. */
@QuarkusTest
@OnTheStack
class PersonExportIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    @All
    List<PersonalData> kept;

    @Test
    void everyTableThatSaysSomethingOfPersonsIsAnsweredFor() throws SQLException {
        assertThat(PersonalTables.unnamed(environment, kept)).isEmpty();
        assertThat(PersonalTables.unknown(environment, kept)).isEmpty();
    }

    @Test
    void ofWhomNothingIsKeptEveryPartIsEmpty() {
        UUID nobody = UUID.randomUUID();
        JsonPath export = JsonPath.from(exported(environment.customerToken(nobody), nobody, 200));
        for (PersonalData one : kept) {
            for (PersonalData.Part part : one.parts()) {
                assertThat(export.getList("parts." + part.name() + ".items"))
                        .as(part.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void aStrangerReadsNothing() {
        UUID somebody = UUID.randomUUID();
        exported(environment.customerToken(UUID.randomUUID()), somebody, 403);
        exported(environment.token("associate"), somebody, 403);
        exported(environment.token("franchisee"), somebody, 403);
        exported(environment.token("agent"), somebody, 200);
    }

    private static String exported(String token, UUID customer, int status) {
        return given().header("Authorization", "Bearer " + token)
                .get("/persons/" + customer + "/export")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
