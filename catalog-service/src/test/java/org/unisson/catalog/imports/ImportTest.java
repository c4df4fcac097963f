package org.unisson.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class ImportTest {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
    }

    @Test
    void aFileOfVariantsBecomesProducts() {
        UUID shirt = Ids.next();
        String small = shelf.newSku();
        String medium = shelf.newSku();
        UUID dress = Ids.next();
        String file = "productId,sku,gtin,name.fr,name.en,brand,category,option.size,attribute.weight,attribute.care\n"
                + shirt + "," + small + ",4006381333931,\"Chemise, lin\",Shirt,Alizé,import/shirts,S,120.5,laver\n"
                + shirt + "," + medium + ",,,,,,M,,\n"
                + dress + "," + shelf.newSku() + ",4006381333932,Robe,Dress,Alizé,import,S,,\n"
                + "not-an-id," + shelf.newSku() + ",,Robe,Dress,,,S,,\n"
                + Ids.next() + ",too,few\n";

        String location = send(CSV, file).statusCode(202).extract().header("Location");

        JsonPath done = awaitDone(location);
        assertThat(done.getLong("products")).isEqualTo(4);
        assertThat(done.getLong("accepted")).isEqualTo(1);
        assertThat(done.getLong("refused")).isEqualTo(3);
        given().get("/products/" + shirt)
                .then()
                .statusCode(200)
                .body("name", equalTo("Chemise, lin"))
                .body("variants.sku", contains(small, medium));
        shelf.as("merchandiser")
                .get("/products/" + shirt + "/versions/1")
                .then()
                .body("content.attributes.weight", equalTo(120.5f))
                .body("content.attributes.care", equalTo("laver"));
        shelf.as("merchandiser")
                .get(URI.create(location).getPath() + "/refusals")
                .then()
                .statusCode(200)
                .body("items.row", contains(4, 5, 6))
                .body("items[0].key", equalTo(dress.toString()))
                .body("items[0].problem.violations[0].pointer", equalTo("/variants/0/gtin"));
    }

    @Test
    void theSameFileIsTakenInOnceEvenAtTheSameInstant() {
        String file = line(Ids.next(), shelf.newSku()) + "{\"broken\":\n";

        List<CompletableFuture<String>> sent = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> send(JSON_LINES, file).extract().header("Location")))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        JsonPath done = awaitDone(sent.getFirst().join());
        assertThat(done.getLong("accepted")).isEqualTo(1);
        assertThat(done.getLong("refused")).isEqualTo(1);
        send(JSON_LINES, file).statusCode(200).body("status", equalTo("DONE"));
    }

    @Test
    void manyProductsAreTakenInParts() {
        int products = 1_001;
        StringBuilder file = new StringBuilder();
        String first = shelf.newSku();
        file.append(line(Ids.next(), first));
        IntStream.range(1, products).forEach(i -> file.append(line(Ids.next(), shelf.newSku())));
        file.append(line(Ids.next(), first));

        JsonPath done = awaitDone(send(JSON_LINES, file.toString()).extract().header("Location"));

        assertThat(done.getLong("products")).isEqualTo(products + 1);
        assertThat(done.getLong("accepted")).isEqualTo(products);
        assertThat(done.getLong("refused")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadLeavesNothing() {
        send(CSV, "sku,name\nA,b\n").statusCode(400).body("type", equalTo("/problems/unreadable-file"));
        send(CSV, "").statusCode(400);
        shelf.as("associate").get("/imports/" + Ids.next()).then().statusCode(403);
        shelf.as("merchandiser").get("/imports/" + Ids.next()).then().statusCode(404);
        given().contentType(CSV).body("x").post("/imports").then().statusCode(401);
        shelf.as("merchandiser").body("{}").post("/imports").then().statusCode(415);
    }

    @Test
    void onlyAFileOfProductsMayBeLong() throws Exception {
        byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        assertThat(post("/products/batch", "application/json", megabyte, 6))
                .isEqualTo(HttpURLConnection.HTTP_ENTITY_TOO_LARGE);
        assertThat(post("/imports", JSON_LINES, ("\n" + " ".repeat((1 << 20) - 1)).getBytes(StandardCharsets.UTF_8), 6))
                .isEqualTo(HttpURLConnection.HTTP_ACCEPTED);
    }

    /** In chunks, without a length that could be refused beforehand. */
    private int post(String path, String type, byte[] megabyte, int times) throws Exception {
        String server =
                "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        InputStream body = new SequenceInputStream(Collections.enumeration(IntStream.range(0, times)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(megabyte))
                .toList()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(server + path))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header("Content-Type", type)
                                    .header("Authorization", "Bearer " + environment.token("merchandiser"))
                                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private ValidatableResponse send(String type, String file) {
        return as().contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/imports")
                .then();
    }

    private RequestSpecification as() {
        return given().header("Authorization", "Bearer " + environment.token("merchandiser"));
    }

    private JsonPath awaitDone(String location) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> as().get(URI.create(location).getPath()).jsonPath(), job -> "DONE"
                        .equals(job.getString("status")));
    }

    private static String line(UUID productId, String sku) {
        return "{\"productId\":\"" + productId
                + "\",\"names\":{\"fr\":\"Objet\"},\"status\":\"ACTIVE\",\"variants\":[{\"sku\":\"" + sku + "\"}]}\n";
    }
}
