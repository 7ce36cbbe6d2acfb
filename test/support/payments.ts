import { demoAccounts, type Simulators } from '#simulators';

const { partner, secret, account, bank, accountName } = demoAccounts.payment;

/** Settings of an API or a worker that payments online are offered at. */
export const paymentSettings = ({ url }: Pick<Simulators, 'url'>) => ({
  PAYMENT_URL: `${url}/payment-platform`,
  ...{ PAYMENT_PARTNER: partner, PAYMENT_SECRET: secret },
  ...{ PAYMENT_ACCOUNT: account, PAYMENT_BANK: bank, PAYMENT_ACCOUNT_NAME: accountName },
});
