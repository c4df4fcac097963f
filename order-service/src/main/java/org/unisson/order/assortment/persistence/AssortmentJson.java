package org.unisson.order.assortment.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.unisson.order.assortment.domain.Assortment;

/** The entries of an assortment as a column. */
@Singleton
public class AssortmentJson {

    private static final TypeReference<List<Assortment.Entry>> ENTRIES = new TypeReference<>() {};

    private final ObjectMapper json;

    AssortmentJson(ObjectMapper json) {
        this.json = json;
    }

    String write(List<Assortment.Entry> entries) {
        try {
            return json.writerFor(ENTRIES).writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an assortment", impossible);
        }
    }

    public List<Assortment.Entry> read(String text) {
        try {
            return json.readValue(text, ENTRIES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read an assortment", broken);
        }
    }
}
