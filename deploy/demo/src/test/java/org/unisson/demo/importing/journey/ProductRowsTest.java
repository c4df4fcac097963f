package org.unisson.demo.importing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Rows;

class ProductRowsTest {

    private static final String HEADER =
            "product_id,manufacturer_id,department,brand,product_category,product_type,package_size";

    private final RowReport report = new RowReport();

    private List<Requests.Product> read(List<String> sold, String... lines) {
        return new ProductRows(report).read(Rows.of(HEADER, lines), sold);
    }

    @Test
    void attributesMakeNameCategoryAndOptions() {
        Requests.Product product = read(List.of(), "501,9,PANTRY,Private,JAMS/JELLIES,FIG JAM,A  4   OZ")
                .getFirst();

        assertThat(product.names()).isEqualTo(Map.of("en", "FIG JAM"));
        assertThat(product.category()).isEqualTo("pantry/jams-jellies");
        assertThat(product.brand()).isEqualTo("Private");
        assertThat(product.variants().getFirst().sku()).isEqualTo("CJ-501");
        assertThat(product.variants().getFirst().options()).isEqualTo(Map.of("size", "A 4 OZ"));
        assertThat(report.outcomes()).extracting(RowOutcome::reason).containsExactly("");
    }

    @Test
    void unknownAttributesAreLeftOut() {
        List<Requests.Product> products =
                read(List.of(), "502,9,PANTRY,NA,JAMS,NA,NA", "503,9,PANTRY,Private,NA,NA,NA", "504,9,NA,NA,NA,NA,NA");

        assertThat(products)
                .extracting(product -> product.names().get("en"))
                .containsExactly("JAMS", "PANTRY", "Product 504");
        assertThat(products).extracting(Requests.Product::brand).containsExactly(null, "Private", null);
        assertThat(products).extracting(Requests.Product::category).containsExactly("pantry/jams", "pantry", null);
        assertThat(report.outcomes().getFirst().reason()).isEqualTo("without brand, product_type, package_size");
    }

    @Test
    void whatWasSoldButStandsInNoFileIsKnownByItsNumber() {
        List<Requests.Product> products = read(List.of("777", "501"), "501,9,PANTRY,Private,JAMS,FIG JAM,4 OZ");

        assertThat(products).extracting(product -> product.names().get("en")).containsExactly("FIG JAM", "Product 777");
    }

    @Test
    void idsAreTheSameEachTime() {
        assertThat(Names.product("501")).isEqualTo(Names.product("501")).isNotEqualTo(Names.product("502"));
        assertThat(Names.gln(5)).isEqualTo(Names.gln(5)).hasSize(13);
    }
}
