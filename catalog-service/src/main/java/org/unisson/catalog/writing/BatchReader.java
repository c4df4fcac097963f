package org.unisson.catalog.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemMappers;
import org.unisson.chassis.rest.Rejection;

/** Reads the items of a batch one by one, so that one that cannot be read is named and the others are taken. */
@Singleton
public class BatchReader {

    /** Most items in one batch. */
    public static final int MAX = 500;

    private final ObjectMapper json;
    private final ProblemMappers problems;

    BatchReader(ObjectMapper json, ProblemMappers problems) {
        this.json = json;
        this.problems = problems;
    }

    /**
     * The items, each of which is the content of a single command with its key beside it.
     *
     * @param keyName the field that holds the natural key
     * @throws org.unisson.chassis.rest.ProblemException 413 where there are more than {@value #MAX}
     */
    public <K, C, T> Batch<T> read(
            List<JsonNode> nodes, String keyName, Class<K> keyType, Class<C> contentType, BiFunction<K, C, T> join) {
        if (nodes.size() > MAX) {
            throw Problem.of(
                            413,
                            "batch-too-large",
                            "Too many items in one batch",
                            "At most " + MAX + " items, not " + nodes.size() + ".")
                    .asException();
        }
        List<Batch.Item<T>> items = new ArrayList<>(nodes.size());
        List<Rejection> rejected = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            if (!(nodes.get(index) instanceof ObjectNode fields)) {
                rejected.add(new Rejection(index, null, Problem.invalid("/", "must be an object")));
                continue;
            }
            ObjectNode content = fields.deepCopy();
            JsonNode keyNode = content.remove(keyName);
            String key = keyNode == null || keyNode.isNull() ? null : keyNode.asText();
            if (key == null) {
                rejected.add(new Rejection(index, null, Problem.invalid("/" + keyName, "a required field is missing")));
                continue;
            }
            try {
                T value = join.apply(key(keyNode, keyName, keyType), json.treeToValue(content, contentType));
                items.add(new Batch.Item<>(index, key, value));
            } catch (JsonProcessingException unreadable) {
                rejected.add(new Rejection(
                        index, key, (Problem) problems.unreadable(unreadable).getEntity()));
            }
        }
        return new Batch<>(items, rejected);
    }

    private <K> K key(JsonNode node, String keyName, Class<K> keyType) throws JsonProcessingException {
        try {
            return json.treeToValue(node, keyType);
        } catch (com.fasterxml.jackson.databind.JsonMappingException unreadable) {
            unreadable.prependPath(Object.class, keyName);
            throw unreadable;
        }
    }
}
