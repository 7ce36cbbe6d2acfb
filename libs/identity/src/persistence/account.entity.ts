import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';

export interface AccountRow {
  id: number;
  username: string;
  /** Argon2id in PHC string format. */
  passwordHash: string;
  officerId: number;
  disabledAt: Date | null;
  /** Until when a password somebody else chose is of use; null for one the officer chose. */
  oneTimePasswordUntil: Date | null;
}

export const AccountEntity = registerEntity(
  new EntitySchema<AccountRow>({
    name: 'account',
    schema: 'identity',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      username: { type: 'text' },
      passwordHash: { type: 'text', name: 'password_hash' },
      officerId: { type: 'integer', name: 'officer_id' },
      disabledAt: { type: 'timestamptz', name: 'disabled_at', nullable: true },
      oneTimePasswordUntil: { type: 'timestamptz', name: 'one_time_password_until', nullable: true },
    },
  }),
);
