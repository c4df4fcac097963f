package org.unisson.catalog.feed;

import static io.restassured.RestAssured.given;

import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.config.XmlPathConfig;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.Shelf;

/** What a comparator does with a channel. */
final class Comparator {

    private final Shelf shelf;

    Comparator(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The channel has a feed from now on. */
    void feed(String channel) {
        shelf.as("merchandiser")
                .body(settings())
                .put("/channels/" + channel + "/feed")
                .then()
                .statusCode(201);
    }

    static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("title", "Maison & Cie");
        settings.put("home", "https://shop.example");
        settings.put("link", "https://shop.example/p/{productId}?sku={sku}");
        settings.put("language", "fr");
        settings.put("googleCategories", Map.of("women", "1604"));
        settings.put(
                "shipping",
                Map.of("country", "FR", "service", "Standard", "price", Map.of("minor", 490, "currency", "EUR")));
        return settings;
    }

    ValidatableResponse xml(String channel) {
        return given().get("/feeds/" + channel + ".xml").then();
    }

    /** The items of a channel's feed by SKU, each as the text of that element; an empty text where it has none. */
    Map<String, String> items(String channel, String element) {
        return items(xml(channel).statusCode(200).extract().asString(), element, null);
    }

    /** The same of a feed that was read, of these SKUs. */
    static Map<String, String> items(String feed, String element, List<String> skus) {
        XmlPath path = new XmlPath(feed)
                .using(XmlPathConfig.xmlPathConfig()
                        .declaredNamespace("g", "http://base.google.com/ns/1.0")
                        .namespaceAware(true));
        List<String> ids = skus == null ? path.getList("rss.channel.item.'g:id'") : skus;
        Map<String, String> items = new HashMap<>();
        for (String id : ids) {
            items.put(id, path.getString("rss.channel.item.find { it.'g:id' == '" + id + "' }.'g:" + element + "'"));
        }
        return items;
    }
}
