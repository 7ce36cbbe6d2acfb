import type { Role } from '../../support/posts.ts';
import type { Call } from './permission-requests.ts';

export interface Rule {
  /** Everyone, every signed-in officer, or those who hold one of these roles anywhere. */
  may: 'everyone' | 'officers' | readonly Role[];
  /** What those who may are answered. */
  gives: number;
  /** About one dossier: to officers of agencies that have no part in it, it does not exist. */
  ofDossier?: true;
  /** Of those, only the holder of the present step. */
  holder?: Role;
  /** Makes a request that is in order in every respect but who sends it. */
  call?: () => Promise<Call> | Call;
}
