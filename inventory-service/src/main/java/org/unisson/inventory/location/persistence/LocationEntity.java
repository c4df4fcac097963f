package org.unisson.inventory.location.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the table {@code location}. */
@Entity
@Table(name = "location")
class LocationEntity {

    @Id
    String gln;

    long version;
    String name;
    String kind;
    String country;
    String postcode;
    String city;
    double latitude;
    double longitude;

    @Column(name = "time_zone")
    String timeZone;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    String[] capabilities;

    boolean open;

    @Column(name = "handling_cost")
    Long handlingCost;

    @Column(name = "daily_capacity")
    Long dailyCapacity;

    String calendar;

    @Column(name = "changed_at")
    Instant changedAt;
}
