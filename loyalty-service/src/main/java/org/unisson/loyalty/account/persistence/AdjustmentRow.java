package org.unisson.loyalty.account.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Why, and by whom, an entry was made by hand. */
@Entity
@Immutable
@Table(name = "adjustment")
class AdjustmentRow {

    @Id
    @Column(name = "entry_id")
    private UUID entryId;

    @Column(name = "reason")
    private String reason;

    @Column(name = "author")
    private String author;

    protected AdjustmentRow() {}

    AdjustmentRow(UUID entryId, String reason, String author) {
        this.entryId = entryId;
        this.reason = reason;
        this.author = author;
    }
}
