package org.unisson.order.reference.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.unisson.order.reference.domain.SalesChannel;

/** A channel as it is known here; written only by the feed. */
@Entity
@Immutable
@Table(name = "known_channel")
class ChannelRow {

    @Id
    @Column(name = "channel")
    String id;

    String kind;

    String currency;

    boolean active;

    SalesChannel asChannel() {
        return new SalesChannel(id, kind, currency, active);
    }
}
