package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.ProblemException;

/** Commands that several give at the same instant, and what became of each. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * What a command came to.
     *
     * @param problem why it was refused: its type; empty where it was not
     * @param body missing where it was refused
     */
    public record Outcome(int status, String problem, JsonNode body) {

        public boolean isDone() {
            return status < 300;
        }
    }

    /** Gives all of them. @return what became of each, in their order */
    public static List<Outcome> all(List<Supplier<Answer>> commands) {
        Map<Integer, Outcome> outcomes = new ConcurrentSkipListMap<>();
        new InFlight(commands.size())
                .forEach(
                        IntStream.range(0, commands.size()).boxed().toList(),
                        index -> outcomes.put(index, outcome(commands.get(index))));
        return List.copyOf(outcomes.values());
    }

    /** Gives all of them, of which one alone can hold. @return what became of the others */
    public static List<Outcome> refusedButOne(List<Supplier<Answer>> commands) {
        List<Outcome> outcomes = all(commands);
        List<Outcome> refused =
                outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
        if (refused.size() != commands.size() - 1) {
            throw new AssertionError("one alone can hold: " + outcomes);
        }
        return refused;
    }

    private static Outcome outcome(Supplier<Answer> command) {
        try {
            Answer answer = command.get();
            return new Outcome(answer.status(), "", answer.body());
        } catch (ProblemException refused) {
            return new Outcome(refused.status(), refused.type(), MissingNode.getInstance());
        }
    }
}
