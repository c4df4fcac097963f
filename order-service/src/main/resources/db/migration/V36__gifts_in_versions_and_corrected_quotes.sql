-- That a gift could not be had is a version of its order, which nobody has asked for.
alter table order_version drop constraint order_version_what_check;
alter table order_version add constraint order_version_what_check check (what in (
    'PLACED', 'FULFILMENT_CHANGED', 'FULFILMENT_KEPT', 'LINE_CANCELLED', 'ADDITION_ORDERED', 'GIFT_NOT_GIVEN'));
