package org.unisson.schemas;

import static org.unisson.schemas.Topic.Retention.FACTS;
import static org.unisson.schemas.Topic.Retention.STATE;

import java.util.List;
import java.util.Optional;
import org.unisson.catalog.events.AssortmentChanged;
import org.unisson.catalog.events.BrandChanged;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.events.OperationChanged;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.catalog.events.PriceIncoherenceEnded;
import org.unisson.catalog.events.PriceIncoherenceFound;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.QuoteKeyChanged;
import org.unisson.catalog.events.ReviewChanged;
import org.unisson.customer.events.CaseChanged;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.customer.events.ReminderDecided;
import org.unisson.customer.events.SegmentsChanged;
import org.unisson.inventory.events.BackInStock;
import org.unisson.inventory.events.ChannelPolicyChanged;
import org.unisson.inventory.events.ItemShown;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.events.StockChanged;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockLow;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockReservationReleased;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.loyalty.events.GiftCardBalanceExpired;
import org.unisson.loyalty.events.GiftCardsHeld;
import org.unisson.loyalty.events.GiftCardsHoldRefused;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.loyalty.events.PointsHeld;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.loyalty.events.VoucherChanged;
import org.unisson.loyalty.events.VouchersHeld;
import org.unisson.loyalty.events.VouchersHoldRefused;
import org.unisson.order.events.CartAbandoned;
import org.unisson.order.events.CartChanged;
import org.unisson.order.events.ClaimDecided;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PickupReady;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnReceived;

/** Every topic of Unisson, in one place: producers, consumers, the local stack and the documents read it here. */
public final class Topics {

    /** Products and their variants. Key: product id. */
    public static final Topic PRODUCTS =
            new Topic("catalog.products.v1", "catalog-service", STATE, List.of(ProductChanged.class));

    /** Which channels have which products. Key: product id. */
    public static final Topic ASSORTMENTS =
            new Topic("catalog.assortments.v1", "catalog-service", STATE, List.of(AssortmentChanged.class));

    /** Prices. Key: SKU. */
    public static final Topic PRICES =
            new Topic("catalog.prices.v1", "catalog-service", STATE, List.of(PriceChanged.class));

    /** Sales channels. Key: channel id. */
    public static final Topic CHANNELS =
            new Topic("catalog.channels.v1", "catalog-service", STATE, List.of(ChannelChanged.class));

    /** Commercial operations. Key: operation id. */
    public static final Topic OPERATIONS =
            new Topic("catalog.operations.v1", "catalog-service", STATE, List.of(OperationChanged.class));

    /** Prices that contradict each other between channels. Key: SKU. */
    public static final Topic COHERENCE = new Topic(
            "catalog.coherence.v1",
            "catalog-service",
            FACTS,
            List.of(PriceIncoherenceFound.class, PriceIncoherenceEnded.class));

    /** Public keys that quotes are signed with. Key: key id. */
    public static final Topic QUOTE_KEYS =
            new Topic("catalog.quote-keys.v1", "catalog-service", STATE, List.of(QuoteKeyChanged.class));

    /** Reviews of products. Key: review id. */
    public static final Topic REVIEWS =
            new Topic("catalog.reviews.v1", "catalog-service", STATE, List.of(ReviewChanged.class));

    /** How brands want to be sold. Key: brand id. */
    public static final Topic BRANDS =
            new Topic("catalog.brands.v1", "catalog-service", STATE, List.of(BrandChanged.class));

    /** Locations. Key: GLN. */
    public static final Topic LOCATIONS =
            new Topic("inventory.locations.v1", "inventory-service", STATE, List.of(LocationChanged.class));

    /** Stock per SKU and location. Key: {@code <gln>/<sku>}. */
    public static final Topic STOCK =
            new Topic("inventory.stock.v1", "inventory-service", STATE, List.of(StockChanged.class));

    /** What channels may promise of what is available. Key: channel id. */
    public static final Topic CHANNEL_POLICIES =
            new Topic("inventory.channel-policies.v1", "inventory-service", STATE, List.of(ChannelPolicyChanged.class));

    /** What became of the reservation of an order. Key: order id. */
    public static final Topic RESERVATIONS = new Topic(
            "inventory.reservations.v1",
            "inventory-service",
            FACTS,
            List.of(
                    StockReserved.class,
                    StockReservationRefused.class,
                    StockReservationReleased.class,
                    StockResourced.class,
                    StockConflictFound.class));

    /** What is running low, and what is there again. Key: {@code <gln>/<sku>} of StockLow, SKU of BackInStock. */
    public static final Topic STOCK_SIGNALS = new Topic(
            "inventory.stock-signals.v1", "inventory-service", FACTS, List.of(StockLow.class, BackInStock.class));

    /** Items that somebody looks at in a store. Key: SKU. */
    public static final Topic ITEM_READS =
            new Topic("inventory.item-reads.v1", "inventory-service", FACTS, List.of(ItemShown.class));

