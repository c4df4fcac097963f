package org.unisson.order.ordering.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.unisson.order.ordering.domain.BundlePart;
import org.unisson.order.quote.domain.LineTerms;

/** What was not quoted, and what is no part of a bundle, is not said: such lines are written as they always were. */
@Singleton
class LeftOut implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        JsonInclude.Value where = JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
        mapper.configOverride(LineTerms.class).setInclude(where).setIncludeAsProperty(where);
        mapper.configOverride(BundlePart.class).setIncludeAsProperty(where);
    }
}
