package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.unisson.local.stack.Stack;

/** What must hold over all worlds when the run is over. */
final class EndChecks {
    EndChecks(Stack stack, List<World> worlds) {}
    List<String> findings() { List<String> f = new ArrayList<>(); JsonNode n = null; return f; }
}
