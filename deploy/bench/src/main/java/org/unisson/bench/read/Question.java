package org.unisson.bench.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** What frontends ask the catalog, with the latency that is allowed. */
enum Question {
    PAGE("product page: price, availability", 10) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get("/variants/" + department.anySku(random) + "?channel=" + channel(random));
        }
    },
    PRODUCT("page of a product with its variants", 10) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get(
                    "/products/" + department.anyProduct(random).productId() + "?channel=" + channel(random));
        }
    },
    QUOTE("quote of three lines", 10) {
        @Override
        Request of(Department department, RandomGenerator random) {
            String store = random.nextBoolean() ? "" : "\"store\":\"" + department.anyStore(random) + "\",";
            StringBuilder lines = new StringBuilder();
            for (int line = 0; line < 3; line++) {
                lines.append(line == 0 ? "" : ",")
                        .append("{\"sku\":\"")
                        .append(department.anySku(random))
                        .append("\",\"quantity\":")
                        .append(1 + random.nextInt(3))
                        .append('}');
            }
            return new Request(
                    "POST",
                    "/quotes",
                    "{\"channel\":\"" + channel(random) + "\"," + store + "\"lines\":[" + lines + "]}");
        }
    },
    SEARCH("search by words", 50) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get("/search?limit=20&q=" + encoded(Goods.words(random)) + "&channel=" + channel(random));
        }
    },
    FACETS("search with facets", 50) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get(
                    "/search?limit=20&facets=true&q=" + encoded(Goods.words(random)) + "&channel=" + channel(random));
        }
    },
    CHEAPEST("search, the cheapest first", 50) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get("/search?limit=20&sort=price_asc&q=" + encoded(Goods.words(random)) + "&channel="
                    + channel(random));
        }
    },
    SUGGESTION("suggestions as one types", 50) {
        @Override
        Request of(Department department, RandomGenerator random) {
            return Request.get("/suggestions?q=" + encoded(Goods.beginning(random)) + "&channel=" + channel(random));
        }
    };

    private final String text;
    private final double goalMillis;

    Question(String text, double goalMillis) {
        this.text = text;
        this.goalMillis = goalMillis;
    }

    abstract Request of(Department department, RandomGenerator random);

    private static String channel(RandomGenerator random) {
        return Department.CHANNELS.get(random.nextInt(Department.CHANNELS.size()));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    double goalMillis() {
        return goalMillis;
    }

    @Override
    public String toString() {
        return text;
    }
}
