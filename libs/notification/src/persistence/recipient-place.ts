import type { Place } from '#platform/personal-data';

/** Where the recipient of a delivery is sealed for. */
export const recipientPlace = (deliveryId: string): Place => ({
  column: 'notification.delivery.recipient_sealed',
  row: deliveryId,
});
