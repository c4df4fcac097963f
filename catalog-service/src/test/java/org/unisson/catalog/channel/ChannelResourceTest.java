package org.unisson.catalog.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class ChannelResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
    }

    @Test
    void aChannelIsAddedChangedAndTold() {
        String channel = shelf.newChannel();

        shelf.putChannel(channel, true).statusCode(200).body("version", equalTo(1));
        shelf.putChannel(channel, false).statusCode(200).header("ETag", "\"2\"").body("active", equalTo(false));

        given().get("/channels/" + channel)
                .then()
                .statusCode(200)
                .body("kind", equalTo("WEB"))
                .body("version", equalTo(2));
        given().get("/channels").then().statusCode(200).body("items.channelId", hasItem(channel));
        var told = new Published(environment, codec).await(Topics.CHANNELS, channel, 2);
        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L);
        assertThat(((ChannelChanged) told.getLast().state()).getActive()).isFalse();
    }

    @Test
    void anEditBasedOnAnOldVersionIsRefused() {
        String channel = shelf.newChannel();

        shelf.as("admin")
                .header("If-Match", "\"7\"")
                .body(Shelf.channel(false))
                .put("/channels/" + channel)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"));
    }

    @Test
    void badInputIsNamed() {
        var merchandiser = shelf.as("merchandiser");
        merchandiser
                .body("{\"name\":")
                .put("/channels/x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        shelf.as("merchandiser")
                .body("{\"name\":\"x\",\"kind\":\"WEB\",\"currency\":\"EUR\",\"active\":true,\"colour\":\"red\"}")
                .put("/channels/x")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/colour"));
        shelf.as("merchandiser")
                .body("{\"name\":\"x\",\"kind\":\"WEB\",\"currency\":\"XXY\",\"active\":true}")
                .put("/channels/x")
                .then()
                .statusCode(400);
        shelf.as("merchandiser")
                .body(Shelf.channel(true))
                .put("/channels/NOT OK")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("channelId"));
        given().get("/channels/none").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void onlyStaffWrites() {
        given().contentType(ContentType.JSON)
                .body(Shelf.channel(true))
                .put("/channels/x")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.forgedToken(TokenRequest.of("admin")))
                .body(Shelf.channel(true))
                .put("/channels/x")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.customerToken("42"))
                .body(Shelf.channel(true))
                .put("/channels/x")
                .then()
                .statusCode(403);
    }
}