    /** Carts at rest. Key: cart id. */
    public static final Topic CARTS = new Topic("order.carts.v1", "order-service", FACTS, List.of(CartAbandoned.class));

    /** Carts of known customers, open or not any more. Key: cart id. */
    public static final Topic CART_STATES =
            new Topic("order.cart-states.v1", "order-service", STATE, List.of(CartChanged.class));

    /** Life of an order. Key: order id. */
    public static final Topic ORDERS = new Topic(
            "order.orders.v1",
            "order-service",
            FACTS,
            List.of(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class, OrderFulfilled.class));

    /** What each location hands out of an order, and how far it is. Key: consignment id. */
    public static final Topic CONSIGNMENTS = new Topic(
            "order.consignments.v1",
            "order-service",
            FACTS,
            List.of(ConsignmentChanged.class, PickupReady.class, DeliveryPromiseBroken.class));

    /** Sales of every channel, what came back and whose they became. Key: purchase id; return id of ReturnReceived. */
    public static final Topic PURCHASES = new Topic(
            "order.purchases.v1",
            "order-service",
            FACTS,
            List.of(PurchaseMade.class, PurchaseReturned.class, PurchaseClaimed.class, ReturnReceived.class));

    /** What was decided of goods that customers have not received. Key: claim id. */
    public static final Topic CLAIMS =
            new Topic("order.claims.v1", "order-service", FACTS, List.of(ClaimDecided.class));

    /** Loyalty accounts. Key: account id. */
    public static final Topic ACCOUNTS =
            new Topic("loyalty.accounts.v1", "loyalty-service", STATE, List.of(PointsBalanceChanged.class));

    /** Points, gift cards and vouchers set aside for orders. Key: order id. */
    public static final Topic HOLDS = new Topic(
            "loyalty.holds.v1",
            "loyalty-service",
            FACTS,
            List.of(
                    PointsHeld.class,
                    PointsHoldRefused.class,
                    GiftCardsHeld.class,
                    GiftCardsHoldRefused.class,
                    VouchersHeld.class,
                    VouchersHoldRefused.class));

    /** What is owed on gift cards no more. Key: entry id. */
    public static final Topic GIFT_CARDS =
            new Topic("loyalty.gift-cards.v1", "loyalty-service", FACTS, List.of(GiftCardBalanceExpired.class));

    /** Vouchers. Key: voucher id. */
    public static final Topic VOUCHERS =
            new Topic("loyalty.vouchers.v1", "loyalty-service", STATE, List.of(VoucherChanged.class));

    /** What sources know of customers, without personal data. Key: customer id. */
    public static final Topic CUSTOMERS = new Topic(
            "customer.customers.v1",
            "customer-service",
            STATE,
            List.of(CustomerRegistered.class, CustomerChanged.class));

    /** Which customers are one person. Key: customer id. */
    public static final Topic IDENTITIES = new Topic(
            "customer.identities.v1",
            "customer-service",
            STATE,
            List.of(CustomersMerged.class, CustomersUnmerged.class));

    /** Which segments customers are in. Key: customer id. */
    public static final Topic SEGMENTS =
            new Topic("customer.segments.v1", "customer-service", STATE, List.of(SegmentsChanged.class));

    /** Contact decisions. Key: cart id. */
    public static final Topic DECISIONS =
            new Topic("customer.decisions.v1", "customer-service", FACTS, List.of(ReminderDecided.class));

    /** Cases of after-sales and advice, without what anybody said. Key: case id. */
    public static final Topic CASES =
            new Topic("customer.cases.v1", "customer-service", STATE, List.of(CaseChanged.class));

    /** All of them. */
    public static final List<Topic> ALL = List.of(
            PRODUCTS,
            ASSORTMENTS,
            PRICES,
            CHANNELS,
            OPERATIONS,
            COHERENCE,
            QUOTE_KEYS,
            REVIEWS,
            BRANDS,
            LOCATIONS,
            STOCK,
            CHANNEL_POLICIES,
            RESERVATIONS,
            STOCK_SIGNALS,
            ITEM_READS,
            CARTS,
            CART_STATES,
            ORDERS,
            CONSIGNMENTS,
            PURCHASES,
            CLAIMS,
            ACCOUNTS,
            HOLDS,
            GIFT_CARDS,
            VOUCHERS,
            CUSTOMERS,
            IDENTITIES,
            SEGMENTS,
            DECISIONS,
            CASES);

    private Topics() {}

    /** The topics that a service writes. */
    public static List<Topic> ownedBy(String service) {
        return ALL.stream().filter(topic -> topic.owner().equals(service)).toList();
    }

    /** The topic of that name, without prefix. */
    public static Optional<Topic> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The dead-letter topic of a service: events that it could not apply, each with its cause. */
    public static String deadLetters(String service) {
        return service + ".dead-letters.v1";
    }
}
