package org.unisson.catalog.operation.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.unisson.catalog.product.domain.Names;
import org.unisson.chassis.values.Gln;

/**
 * A commercial operation as its maker declares it.
 *
 * @param names what customers read, in French, English or both
 * @param kind PUBLIC where none is given
 * @param beginsAt its first instant
 * @param endsAt the instant from which it has no effect any more, at most 400 days later
 * @param channels ids, at most 100; none: every channel
 * @param storeGroups participating stores by their groups, at most 100
 * @param stores participating stores by GLN, at most 5,000; neither stores nor groups: every store
 * @param audience everyone where none is given
 * @param targets everything where none is given
 * @param condition in CEL, on {@code total}, {@code quantity}, {@code skus} …; at most 1,000 characters, or null
 * @param effects 1 to 5
 * @param stackingGroup of operations in one group only one reduces a line; without one it is in the group of those that
 *     reduce lines or of those that reduce totals
 * @param priority the higher one comes first, from -1000 to 1000; among equals what gives more
 * @param budget null: no limit
 * @param coupon whether a coupon code is required
 * @param quotaId the quota of inventory that its pieces count against, or null
 */
public record OperationContent(
        Names names,
        OperationKind kind,
        Instant beginsAt,
        Instant endsAt,
        List<String> channels,
        List<String> storeGroups,
        List<Gln> stores,
        Audience audience,
        Targets targets,
        String condition,
        List<Effect> effects,
        String stackingGroup,
        Integer priority,
        Budget budget,
        Boolean coupon,
        UUID quotaId) {

    private static final int LONGEST_DAYS = 400;
    private static final int LONGEST_CONDITION = 1_000;

    public OperationContent {
        require(
                names != null && names.byLanguage().values().stream().noneMatch(OperationContent::hasControls),
                "names",
                "are required, without control characters");
        require(beginsAt != null && endsAt != null, "beginsAt, endsAt", "are required");
        beginsAt = beginsAt.truncatedTo(ChronoUnit.MICROS);
        endsAt = endsAt.truncatedTo(ChronoUnit.MICROS);
        require(endsAt.isAfter(beginsAt), "endsAt", "must be after beginsAt");
        require(
                !endsAt.isAfter(beginsAt.plus(LONGEST_DAYS, ChronoUnit.DAYS)),
                "endsAt",
                "at most " + LONGEST_DAYS + " days after beginsAt");
        channels = texts("channels", channels, 100);
        storeGroups = texts("storeGroups", storeGroups, 100);
        stores = stores == null ? List.of() : stores;
        require(stores.size() <= 5_000 && stores.stream().noneMatch(Objects::isNull), "stores", "at most 5000");
        stores = List.copyOf(stores);
        kind = kind == null ? OperationKind.PUBLIC : kind;
        audience = audience == null ? Audience.EVERYONE : audience;
        targets = targets == null ? Targets.EVERYTHING : targets;
        require(
                kind == OperationKind.PUBLIC || !audience.isEveryone(),
                "audience",
                "a private operation needs segments or invitations");
        require(
                condition == null
                        || (!condition.isBlank()
                                && condition.length() <= LONGEST_CONDITION
                                && condition.indexOf('\u0000') < 0),
                "condition",
                "1 to " + LONGEST_CONDITION + " characters, or none");
        require(
                effects != null
                        && !effects.isEmpty()
                        && effects.size() <= 5
                        && effects.stream().noneMatch(Objects::isNull),
                "effects",
                "1 to 5 are required");
        require(
                effects.stream()
                                .map(Effect::currency)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        <= 1,
                "effects",
                "are in one currency");
        effects = List.copyOf(effects);
        require(
                stackingGroup == null
                        || (!stackingGroup.isBlank() && stackingGroup.length() <= 100 && !hasControls(stackingGroup)),
                "stackingGroup",
                "1 to 100 characters, or none");
        priority = priority == null ? 0 : priority;
        require(Math.abs(priority) <= 1_000, "priority", "from -1000 to 1000");
        coupon = coupon != null && coupon;
    }

    /** Whether it holds at that instant: the beginning belongs to it, the end does not. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(beginsAt) && instant.isBefore(endsAt);
    }

    /** Whether every store takes part. */
    public boolean isInEveryStore() {
        return storeGroups.isEmpty() && stores.isEmpty();
    }

    /** Whether everyone gets it without doing anything for it. */
    public boolean isForEveryone() {
        return audience.isEveryone() && !coupon && (budget == null || budget.usesPerCustomer() == null);
    }

    /** The same with another end. */
    public OperationContent endingAt(Instant end) {
        return new OperationContent(
                names,
                kind,
                beginsAt,
                end,
                channels,
                storeGroups,
                stores,
                audience,
                targets,
                condition,
                effects,
                stackingGroup,
                priority,
                budget,
                coupon,
                quotaId);
    }

    private static List<String> texts(String field, List<String> texts, int most) {
        List<String> given = texts == null ? List.of() : texts;
        require(
                given.size() <= most
                        && given.stream()
                                .allMatch(text ->
                                        text != null && !text.isBlank() && text.length() <= 100 && !hasControls(text)),
                field,
                "at most " + most + ", each of 1 to 100 characters");
        return given.stream().distinct().sorted().toList();
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static void require(boolean good, String field, String message) {
        if (!good) {
            throw new IllegalArgumentException(field + ": " + message);
        }
    }
}
