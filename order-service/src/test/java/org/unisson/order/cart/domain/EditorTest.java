package org.unisson.order.cart.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

/** Who may do what to the lines of a shared cart, and until when. */
class EditorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final UUID CART = Ids.next();
    private static final Editor OWNER = Editor.ofAll(Adder.OWNER);

    @ParameterizedTest
    @CsvSource({
        "VIEW, false, false, false",
        "ADD,  true,  true,  false",
        "EDIT, true,  true,  true",
        ",     true,  true,  true"
    })
    void aRightContainsWhatItSays(ShareRight right, boolean adds, boolean changesOwn, boolean changesOthers) {
        Editor editor = right == null ? Editor.ofAll(Adder.seller("ben", null)) : Editor.by(share(right, null));
        Cart cart = Cart.open(CART, Ids.next(), "app", NOW);
        UUID others = Ids.next();
        cart = added(others).on(cart, OWNER, NOW).cart();
        UUID own = Ids.next();
        cart = cart.add(line(own, editor.adder()), NOW);

        allows(adds, added(Ids.next()), cart, editor);
        allows(changesOwn, new LineEdit.ChangeQuantity(own, 3), cart, editor);
        allows(changesOwn, new LineEdit.Remove(own), cart, editor);
        allows(changesOthers, new LineEdit.ChangeQuantity(others, 3), cart, editor);
        allows(changesOthers, new LineEdit.Remove(others), cart, editor);
    }

    @Test
    void aLineStaysItsAddersWhoeverChangesIt() {
        Editor friend = Editor.by(share(ShareRight.EDIT, null));
        UUID line = Ids.next();
        Cart cart =
                added(line).on(Cart.open(CART, null, "app", NOW), OWNER, NOW).cart();

        LineEdit.Done done = new LineEdit.ChangeQuantity(line, 5).on(cart, friend, NOW);

        assertThat(done.cart().lines()).singleElement().satisfies(it -> {
            assertThat(it.addedBy()).isEqualTo(Adder.OWNER);
            assertThat(it.quantity()).isEqualTo(5);
        });
        assertThat(done.operation())
                .isEqualTo(new CartOperation(
                        CART,
                        done.cart().version(),
                        CartOperation.What.CHANGED,
                        friend.adder(),
                        line,
                        "SHIRT",
                        5L,
                        null,
                        NOW));
    }

    @Test
    void anAdditionIsRememberedOnTheLineThatTookIt() {
        UUID line = Ids.next();
        Cart cart =
                added(line).on(Cart.open(CART, null, "app", NOW), OWNER, NOW).cart();

        LineEdit.Done done = added(Ids.next()).on(cart, OWNER, NOW);

        assertThat(done.operation().lineId()).isEqualTo(line);
        assertThat(done.operation().quantity()).isEqualTo(1);
        assertThat(done.cart().lines()).singleElement().satisfies(it -> assertThat(it.quantity())
                .isEqualTo(2));
    }

    @Test
    void aShareEndsAtItsInstantAndWhenItIsRevoked() {
        CartShare share = share(ShareRight.VIEW, null);

        assertThat(share.opens(CART, END.minus(1, ChronoUnit.MICROS))).isTrue();
        assertThat(share.opens(CART, END)).isFalse();
        assertThat(share.opens(Ids.next(), NOW)).isFalse();
        assertThat(share(ShareRight.VIEW, NOW).opens(CART, NOW)).isFalse();
    }

    @Test
    void aTokenIsLongRandomAndDoesNotShowItself() {
        ShareToken token = ShareToken.random();

        assertThat(token.reveal()).hasSize(43).isNotEqualTo(ShareToken.random().reveal());
        assertThat(token.toString()).doesNotContain(token.reveal());
        assertThat(ShareToken.presented(token.reveal()).hash()).isEqualTo(token.hash());
    }

    private static void allows(boolean allowed, LineEdit edit, Cart cart, Editor editor) {
        if (allowed) {
            assertThat(edit.on(cart, editor, NOW).cart().version()).isEqualTo(cart.version() + 1);
        } else {
            assertThatThrownBy(() -> edit.on(cart, editor, NOW))
                    .isInstanceOfSatisfying(CartRefusal.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(CartRefusal.Reason.NOT_ALLOWED));
        }
    }

    private static CartShare share(ShareRight right, Instant revokedAt) {
        return new CartShare(Ids.next(), CART, CART, right, "Ada", NOW, END, revokedAt);
    }

    private static LineEdit added(UUID lineId) {
        return new LineEdit.Add(lineId, new Sku("SHIRT"), 1, Fulfilment.OPEN, "app");
    }

    private static CartLine line(UUID lineId, Adder by) {
        return new CartLine(lineId, new Sku("SOCKS"), 1, null, null, "app", by);
    }
}
