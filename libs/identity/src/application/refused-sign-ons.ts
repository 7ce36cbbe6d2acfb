import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Logger } from '#platform/logging';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';

/** A step of somebody's sign-on that was not let through. */
export interface RefusedStep {
  who: WhoSignsOn;
  step: 'sign-on' | 'handover';
  /** SHA-256 of the state, or of the code of the handover. */
  hash: Buffer;
}

/**
 * Leaves a trace of what began here and was refused. A state or a code that is not there may be anybody's invention, and they
 * invent as many as they like: it is logged alone, so that nobody fills the audit trail.
 */
@Injectable()
export class RefusedSignOns {
  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async ofOurs({ who, step, hash }: RefusedStep, details: AuditEntry['details']): Promise<void> {
    await this.trail.record({
      at: this.clock.now(),
      actor: 'sign-on',
      officerId: null,
      action: who === 'citizen' ? `identity.citizen-${step}` : `identity.${step}`,
      subjectType: step,
      subjectId: hash.toString('hex').slice(0, 16),
      outcome: 'refused',
      details,
    });
  }

  ofNobody({ who, step }: RefusedStep): void {
    this.logger.info('a step of a sign-on that is not under way', { who, step });
  }
}
