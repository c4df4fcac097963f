package org.unisson.order.quote.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.unisson.order.quote.domain.LineTerms;

/** What a quote says of a line, as a column. Null stays null. */
@Singleton
public class LineTermsJson {

    private final ObjectMapper json;

    LineTermsJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(LineTerms terms) {
        try {
            return terms == null ? null : json.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write what was quoted", impossible);
        }
    }

    public LineTerms read(String text) {
        try {
            return text == null ? null : json.readValue(text, LineTerms.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read what was quoted", broken);
        }
    }
}
