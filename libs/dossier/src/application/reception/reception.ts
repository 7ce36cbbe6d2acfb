import type { Position, Principal } from '#identity';
import type { Agency, Secrecy } from '#organization';
import type { Channel, ProcedureVersion } from '#procedure';
import type { Applicant, Returning, Submitter } from '../../domain/applicant.ts';
import type { OnlineHandingIn } from '../../domain/online-handing-in.ts';
import type { NoticeWishes } from '../../domain/notice-wishes.ts';
import type { SubmittedComponent } from '../../persistence/insert-dossier.ts';

/** A checked dossier as the desk hands it over. */
export interface Reception {
  procedure: ProcedureVersion;
  caseCode: string | null;
  channel: Channel;
  desk: Agency;
  lead: Agency;
  applicant: Applicant;
  submitter: Submitter | null;
  returning: Returning;
  notices: NoticeWishes;
  /** How it was handed in online; `null` = it was not. */
  online: OnlineHandingIn | null;
  sets: number;
  /** Code of the area; `null` = nobody has said. */
  area: string | null;
  components: readonly SubmittedComponent[];
  /** The officer knows of the applicant's unfinished dossiers of the procedure, and takes it in all the same. */
  duplicateKnown: boolean;
  officer: Principal;
  post: Position;
  comment: string | null;
  secrecy: Secrecy;
}
