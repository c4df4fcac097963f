package org.unisson.inventory.epcis.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Gtin;

/** GS1's published examples, and that what is written is what is read. */
class IdentifierTest {

    private static final String SET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /** From the EPCIS and CBV examples, and from the examples of the Event Hash ID. */
    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgtin:0614141.107346.2017, https://id.gs1.org/01/10614141073464/21/2017",
        "urn:epc:id:sgtin:4012345.011111.98%22, https://id.gs1.org/01/04012345111118/21/98%22",
        "urn:epc:id:sgtin:415056789012.0.987654, https://id.gs1.org/01/04150567890128/21/987654",
        "urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F(), https://id.gs1.org/01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29",
        "urn:epc:class:lgtin:4012345.012345.Lot987, https://id.gs1.org/01/04012345123456/10/Lot987",
        "urn:epc:idpat:sgtin:4012345.012345.*, https://id.gs1.org/01/04012345123456",
        "https://id.gs1.org/01/70614141123451/21/2017, https://id.gs1.org/01/70614141123451/21/2017",
        "http://us-company-with-UPC.com/01/001122334455, https://id.gs1.org/01/00001122334455",
        "https://id.gs1.org/01/9780345418913/22/344/10/1223/21/765tz, https://id.gs1.org/01/09780345418913/21/765tz",
        "https://gs1.test.example.org/some/path/01/9780345418913/10/1223, https://id.gs1.org/01/09780345418913/10/1223",
        "https://example.org/01/9780345418913/21/765tz?11=221109, https://id.gs1.org/01/09780345418913/21/765tz"
    })
    void namesATradeItem(String uri, String canonical) {
        assertThat(TradeItems.ofUri(uri).uri()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgln:4012345.00005.122, https://id.gs1.org/414/4012345000054/254/122, 4012345000054.122",
        "urn:epc:id:sgln:4012345.00005.0, https://id.gs1.org/414/4012345000054, 4012345000054",
        "urn:epc:id:sgln:0614141.07346.1234, https://id.gs1.org/414/0614141073467/254/1234, 0614141073467.1234",
        "https://id.gs1.org/414/4280000000002/254/12, https://id.gs1.org/414/4280000000002/254/12, 4280000000002.12",
        "https://shop.example/a/414/4226350800008?x=1, https://id.gs1.org/414/4226350800008, 4226350800008"
    })
    void namesAPlace(String uri, String canonical, String id) {
        Sgln place = Sgln.ofUri(uri);
        assertThat(place.uri()).isEqualTo(canonical);
        assertThat(place.id()).isEqualTo(id);
        assertThat(Sgln.ofId(id)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sgtin:0614141.10734.2017",
                "urn:epc:id:sgtin:06141.41107346.2017",
                "urn:epc:id:sgtin:0614141.107346.",
                "urn:epc:id:sgtin:0614141.107346.123456789012345678901",
                "urn:epc:id:sgtin:0614141.107346.a%2",
                "urn:epc:id:sgtin:0614141.107346.a%00b",
                "urn:epc:id:sgtin:0614141.107346.a#b",
                "urn:epc:id:sscc:4012345.0000000333",
                "urn:epc:idpat:sgtin:4012345.*.*",
                "urn:epc:idpat:sgtin:4012345.012345.7",
                "https://id.gs1.org/01/70614141123452/21/2017",
                "https://id.gs1.org/01/97803",
                "https://id.gs1.org/01/9780345418913/99/utfgf",
                "https://id.gs1.org/01/9780345418913/21/1/10/2",
                "https://id.gs1.org/01/9780345418913/21",
                "https://id.gs1.org/00/340123453111111115",
                "https://example.de/abc/9780345418913",
                "https://01",
                "42",
                ""
            })
    void whatNamesNoTradeItemIsRefused(String uri) {
        assertThatThrownBy(() -> TradeItems.ofUri(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sgln:0614141.0734.1234",
                "urn:epc:id:sgln:0614141.07346.",
                "urn:epc:id:pgln:4012345.00000",
                "https://id.gs1.org/414/4280000000003",
                "https://id.gs1.org/414/428000000000",
                "geo:47.506694,11.104301"
            })
    void whatNamesNoPlaceIsRefused(String uri) {
        assertThatThrownBy(() -> Sgln.ofUri(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverIsWrittenIsRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            int prefix = 6 + random.nextInt(7);
            String digits = digits(random, 13);
            String serial = serial(random);
            String gtin = Gtin.completing(digits).number();
            String urn = "urn:epc:id:sgtin:" + digits.substring(1, prefix + 1) + "." + digits.charAt(0)
                    + digits.substring(prefix + 1) + "." + UriText.encode(serial);
            TradeItem.Serialised item = TradeItems.serialised(urn);
            assertThat(item).as(urn + " of seed " + seed).isEqualTo(new TradeItem.Serialised(gtin, serial));
            assertThat(TradeItems.ofUri(item.uri())).isEqualTo(item);
            // The chassis checks the digit by itself.
            assertThat(new Gtin(item.gtin()).number()).isEqualTo(gtin);
            Sgln place = new Sgln(Gln.ofTwelve(digits(random, 12)).number(), random.nextBoolean() ? serial : null);
            assertThat(Sgln.ofUri(place.uri())).isEqualTo(place);
            assertThat(Sgln.ofId(place.id())).isEqualTo(place);
        }
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        random.ints(count, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private static String serial(Random random) {
        StringBuilder serial = new StringBuilder();
        random.ints(1 + random.nextInt(20), 0, SET_82.length()).forEach(at -> serial.append(SET_82.charAt(at)));
        return serial.toString();
    }
}
