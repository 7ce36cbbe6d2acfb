import { z } from 'zod';
import type { SimulatedClock } from '../../clock/simulated-clock.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { HeldDossiers } from '../held-dossiers.ts';
import type { HandedIn, HandingInFault } from './handed-in.ts';
import {
  type HandingInOrder,
  madeUpDossier,
  type OutgoingDossier,
  withBrokenPapers,
  withOtherContent,
} from './made-up-dossier.ts';

/** Brings a dossier to the province. @returns undefined when nobody answered */
export type Deliver = (dossier: OutgoingDossier) => Promise<{ status: number; body: unknown } | undefined>;

const answer = z.object({
  error_code: z.union([z.string(), z.number()]).nullable().catch(null),
  message: z.string().nullable().catch(null),
});

/** Dossiers that citizens hand in at the portal: it holds them as newly registered, tells the province, and keeps its answers. */
export class HandingIn {
  private ordinal: number;

  constructor(
    private readonly ledger: Ledger<HandedIn>,
    private readonly held: HeldDossiers,
    private readonly clock: SimulatedClock,
  ) {
    this.ordinal = Math.max(0, ...ledger.entries.map(({ code }) => Number(code.slice(-6))));
  }

  /** Every sending, oldest first. */
  sendings(): readonly HandedIn[] {
    return this.ledger.entries;
  }

  /** Somebody hands something in. */
  register(order: HandingInOrder): OutgoingDossier {
    this.ordinal += 1;
    const dossier = madeUpDossier(this.ordinal, order, this.clock.now());
    this.held.store(newlyRegistered(dossier), this.clock.stamp());
    return dossier;
  }

  /** Sends a dossier as often as its fault has it. @returns what was answered last */
  async send(
    dossier: OutgoingDossier,
    deliver: Deliver,
    fault: HandingInFault | null = null,
  ): Promise<HandedIn> {
    switch (fault) {
      case null:
        return this.once(dossier, deliver, fault);
      case 'answer-lost':
        await this.once(dossier, deliver, fault);
        return this.once(dossier, deliver, null);
      case 'other-content':
        await this.once(dossier, deliver, null);
        return this.once(withOtherContent(dossier), deliver, fault);
      case 'broken-base64':
        return this.once(withBrokenPapers(dossier), deliver, fault);
    }
  }

  private async once(
    dossier: OutgoingDossier,
    deliver: Deliver,
    fault: HandingInFault | null,
  ): Promise<HandedIn> {
    const given = await deliver(dossier).catch(() => undefined);
    const got = fault === 'answer-lost' ? undefined : given;
    const said = answer.safeParse(got?.body).data;
    const entry: HandedIn = {
      ...{
        at: this.clock.stamp(),
        code: dossier.MaHoSo,
        procedure: dossier.MaTTHC,
        applicant: dossier.ChuHoSo,
      },
      ...{ fault, status: got?.status ?? null },
      ...{ errorCode: said?.error_code ?? null, message: said?.message ?? null },
    };
    this.ledger.append(entry);
    return entry;
  }
}

/** As the portal holds what was handed in and the province has not told of. */
export const newlyRegistered = ({ MaHoSo, MaTTHC, ChuHoSo }: Registered) => ({
  ...{ MaHoSo, MaTTHC, ChuHoSo },
  ...({ KenhThucHien: '2', TrangThaiHoSo: '1', NoiNopHoSo: '1' } as const),
});

type Registered = Pick<OutgoingDossier, 'MaHoSo' | 'MaTTHC' | 'ChuHoSo'>;
