import type { Place } from '#platform/personal-data';

/** Where the secret of an account's second factor is sealed to. */
export const factorPlace = (accountId: number): Place => ({
  column: 'identity.second_factor.secret_sealed',
  row: String(accountId),
});
