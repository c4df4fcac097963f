package org.unisson.inventory.availability.persistence;

import java.time.Instant;
import java.util.List;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.events.ChannelPolicyChanged;
import org.unisson.inventory.events.KeptBack;
import org.unisson.schemas.Topics;

/** What is told of a channel's policy: all that decides what it can promise. On what terms carts hold is nobody else's. */
final class PolicyEvents {

    private PolicyEvents() {}

    static Event changed(ChannelPolicy policy, Instant at) {
        ChannelPolicyChanged state = ChannelPolicyChanged.newBuilder()
                .setChannel(policy.channel())
                .setVersion(policy.version())
                .setShare(policy.share())
                .setBuffer(policy.buffer())
                .setBuffers(buffers(policy))
                .setLocations(policy.locations()
                        .map(glns -> glns.stream().map(Gln::number).sorted().toList())
                        .orElse(null))
                .setChangedAt(at)
                .build();
        return Event.of(Topics.CHANNEL_POLICIES, policy.channel(), policy.version(), state, at);
    }

    private static List<KeptBack> buffers(ChannelPolicy policy) {
        return policy.buffers().entrySet().stream()
                .map(of -> KeptBack.newBuilder()
                        .setSku(of.getKey().code())
                        .setBuffer(of.getValue())
                        .build())
                .sorted()
                .toList();
    }
}
