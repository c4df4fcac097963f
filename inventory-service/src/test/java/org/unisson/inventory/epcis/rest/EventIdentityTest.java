package org.unisson.inventory.epcis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The Event Hash ID of CBV 2.0, by a published example of it. */
class EventIdentityTest {

    private static final String EXAMPLE = """
            {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "shipping", "disposition": "in_transit",
             "epcList": ["urn:epc:id:sgtin:0614141.107346.2017", "urn:epc:id:sgtin:0614141.107346.2018"],
             "eventTime": "2022-02-16T20:33:31.116000-06:00", "eventTimeZoneOffset": "-06:00",
             "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.1234"},
             "bizTransactionList": [
               {"type": "po", "bizTransaction": "http://transaction.acme.com/po/12345678"}]}""";
    private static final String ITS_HASH =
            "ni:///sha-256;ffa491b16867e34a7791a8d5389d826afc24e63a121026b6a4004ace38631b4b?ver=CBV2.0";

    @Test
    void isTheStandards() {
        assertThat(idOf(EXAMPLE)).isEqualTo(ITS_HASH);
    }

    @Test
    void isTheSameHoweverTheEventIsWritten() {
        assertThat(idOf("""
                {"eventTimeZoneOffset": "-06:00", "recordTime": "2022-02-18T00:00:00Z",
                 "eventTime": "2022-02-17T02:33:31.1160Z", "type": "ObjectEvent", "action": "OBSERVE",
                 "bizStep": "https://ref.gs1.org/cbv/BizStep-shipping", "disposition": "urn:epcglobal:cbv:disp:in_transit",
                 "epcList": ["https://shop.example/01/10614141073464/21/2018?17=301231",
                    "https://id.gs1.org/01/10614141073464/21/2017"],
                 "bizTransactionList": [
                    {"bizTransaction": "http://transaction.acme.com/po/12345678", "type": "po"}],
                 "readPoint": {"id": "https://id.gs1.org/414/0614141073467/254/1234"}}""")).isEqualTo(ITS_HASH);
    }

    @Test
    void isAnotherOneForAnythingElse() {
        assertThat(idOf(EXAMPLE.replace("2018", "2019"))).isNotEqualTo(ITS_HASH);
        assertThat(idOf(EXAMPLE.replace("OBSERVE", "ADD"))).isNotEqualTo(ITS_HASH);
    }

    @Test
    void ofAnExtendedEventDoesNotClaimToBeTheStandards() {
        String one =
                idOf(EXAMPLE.replace("\"type\": \"ObjectEvent\"", "\"type\": \"ObjectEvent\", \"x:a\": 1, \"x:b\": 2"));
        String same =
                idOf(EXAMPLE.replace("\"type\": \"ObjectEvent\"", "\"x:b\": 2, \"x:a\": 1, \"type\": \"ObjectEvent\""));
        assertThat(one).isEqualTo(same).doesNotContain("CBV").isNotEqualTo(idOf(EXAMPLE));
    }

    private static String idOf(String event) {
        try {
            return EventReader.read(0, new ObjectMapper().readTree(event), Instant.now())
                    .eventId();
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
