package org.unisson.schemas.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.List;

/** The form of a document: AsyncAPI 3.0, as far as Unisson uses it. */
final class Structure {

    private static final JsonNode SCHEMA =
            Yaml.read(Path.of("src", "test", "resources", "asyncapi", "structure.schema.yaml"));

    private Structure() {}

    static List<String> problems(JsonNode document) {
        return validate("#/$defs/document", document);
    }

    /** Of a file that holds only what documents share. */
    static List<String> problemsOfFragment(JsonNode fragment) {
        return validate("#/$defs/fragment", fragment);
    }

    private static List<String> validate(String definition, JsonNode node) {
        return schema(definition).validate(node).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private static JsonSchema schema(String definition) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("urn:unisson:asyncapi"), SCHEMA, config)
                .getRefSchema(SchemaLocation.of(definition).getFragment());
    }
}
